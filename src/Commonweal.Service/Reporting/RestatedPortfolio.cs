using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Reporting;

/// <summary>
/// The portfolio as it would read in one edition with its values of today, beside what was agreed. Two queries: the portfolio's
/// own, and effective quantities by group, edition and measure, which are restated without visiting an entry.
/// </summary>
public sealed class RestatedPortfolio(
    Db db,
    Portfolio portfolio,
    EditionShelf shelf,
    CrosswalkShelf crosswalks
)
{
    /// <summary>What of a measure is in a group, effective quantities and GBP as agreed; null where there is no entry of the kind.</summary>
    private sealed record Part
    {
        public string Key { get; init; } = "";
        public string Edition { get; init; } = "";
        public string Pinned { get; init; } = "";
        public string Measure { get; init; } = "";
        public bool IsValued { get; init; }
        public decimal? Committed { get; init; }
        public decimal? Due { get; init; }
        public decimal? Claimed { get; init; }
        public decimal? Validated { get; init; }
        public decimal? CommittedQuantity { get; init; }
        public decimal? DueQuantity { get; init; }
        public decimal? ClaimedQuantity { get; init; }
        public decimal? ValidatedQuantity { get; init; }

        /// <summary>What it adds to a figure; null where there is no entry of it.</summary>
        public AgreedPart? Of(PortfolioFigure figure)
        {
            var (quantity, value) = figure switch
            {
                PortfolioFigure.Committed => (CommittedQuantity, Committed),
                PortfolioFigure.Due => (DueQuantity, Due),
                PortfolioFigure.Claimed => (ClaimedQuantity, Claimed),
                PortfolioFigure.Validated => (ValidatedQuantity, Validated),
            };
            return quantity is { } effective
                ? new AgreedPart(Pinned, Measure, effective, IsValued ? value : null)
                : null;
        }
    }

    /// <summary>A group as it was agreed and as it is restated.</summary>
    /// <param name="LeftOut">GBP as agreed of what could not be restated, by figure.</param>
    public sealed record Row(
        Portfolio.Row Agreed,
        Portfolio.Row Restated,
        IReadOnlyDictionary<PortfolioFigure, decimal> LeftOut
    );

    /// <summary>A measure that could not be restated; GBP as agreed, null where it has no pounds.</summary>
    public sealed record LeftOut(
        string Edition,
        string Measure,
        LeftOutBecause Because,
        string? Note,
        decimal? Committed,
        decimal? Claimed,
        decimal? Validated
    );

    /// <summary>The groups in the portfolio's order, and all of them together.</summary>
    /// <param name="Day">The day whose values are used.</param>
    /// <param name="Agreed">The portfolio as it was agreed.</param>
    /// <param name="Missing">What is in no restated sum.</param>
    /// <param name="Crosswalks">The ways taken.</param>
    /// <param name="Explanation">How what is committed comes to its sum.</param>
    public sealed record Page(
        Edition To,
        DateOnly Day,
        IReadOnlyList<Row> Rows,
        Row Whole,
        Portfolio.Page Agreed,
        IReadOnlyList<LeftOut> Missing,
        IReadOnlyList<Crosswalk> Crosswalks,
        Explanation Explanation
    )
    {
        /// <summary>The portfolio with restated pounds, its mix of editions as agreed.</summary>
        public Portfolio.Page Restated =>
            Agreed with
            {
                Rows = [.. Rows.Select(row => row.Restated)],
                Whole = Whole.Restated,
            };

        /// <summary>What belongs to one of the restated rows.</summary>
        public Row Of(Portfolio.Row restated) =>
            Rows.FirstOrDefault(row => ReferenceEquals(row.Restated, restated)) ?? Whole;
    }

    /// <summary>Null for an actor who may not read the portfolio, and for an edition that is not there.</summary>
    public async Task<Page?> RunAsync(
        Actor actor,
        PortfolioGrouping by,
        PortfolioFilter filter,
        string? restatedTo,
        CancellationToken stop
    )
    {
        if (!actor.Can(Permission.ReadPortfolio) || actor.AuthorityId is not { } authorityId)
        {
            return null;
        }

        var now = await db.As(actor).NowAsync(stop);
        if (shelf.Find(restatedTo) is not { } to)
        {
            return null;
        }

        var agreed = await portfolio.RunAsync(actor, by, filter, stop);
        var parts = await db
            .Database.SqlQueryRaw<Part>(
                Sql(by),
                PortfolioCells.Values(authorityId, PortfolioFigures.LastEnded(now), filter)
            )
            .ToListAsync(stop);
        var ways = await crosswalks.ToAsync(actor, to, parts.Select(part => part.Pinned), stop);
        var day = UkTime.Today(now);
        var restatement = new Restatement(to, day, ways);
        var groups = parts.ToLookup(part => (part.Key, part.Edition));
        return new Page(
            to,
            day,
            [
                .. agreed.Rows.Select(row =>
                    Restate(restatement, row, groups[(row.Key!, row.Edition)])
                ),
            ],
            Restate(restatement, agreed.Whole, parts),
            agreed,
            Missing(restatement, parts),
            ways,
            restatement.Sum(Together(parts)).Explanation
        );
    }

    private static Row Restate(
        Restatement restatement,
        Portfolio.Row agreed,
        IEnumerable<Part> parts
    )
    {
        var sums = Enum.GetValues<PortfolioFigure>()
            .ToDictionary(
                figure => figure,
                figure =>
                    restatement.Sum(parts.Select(part => part.Of(figure)).OfType<AgreedPart>())
            );
        return new Row(
            agreed,
            agreed.Restated(figure => sums[figure].Value),
            sums.ToDictionary(sum => sum.Key, sum => sum.Value.ValueLeftOut)
        );
    }

    /// <summary>What is committed in all groups, a part for each measure.</summary>
    private static IEnumerable<AgreedPart> Together(IEnumerable<Part> parts) =>
        parts
            .Select(part => part.Of(PortfolioFigure.Committed))
            .OfType<AgreedPart>()
            .GroupBy(part => (part.Edition, part.Measure))
            .Select(group => new AgreedPart(
                group.Key.Edition,
                group.Key.Measure,
                group.Sum(part => part.EffectiveQuantity),
                Sum(group, part => part.Value)
            ));

    private static IReadOnlyList<LeftOut> Missing(
        Restatement restatement,
        IEnumerable<Part> parts
    ) =>
        [
            .. parts
                .GroupBy(part => (part.Pinned, part.Measure))
                .Select(group =>
                {
                    var becomes = restatement.Of(group.Key.Pinned, group.Key.Measure);
                    return becomes.Because is { } because
                        ? new LeftOut(
                            group.Key.Pinned,
                            group.Key.Measure,
                            because,
                            becomes.Note,
                            Of(PortfolioFigure.Committed),
                            Of(PortfolioFigure.Claimed),
                            Of(PortfolioFigure.Validated)
                        )
                        : null;

                    decimal? Of(PortfolioFigure figure) =>
                        Sum(group, part => part.Of(figure)?.Value);
                })
                .OfType<LeftOut>()
                .Where(left =>
                    left.Because is not LeftOutBecause.NoValue
                    || (left.Committed ?? left.Claimed ?? left.Validated) is not null
                ),
        ];

    /// <summary>The sum of those there are; null where there is none, which is not zero.</summary>
    private static decimal? Sum<T>(IEnumerable<T> all, Func<T, decimal?> value) =>
        all.Select(value)
            .Aggregate((decimal?)null, (sum, next) => next is { } one ? (sum ?? 0m) + one : sum);

    private static string Sql(PortfolioGrouping by)
    {
        var (key, edition, _, _) = PortfolioCells.Columns(by);
        return $"""
            with cell as (
                select {key} as key, {edition} as edition, t.edition as pinned, t.measure, t.figure,
                    t.quarter <= @ended as has_ended, bool_or(t.value_class <> 'None') as valued,
                    sum(t.value) as value, sum(t.effective_quantity) as quantity
                from ledger_total t
                where {PortfolioCells.Filtered}
                group by 1, 2, 3, 4, 5, 6
            )
            select key as "Key", edition as "Edition", pinned as "Pinned", measure as "Measure", bool_or(valued) as "IsValued",
                {PortfolioCells.ForEach(", ", (figure, its) =>
                    $"""sum(value) filter (where {its}) as "{figure}", sum(quantity) filter (where {its}) as "{figure}Quantity" """)}
            from cell group by 1, 2, 3, 4
            order by pinned collate "C", measure collate "C", 1, 2
            """;
    }
}
