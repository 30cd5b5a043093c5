using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>
/// Brings pounds of any year to the prices of one, so that nothing is summed across prices: pounds x deflator of the one
/// year / deflator of the other.
/// </summary>
/// <param name="Deflator">An index of prices; each figure is that of the calendar year it starts.</param>
/// <param name="Year">The year whose prices are wanted.</param>
public sealed record Uprating(Parameter Deflator, int Year)
{
    // With quantities and shares of two decimals every product fits the ten that are kept, and parts add up to their sum.
    private const int Places = 6;

    /// <summary>The deflator of a calendar year; null when that very year is not held.</summary>
    public DatedValue<Figure>? Of(int year) =>
        Deflator.Values.On(new DateOnly(year, 1, 1)) is { } figure && figure.From.Year == year
            ? figure
            : null;

    /// <summary>
    /// The same value in the wanted prices, rounded to six decimals, half away from zero, with one more step. £10.00 of a
    /// year of deflator 96 is 10 x 100 / 96 = £10.416667 in prices of a year of 100. Untouched when it is in them already or
    /// in no year's, and null when the deflator of either year is not held.
    /// </summary>
    public FormulaResult? Apply(FormulaResult value)
    {
        if (value.Figure.PriceYear is not { } year || year == Year)
        {
            return value;
        }

        if (Of(year) is not { } then || Of(Year) is not { } now)
        {
            return null;
        }

        var exact = value.Figure.Times(now.Value.Central, then.Value.Central);
        var figure = exact with
        {
            Central = Quantity.Kept(exact.Central, Places),
            Low = exact.Low is { } low ? Quantity.Kept(low, Places) : null,
            High = exact.High is { } high ? Quantity.Kept(high, Places) : null,
            PriceYear = Year,
        };
        var step = new ExplanationStep(
            $"Prices of {year} are brought to prices of {Year}, to six decimals.",
            $"pounds per unit x deflator of {Year} / deflator of {year}",
            [
                new ExplanationInput(
                    "pounds per unit",
                    value.Figure.Central,
                    value.Figure.In("GBP per unit")
                ),
                Input(now),
                Input(then),
            ],
            figure.Central,
            figure.In("GBP per unit"),
            figure.HasRange ? figure.Range : null
        );
        return new FormulaResult(
            figure,
            value.Explanation.Then(new Explanation([step])),
            [.. value.Figures, new(Deflator, now), new(Deflator, then)]
        );
    }

    private ExplanationInput Input(DatedValue<Figure> dated)
    {
        var input = Deflator.Input(dated);
        return input with { Name = $"deflator of {dated.From.Year} ({input.Name})" };
    }
}
