using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>How one unit of a measure is turned into pounds: a formula over dated, sourced parameters.</summary>
/// <param name="Id">Name within the edition.</param>
/// <param name="Title">What a unit's value stands for.</param>
/// <param name="Unit">The unit it values; only measures in this unit may use it.</param>
/// <param name="Formula">The arithmetic.</param>
/// <param name="Uprating">To the edition's prices; null when every figure is in them, or pounds are counted as given.</param>
public sealed record Proxy(
    string Id,
    string Title,
    Unit Unit,
    Formula Formula,
    Uprating? Uprating = null
)
{
    /// <summary>Pounds per unit on a day; null when a figure it needs is not held.</summary>
    public FormulaResult? On(DateOnly day)
    {
        var value = Formula.On(day);
        return value is null || Uprating is null ? value : Uprating.Apply(value);
    }

    /// <summary>What its formula reads, each under its key, and the index last as <c>deflator</c>.</summary>
    public IReadOnlyList<(string Key, Parameter Parameter)> Terms =>
        Uprating is null ? Formula.Terms : [.. Formula.Terms, ("deflator", Uprating.Deflator)];

    /// <summary>The years other than this one in whose pounds its figures are, as they come.</summary>
    public IReadOnlyList<int> OtherPrices(int year) =>
        [
            .. Formula
                .Parameters.SelectMany(term => term.Values.All)
                .Select(dated => dated.Value.PriceYear)
                .OfType<int>()
                .Where(other => other != year)
                .Distinct(),
        ];

    /// <summary>
    /// Whether one unit comes to more than <see cref="Parameter.Most"/> pounds on any day, its high end counted: times the largest quantity
    /// that still fits a decimal and the store. The formula is asked before its uprating: of what is too large nothing more is worked out.
    /// </summary>
    public bool IsTooMuch => Days.Any(day => IsMore(Formula.On(day)) || IsMore(On(day)));

    private static bool IsMore(FormulaResult? value) =>
        (value?.Figure.High ?? value?.Figure.Central) > Parameter.Most;

    /// <summary>Every parameter its value comes from, the deflator last; empty for pounds counted as given.</summary>
    public IReadOnlyList<Parameter> Parameters => [.. Terms.Select(term => term.Parameter)];

    /// <summary>Whether the licences of all its figures allow them to be passed on.</summary>
    public bool MayBePassedOn => Parameters.All(parameter => parameter.MayBePassedOn);

    /// <summary>The days from which its value may differ from the day before, earliest first.</summary>
    public IReadOnlyList<DateOnly> Days =>
        [
            .. Formula
                .Parameters.SelectMany(parameter => parameter.Values.All)
                .Select(dated => dated.From)
                .Distinct()
                .Order(),
        ];

    /// <summary>The same proxy with another parameter in the place of the one of its id.</summary>
    public Proxy Reading(Parameter parameter)
    {
        return this with
        {
            Formula = Formula.Reading(Instead),
            Uprating = Uprating is null
                ? null
                : Uprating with
                {
                    Deflator = Instead(Uprating.Deflator),
                },
        };

        Parameter Instead(Parameter read) => read.Id == parameter.Id ? parameter : read;
    }
}

/// <summary>What one unit is worth on one day.</summary>
/// <param name="Figure">Pounds per unit, rounded only where prices were brought to another year; the range and confidence follow the parameters.</param>
/// <param name="Explanation">How it came about.</param>
/// <param name="Figures">Every published figure that the sum was worked out from, in its order; empty for pounds counted as given.</param>
public sealed record FormulaResult(
    Figure Figure,
    Explanation Explanation,
    IReadOnlyList<UsedFigure> Figures
);

/// <summary>A published figure that a sum was worked out from.</summary>
/// <param name="Parameter">Of what it is a figure.</param>
/// <param name="Dated">The figure, with its first day and source.</param>
public sealed record UsedFigure(Parameter Parameter, DatedValue<Figure> Dated);
