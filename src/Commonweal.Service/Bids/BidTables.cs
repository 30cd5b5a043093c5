using Commonweal.Domain.Bids;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commonweal.Service.Bids;

internal sealed class BidTable : IEntityTypeConfiguration<Bid>
{
    public void Configure(EntityTypeBuilder<Bid> builder)
    {
        builder.Property(bid => bid.DraftVersion).IsConcurrencyToken();
        builder.HasOne<Procurement>().WithMany().HasForeignKey(bid => bid.ProcurementId);
        builder
            .HasMany(bid => bid.Submissions)
            .WithOne()
            .HasForeignKey(submission => submission.BidId);
        builder.Navigation(bid => bid.Submissions).HasField("submissions");
        builder.Ignore(bid => bid.Standing);
        builder.Ignore(bid => bid.NextVersion);
    }
}

internal sealed class BidDraftTable : IEntityTypeConfiguration<BidDraft>
{
    public void Configure(EntityTypeBuilder<BidDraft> builder)
    {
        builder.HasKey(draft => new { draft.BidId, draft.Version });
        builder.HasOne<Bid>().WithMany().HasForeignKey(draft => draft.BidId);
    }
}

internal sealed class BidNoteTable : PlainTable<BidNote>;

internal sealed class ServiceRunTable : PlainTable<ServiceRun>;

internal sealed class BidUploadTable : IEntityTypeConfiguration<BidUpload>
{
    public void Configure(EntityTypeBuilder<BidUpload> builder) =>
        builder.HasKey(upload => upload.BidId);
}

internal sealed class DeadlineChangeTable : PlainTable<DeadlineChange>;

internal sealed class BidSubmissionTable : IEntityTypeConfiguration<BidSubmission>
{
    public void Configure(EntityTypeBuilder<BidSubmission> builder) =>
        builder.Property(submission => submission.Id).ValueGeneratedNever();
}

internal sealed class BidOpeningTable : IEntityTypeConfiguration<BidOpening>
{
    public void Configure(EntityTypeBuilder<BidOpening> builder) =>
        builder.HasKey(opening => new { opening.ProcurementId, opening.AccountId });
}

internal sealed class BidLineTable : IEntityTypeConfiguration<BidLine>
{
    public void Configure(EntityTypeBuilder<BidLine> builder)
    {
        builder.Property(line => line.QuantityByYear).IsStoredJson();
        builder.Property(line => line.Particulars).IsStoredJson();
        builder.Property(line => line.Explanation).IsStoredJson();
        builder.HasOne<Bid>().WithMany().HasForeignKey(line => line.BidId);
    }
}
