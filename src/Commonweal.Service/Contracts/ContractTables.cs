using Commonweal.Domain.Contracts;
using Commonweal.Service.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commonweal.Service.Contracts;

internal sealed class CommitmentTable : IEntityTypeConfiguration<Commitment>
{
    public void Configure(EntityTypeBuilder<Commitment> builder)
    {
        builder.Property(commitment => commitment.Explanation).IsStoredJson();
        builder.HasOne<Contract>().WithMany().HasForeignKey(commitment => commitment.ContractId);
    }
}

internal sealed class AwardStandstillTable : IEntityTypeConfiguration<AwardStandstill>
{
    public void Configure(EntityTypeBuilder<AwardStandstill> builder)
    {
        builder.Property(standstill => standstill.Days).IsStoredJson();
        builder
            .HasOne<Contract>()
            .WithOne()
            .HasForeignKey<AwardStandstill>(standstill => standstill.Id);
    }
}

internal sealed class CommitmentTargetTable : IEntityTypeConfiguration<CommitmentTarget>
{
    public void Configure(EntityTypeBuilder<CommitmentTarget> builder) =>
        builder.HasOne<Commitment>().WithMany().HasForeignKey(target => target.CommitmentId);
}
