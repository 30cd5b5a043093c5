using Commonweal.Domain.Ledger;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commonweal.Service.Ledger;

internal sealed class LedgerEntryTable : PlainTable<LedgerEntry>;

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
            total.Figure,
            total.Quarter,
        });
}
