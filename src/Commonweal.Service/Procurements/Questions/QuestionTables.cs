using Commonweal.Domain.Procurements.Questions;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commonweal.Service.Procurements.Questions;

internal sealed class TenderQuestionTable : PlainTable<TenderQuestion>;

internal sealed class TenderAnswerTable : PlainTable<TenderAnswer>;

internal sealed class QuestionAskerTable : IEntityTypeConfiguration<QuestionAsker>
{
    public void Configure(EntityTypeBuilder<QuestionAsker> builder)
    {
        builder.HasKey(asker => asker.QuestionId);
        builder
            .HasOne<TenderQuestion>()
            .WithOne()
            .HasForeignKey<QuestionAsker>(asker => asker.QuestionId);
    }
}
