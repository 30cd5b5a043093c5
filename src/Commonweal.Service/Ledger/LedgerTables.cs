using Commonweal.Domain.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commonweal.Service.Ledger;

internal sealed class LedgerEntryTable : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> builder) { }
}

internal sealed class LedgerTotalTable : IEntityTypeConfiguration<LedgerTotal>
{
    public void Configure(EntityTypeBuilder<LedgerTotal> builder) =>
        builder.HasKey(total => new
        {
            total.AuthorityId,
            total.ContractId,
            total.Edition,
            total.Theme,
            total.Measure,
            total.Unit,
            total.ValueClass,
            total.Kind,
            total.Quarter,
        });
}
