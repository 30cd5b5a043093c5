using Commonweal.Domain.Editions;
using Commonweal.Domain.Editions.Import;
using Commonweal.Service.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commonweal.Service.Editions.Import;

internal sealed class EditionImportTable : IEntityTypeConfiguration<EditionImport>
{
    public void Configure(EntityTypeBuilder<EditionImport> builder)
    {
        builder.Property(import => import.Id).ValueGeneratedNever();
        builder.Property(import => import.Sheets).IsStoredJson();
        builder.Property(import => import.HiddenSheets).IsStoredJson();
        builder.Property(import => import.Mapping).IsStoredJson();
        builder.Ignore(import => import.Sheet);
        builder
            .HasOne<CouncilEdition>()
            .WithOne()
            .HasForeignKey<EditionImport>(import => import.EditionId);
    }
}

internal sealed class ImportMappingTable : IEntityTypeConfiguration<ImportMapping>
{
    public void Configure(EntityTypeBuilder<ImportMapping> builder)
    {
        builder.Property(mapping => mapping.Id).ValueGeneratedNever();
        builder.Property(mapping => mapping.Mapping).IsStoredJson();
    }
}
