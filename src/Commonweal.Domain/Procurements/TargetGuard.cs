using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Procurements;

/// <summary>
/// Holds the target of each measure to what a bid of the same size is asked about: a target valued above the whole contract, of more
/// pounds than it, or of more people than it could pay, is one that no bidder can promise. A bid covers every lot, so the whole
/// contract decides, with every option and extension.
/// </summary>
public static class TargetGuard
{
    /// <summary>Each target out of proportion; where none is alone, all of them together. Nothing while the value of the contract is not known.</summary>
    /// <param name="procurement">With its value and measures.</param>
    /// <param name="edition">Its edition.</param>
    /// <param name="source">Whose rule it is.</param>
    /// <param name="day">The day whose figures count.</param>
    public static IEnumerable<MenuFinding> Of(
        Procurement procurement,
        Edition edition,
        Source source,
        DateOnly day
    )
    {
        if (procurement.NetValue is not { } contract)
        {
            return [];
        }

        (Measure Measure, decimal Target, decimal? Value)[] targets =
        [
            .. from row in procurement.Measures
            let measure = edition.Find(row.Measure)
            where measure is not null && row.Target is not null
            select (
                measure,
                row.Target!.Value,
                UnitValue.On(edition, measure, day).Figure?.Central * row.Target
            ),
        ];
        MenuFinding[] alone =
        [
            .. targets
                .Select(one => Alone(one.Measure, one.Target, contract, edition, source, day))
                .OfType<MenuFinding>(),
        ];
        return alone.Length > 0 ? alone
            : targets.Sum(one => one.Value ?? 0m) is var together && together > contract
                ?
                [
                    new MenuFinding(
                        "targets-together",
                        $"All targets together are valued at {Money.Display(together)}, more than the whole contract of {Money.Display(contract)}. Lower some, or say how a bidder could deliver so much.",
                        source,
                        $"{Quantity.Exact(contract)}; {string.Join(", ", targets.Select(one => $"{one.Measure.Code} {Quantity.Exact(one.Target)}"))}; {Quantity.Exact(together)}"
                    ),
                ]
            : [];
    }

    /// <summary>The most of a measure that a contract of this value could bear, rounded down to whole units; null where nothing says.</summary>
    /// <param name="contract">GBP net of VAT.</param>
    public static decimal? Most(Measure measure, Edition edition, decimal contract, DateOnly day) =>
        Bounds(measure, edition, day).Select(bound => bound.PoundsOfOne).DefaultIfEmpty().Max()
            is > 0m
                and var dearest
            ? decimal.Floor(contract / dearest)
            : null;

    private static MenuFinding? Alone(
        Measure measure,
        decimal target,
        decimal contract,
        Edition edition,
        Source source,
        DateOnly day
    ) =>
        Bounds(measure, edition, day)
            .Where(bound => bound.PoundsOfOne * target > contract)
            .MaxBy(bound => bound.PoundsOfOne)
            is { } broken
            ? new MenuFinding(
                $"target-{measure.Code}",
                $"{measure.Name}: the target of {UnitWords.Amount(target, measure.Unit.Words())} {broken.Says(Money.Display(broken.PoundsOfOne * target))}, more than the whole contract of {Money.Display(contract)}. Lower the target{Least(measure, edition, contract, day)}, or say how a bidder could deliver so much.",
                source,
                $"{Quantity.Exact(contract)}; {measure.Code} {Quantity.Exact(target)}; {Quantity.Exact(broken.PoundsOfOne)}"
            )
            : null;

    private static string Least(Measure measure, Edition edition, decimal contract, DateOnly day) =>
        Most(measure, edition, contract, day) is { } most and > 0m
            ? $" to at most {UnitWords.Amount(most, measure.Unit.Words())}"
            : "";

    /// <summary>What one unit moves, is valued at, or is paid at least, each where it is known.</summary>
    private static IEnumerable<Bound> Bounds(Measure measure, Edition edition, DateOnly day)
    {
        if (measure.Unit.IsMoney())
        {
            yield return new Bound(1m, pounds => $"moves {pounds}");
        }

        if (UnitValue.On(edition, measure, day).Figure is { } figure)
        {
            yield return new Bound(figure.Central, pounds => $"is valued at {pounds}");
        }

        if (
            WorkingYear.On(edition, day)?.YearsIn(measure.Unit, 1m)
                * WorkingYear.PayOn(edition, day) is
            { } pay
        )
        {
            yield return new Bound(
                pay,
                pounds =>
                    $"means pay of {pounds} by the lowest year's pay this framework reckons with"
            );
        }
    }

    private sealed record Bound(decimal PoundsOfOne, Func<string, string> Says);
}
