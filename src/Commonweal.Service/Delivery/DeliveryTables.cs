using Commonweal.Domain.Contracts;
using Commonweal.Domain.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commonweal.Service.Delivery;

internal sealed class DeliveryReportTable : IEntityTypeConfiguration<DeliveryReport>
{
    public void Configure(EntityTypeBuilder<DeliveryReport> builder) =>
        builder.HasOne<Contract>().WithMany().HasForeignKey(report => report.ContractId);
}

internal sealed class ClaimTable : IEntityTypeConfiguration<Claim>
{
    public void Configure(EntityTypeBuilder<Claim> builder)
    {
        builder.HasOne<DeliveryReport>().WithMany().HasForeignKey(claim => claim.ReportId);
        builder.HasOne<Commitment>().WithMany().HasForeignKey(claim => claim.CommitmentId);
    }
}

internal sealed class EvidenceFileTable : IEntityTypeConfiguration<EvidenceFile>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> builder) =>
        builder.HasOne<Claim>().WithMany().HasForeignKey(file => file.ClaimId);
}

internal sealed class RemovedEvidenceTable : IEntityTypeConfiguration<RemovedEvidence>
{
    public void Configure(EntityTypeBuilder<RemovedEvidence> builder) =>
        builder.HasOne<Claim>().WithMany().HasForeignKey(file => file.ClaimId);
}
