using Commonweal.Domain.Bids;
using Commonweal.Domain.Procurements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commonweal.Service.Bids;

internal sealed class BidTable : IEntityTypeConfiguration<Bid>
{
    public void Configure(EntityTypeBuilder<Bid> builder)
    {
        builder.Property(bid => bid.DraftVersion).IsConcurrencyToken();
        builder.HasOne<Procurement>().WithMany().HasForeignKey(bid => bid.ProcurementId);
    }
}

internal sealed class BidSubmissionTable : IEntityTypeConfiguration<BidSubmission>
{
    public void Configure(EntityTypeBuilder<BidSubmission> builder) =>
        builder.HasOne<Bid>().WithMany().HasForeignKey(submission => submission.BidId);
}

internal sealed class BidLineTable : IEntityTypeConfiguration<BidLine>
{
    public void Configure(EntityTypeBuilder<BidLine> builder)
    {
        builder.Property(line => line.QuantityByYear).HasColumnType("jsonb");
        builder.Property(line => line.Explanation).HasColumnType("jsonb");
        builder.HasOne<Bid>().WithMany().HasForeignKey(line => line.BidId);
    }
}
