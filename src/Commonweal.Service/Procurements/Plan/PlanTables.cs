using Commonweal.Domain.Procurements;
using Commonweal.Domain.Procurements.Plan;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commonweal.Service.Procurements.Plan;

internal sealed class PlanTaskTable : IEntityTypeConfiguration<PlanTask>
{
    public void Configure(EntityTypeBuilder<PlanTask> builder)
    {
        builder.Ignore(task => task.IsUntouched);
        builder.HasOne<Procurement>().WithMany().HasForeignKey(task => task.ProcurementId);
    }
}

internal sealed class PlanDocumentTable : IEntityTypeConfiguration<PlanDocument>
{
    public void Configure(EntityTypeBuilder<PlanDocument> builder) =>
        builder.HasOne<PlanTask>().WithMany().HasForeignKey(document => document.TaskId);
}
