using System.Text.Json;
using System.Text.Json.Serialization;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
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
        builder
            .Property(line => line.QuantityByYear)
            .HasColumnType("jsonb")
            .HasConversion(
                years => Write(years),
                text => Read<decimal[]>(text),
                Same<IReadOnlyList<decimal>>()
            );
        builder
            .Property(line => line.Explanation)
            .HasColumnType("jsonb")
            .HasConversion(
                explanation => Write(explanation),
                text => Read<Explanation>(text),
                Same<Explanation>()
            );
        builder.HasOne<Bid>().WithMany().HasForeignKey(line => line.BidId);
    }

    /// <summary>Decimals are kept as text, exactly; jsonb itself would keep them, other readers of JSON might not.</summary>
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        NumberHandling =
            JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString,
    };

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, Form);

    private static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Form)!;

    /// <summary>What an opened bid says is never changed, so the same object is the same value.</summary>
    private static ValueComparer<T> Same<T>()
        where T : class =>
        new((one, other) => ReferenceEquals(one, other), value => value.GetHashCode());
}
