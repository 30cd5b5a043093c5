using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Editions.Import;

/// <summary>What a row makes one unit worth.</summary>
/// <param name="Proxy">How the edition would value it.</param>
/// <param name="From">The first day it holds.</param>
/// <param name="Figure">Pounds per unit on that day, in prices of the edition.</param>
/// <param name="Says">What was done with the figure, where that needs saying.</param>
internal sealed record ImportedWorth(Proxy Proxy, DateOnly From, Figure Figure, string Says)
{
    public decimal Pounds => Figure.Central;

    /// <summary>What comes of the values the measure has for other days, where that needs saying.</summary>
    public string BesideThoseOf(Measure measure)
    {
        var eve = From.AddDays(-1);
        var (before, after) = (PoundsOn(measure.Proxy, eve), PoundsOn(Proxy, eve));
        var later = DaysOf(Proxy).Where(day => day > From).ToArray();
        string?[] notes =
        [
            before is null || before == after ? null
            : after is null
                ? $"Days before {Day(From)} lose their value: it was worked out in another way ({measure.Proxy!.Title}), which this figure replaces."
            : $"Days before {Day(From)} change as well, from {Quantity.Exact(before.Value)} to {Quantity.Exact(after.Value)}.",
            DaysOf(measure.Proxy).Contains(From)
                ? $"It takes the place of the figure that begins on the same day, {Day(From)}."
                : null,
            later.Length > 0 ? $"From {Day(later[0])} the draft's own later figure holds." : null,
        ];
        return string.Join(' ', notes.OfType<string>());
    }

    private static decimal? PoundsOn(Proxy? proxy, DateOnly day) => proxy?.On(day)?.Figure.Central;

    private static IEnumerable<DateOnly> DaysOf(Proxy? proxy) =>
        proxy?.Formula is Formula.DatedFigure ? proxy.Days : [];

    private static string Day(DateOnly day) =>
        day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>
    /// A figure beside those for other days: where one dated figure values the measure, and no other, it takes the new one in; where
    /// it values others too, they keep it, and the measure has a copy of what it said until then.
    /// </summary>
    public static Proxy ProxyOf(Edition edition, Measure measure, DatedValue<Figure> value)
    {
        var held = (measure.Proxy?.Formula as Formula.DatedFigure)?.Value;
        var isOwn =
            held is not null && edition.ValuedBy(held.Id).All(one => one.Code == measure.Code);
        var id = $"imported-{measure.Code}";
        var own = isOwn
            ? held!
            : new Parameter(
                id,
                OneLine.Title(measure.Name),
                $"GBP per {measure.Unit.One()}",
                new([.. held?.Values.All.Where(dated => dated.From < value.From) ?? []])
            );
        var parameter = own.With(value);
        var deflator =
            measure.Proxy?.Uprating?.Deflator
            ?? edition
                .Proxies.Select(proxy => proxy.Uprating?.Deflator)
                .OfType<Parameter>()
                .FirstOrDefault();
        var needs = parameter.Values.All.Any(dated =>
            dated.Value.PriceYear is { } year && year != edition.PriceYear
        );
        return new Proxy(
            isOwn ? measure.Proxy!.Id : id,
            isOwn ? measure.Proxy!.Title : OneLine.Title($"{measure.Title}: the value brought in"),
            measure.Unit,
            new Formula.DatedFigure(parameter),
            needs ? new Uprating(deflator ?? NoIndex, edition.PriceYear) : null
        );
    }

    private static readonly Parameter NoIndex = new("no-index", "No price index", "index", new([]));
}
