using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Contracts;

/// <summary>What published contracts of all councils promise of a measure. Everybody may read each of them, so anybody may ask.</summary>
public sealed class TypicalOfContracts(Db db, ReferenceData data)
{
    private sealed record Promises
    {
        public long Contracts { get; init; }
        public decimal? Low { get; init; }
        public decimal? Middle { get; init; }
        public decimal? High { get; init; }
    }

    /// <summary>Null where no setting says today how many contracts it takes.</summary>
    public async Task<TypicalPromise?> RunAsync(
        Actor actor,
        string edition,
        string measure,
        CancellationToken stop
    )
    {
        var today = UkTime.Today(await db.As(actor).NowAsync(stop));
        if (data.Proportion.Typical.On(today) is not { Value: var fewest })
        {
            return null;
        }

        var found = await db
            .Database.SqlQuery<Promises>(
                $"""
                select contracts as "Contracts", low as "Low", middle as "Middle", high as "High"
                from typical_promise({edition}, {measure})
                """
            )
            .SingleAsync(stop);
        return new TypicalPromise(
            (int)found.Contracts,
            fewest,
            found.Low ?? 0m,
            found.Middle ?? 0m,
            found.High ?? 0m
        );
    }
}
