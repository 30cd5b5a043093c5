using Commonweal.Domain.Editions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commonweal.Service.Editions;

internal sealed class CouncilEditionTable : IEntityTypeConfiguration<CouncilEdition>
{
    public void Configure(EntityTypeBuilder<CouncilEdition> builder) =>
        builder.Property(edition => edition.Id).ValueGeneratedNever();
}

internal sealed class EditionContentTable : IEntityTypeConfiguration<EditionContent>
{
    public void Configure(EntityTypeBuilder<EditionContent> builder)
    {
        builder.Property(content => content.Id).ValueGeneratedNever();
        builder.HasOne<CouncilEdition>().WithOne().HasForeignKey<EditionContent>(row => row.Id);
    }
}

/// <summary>A view, which hides who had a hand in it and what is kept private.</summary>
internal sealed class PublishedEditionTable : IEntityTypeConfiguration<PublishedEdition>
{
    public void Configure(EntityTypeBuilder<PublishedEdition> builder) =>
        builder.Property(edition => edition.Id).ValueGeneratedNever();
}
