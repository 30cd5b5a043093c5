using Commonweal.Domain.Procurements;
using Commonweal.Service.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commonweal.Service.Procurements;

internal sealed class ProcurementTable : IEntityTypeConfiguration<Procurement>
{
    public void Configure(EntityTypeBuilder<Procurement> builder)
    {
        builder.Property(procurement => procurement.Method).HasColumnType("jsonb");
        builder.Property(procurement => procurement.Parts).IsStoredJson();
        builder.Property(procurement => procurement.Contact).IsStoredJson();
        builder.Property(procurement => procurement.LocalArea).IsStoredJson();
        builder.Property(procurement => procurement.Reservation).IsStoredJson();
        var changed = builder.Property(procurement => procurement.ChangedAt).Metadata;
        changed.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore); // a trigger's
        changed.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        builder.Ignore(procurement => procurement.WholeLife);
        builder.Ignore(procurement => procurement.Scoring);
        builder.Ignore(procurement => procurement.Details);
        builder.Ignore(procurement => procurement.IsRunning);
        builder
            .HasMany(procurement => procurement.Measures)
            .WithOne()
            .HasForeignKey(measure => measure.ProcurementId);
        builder.Navigation(procurement => procurement.Measures).HasField("measures");
    }
}

internal sealed class ProcurementMeasureTable : IEntityTypeConfiguration<ProcurementMeasure>
{
    public void Configure(EntityTypeBuilder<ProcurementMeasure> builder) =>
        builder.Property(measure => measure.Id).ValueGeneratedNever();
}

internal sealed class MenuOverrideTable : IEntityTypeConfiguration<MenuOverride>
{
    public void Configure(EntityTypeBuilder<MenuOverride> builder) =>
        builder.HasOne<Procurement>().WithMany().HasForeignKey(row => row.ProcurementId);
}

internal sealed class ThresholdAssessmentTable : IEntityTypeConfiguration<ThresholdAssessment>
{
    public void Configure(EntityTypeBuilder<ThresholdAssessment> builder)
    {
        builder.Property(assessment => assessment.Facts).HasColumnType("jsonb");
        builder.Property(assessment => assessment.Decision).HasColumnType("jsonb");
        builder
            .HasOne<Procurement>()
            .WithMany()
            .HasForeignKey(assessment => assessment.ProcurementId);
    }
}

internal sealed class WaiverTable : IEntityTypeConfiguration<Waiver>
{
    public void Configure(EntityTypeBuilder<Waiver> builder)
    {
        builder.Property(waiver => waiver.Conditions).IsStoredJson();
        builder.HasOne<Procurement>().WithMany().HasForeignKey(waiver => waiver.ProcurementId);
    }
}
