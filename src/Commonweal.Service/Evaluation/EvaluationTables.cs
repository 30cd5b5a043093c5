using Commonweal.Domain.Bids;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commonweal.Service.Evaluation;

internal sealed class EvaluatorDeclarationTable : IEntityTypeConfiguration<EvaluatorDeclaration>
{
    public void Configure(EntityTypeBuilder<EvaluatorDeclaration> builder) =>
        builder
            .HasOne<Procurement>()
            .WithMany()
            .HasForeignKey(declaration => declaration.ProcurementId);
}

internal sealed class DraftDecisionTable : PlainTable<DraftDecision>;

internal sealed class SetAsideDecisionTable : PlainTable<SetAsideDecision>;

internal sealed class ScoreTable : IEntityTypeConfiguration<Score>
{
    public void Configure(EntityTypeBuilder<Score> builder) =>
        builder.HasOne<BidLine>().WithMany().HasForeignKey(score => score.BidLineId);
}

internal sealed class BegunModerationTable : IEntityTypeConfiguration<Moderation>
{
    public void Configure(EntityTypeBuilder<Moderation> builder) =>
        builder.HasKey(moderation => moderation.ProcurementId);
}

internal sealed class ModeratedScoreTable : IEntityTypeConfiguration<ModeratedScore>
{
    public void Configure(EntityTypeBuilder<ModeratedScore> builder) =>
        builder.HasKey(score => score.BidLineId);
}

internal sealed class ScoringRunTable : IEntityTypeConfiguration<ScoringRun>
{
    public void Configure(EntityTypeBuilder<ScoringRun> builder)
    {
        builder.Property(run => run.Input).IsStoredJson();
        builder.Property(run => run.Result).IsStoredJson();
        builder.HasOne<Procurement>().WithMany().HasForeignKey(run => run.ProcurementId);
    }
}

internal sealed class CriterionMarkTable : IEntityTypeConfiguration<CriterionMark>
{
    public void Configure(EntityTypeBuilder<CriterionMark> builder) =>
        builder.HasKey(mark => new { mark.BidId, mark.Criterion });
}

internal sealed class RecommendationTable : IEntityTypeConfiguration<Recommendation>
{
    public void Configure(EntityTypeBuilder<Recommendation> builder)
    {
        builder.Property(row => row.Whole).IsStoredJson();
        builder.HasOne<Procurement>().WithMany().HasForeignKey(row => row.ProcurementId);
    }
}

internal sealed class OfferCheckTable : IEntityTypeConfiguration<OfferCheck>
{
    public void Configure(EntityTypeBuilder<OfferCheck> builder) =>
        builder.HasOne<BidLine>().WithMany().HasForeignKey(check => check.BidLineId);
}

internal sealed class ClarificationTable : IEntityTypeConfiguration<Clarification>
{
    public void Configure(EntityTypeBuilder<Clarification> builder) =>
        builder.HasOne<BidLine>().WithMany().HasForeignKey(asked => asked.BidLineId);
}

internal sealed class AwardTable : IEntityTypeConfiguration<Award>
{
    public void Configure(EntityTypeBuilder<Award> builder) =>
        builder.HasKey(award => award.ProcurementId);
}
