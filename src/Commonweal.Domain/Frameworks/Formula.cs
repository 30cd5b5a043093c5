using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>
/// The arithmetic of a proxy. A closed list, each pure: parameters and a day in, pounds per unit and its explanation out.
/// </summary>
public abstract record Formula
{
    private Formula() { }

    /// <summary>Every parameter it reads.</summary>
    public abstract IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Pounds per unit on a day; null when a parameter has no figure yet on that day.</summary>
    public FormulaResult? On(DateOnly day)
    {
        var figures = Parameters.Select(parameter => parameter.Values.On(day)).ToArray();
        return figures.Contains(null) ? null : Work(figures!);
    }

    private protected abstract FormulaResult? Work(IReadOnlyList<DatedValue<Figure>> figures);

    private static Confidence Weakest(IEnumerable<DatedValue<Figure>> figures) =>
        figures.Min(figure => figure.Value.Confidence);

    private static FormulaResult Result(
        Figure figure,
        string says,
        string formula,
        IReadOnlyList<ExplanationInput> inputs
    ) => new(figure, new ExplanationStep(says, formula, inputs, figure.Central, "GBP per unit"));

    /// <summary>A pound is worth a pound: money put in is valued at what it cost.</summary>
    public sealed record OneForOne : Formula
    {
        /// <inheritdoc />
        public override IReadOnlyList<Parameter> Parameters => [];

        private protected override FormulaResult Work(IReadOnlyList<DatedValue<Figure>> figures) =>
            Result(
                new Figure(1m, 1m, 1m, Confidence.High),
                "Each pound is valued at one pound.",
                "1",
                []
            );
    }

    /// <summary>A published figure per unit, taken as it stands: a wage per hour, pounds per tonne, a premium per pound.</summary>
    /// <param name="Value">Pounds per unit.</param>
    public sealed record DatedFigure(Parameter Value) : Formula
    {
        /// <inheritdoc />
        public override IReadOnlyList<Parameter> Parameters => [Value];

        private protected override FormulaResult Work(IReadOnlyList<DatedValue<Figure>> figures) =>
            Result(
                figures[0].Value,
                $"Each unit is valued at the published figure: {Value.Title}.",
                "figure",
                [Value.Input(figures[0])]
            );
    }

    /// <summary>A year of full-time pay: wage x hours a week x weeks a year.</summary>
    /// <param name="Wage">Pounds per hour.</param>
    /// <param name="HoursPerWeek">Full-time hours a week.</param>
    /// <param name="WeeksPerYear">Paid weeks a year.</param>
    public sealed record AnnualWage(Parameter Wage, Parameter HoursPerWeek, Parameter WeeksPerYear)
        : Formula
    {
        /// <inheritdoc />
        public override IReadOnlyList<Parameter> Parameters => [Wage, HoursPerWeek, WeeksPerYear];

        private protected override FormulaResult Work(IReadOnlyList<DatedValue<Figure>> figures)
        {
            var hours = figures[1].Value.Central * figures[2].Value.Central;
            var (central, low, high, _) = figures[0].Value;
            return Result(
                new Figure(central * hours, low * hours, high * hours, Weakest(figures)),
                "Each full-time year is valued at a year's pay at this wage.",
                "wage x hours a week x weeks a year",
                [
                    Wage.Input(figures[0]),
                    HoursPerWeek.Input(figures[1]),
                    WeeksPerYear.Input(figures[2]),
                ]
            );
        }
    }

    /// <summary>A cost brought to later prices: cost x deflator on the day / deflator of the cost's own day.</summary>
    /// <param name="Cost">Pounds per unit; the day it holds from is the first day of its price year.</param>
    /// <param name="Deflator">An index of prices by calendar year.</param>
    public sealed record UpratedCost(Parameter Cost, Parameter Deflator) : Formula
    {
        /// <inheritdoc />
        public override IReadOnlyList<Parameter> Parameters => [Cost, Deflator];

        private protected override FormulaResult? Work(IReadOnlyList<DatedValue<Figure>> figures)
        {
            if (Deflator.Values.On(figures[0].From) is not { } then)
            {
                return null;
            }

            var (central, low, high, _) = figures[0].Value;
            var now = figures[1].Value.Central;
            decimal Uprated(decimal cost) => cost * now / then.Value.Central;
            return Result(
                new Figure(
                    Uprated(central),
                    low is { } l ? Uprated(l) : null,
                    high is { } h ? Uprated(h) : null,
                    Weakest(figures)
                ),
                "Each unit is valued at a published cost, brought to the latest prices held.",
                "cost x deflator now / deflator of the price year",
                [Cost.Input(figures[0]), Deflator.Input(figures[1]), Deflator.Input(then)]
            );
        }
    }

    /// <summary>Carbon not emitted by driving: kilograms a mile / 1000 x pounds a tonne.</summary>
    /// <param name="KilogramsPerMile">Kilograms of CO2e for one car mile.</param>
    /// <param name="Carbon">Pounds per tonne of CO2e.</param>
    public sealed record CarbonPerMile(Parameter KilogramsPerMile, Parameter Carbon) : Formula
    {
        private const decimal KilogramsPerTonne = 1000m;

        /// <inheritdoc />
        public override IReadOnlyList<Parameter> Parameters => [KilogramsPerMile, Carbon];

        private protected override FormulaResult Work(IReadOnlyList<DatedValue<Figure>> figures)
        {
            var tonnes = figures[0].Value.Central / KilogramsPerTonne;
            var (central, low, high, _) = figures[1].Value;
            return Result(
                new Figure(central * tonnes, low * tonnes, high * tonnes, Weakest(figures)),
                "Each mile is valued at the carbon an average car would have emitted.",
                "kilograms a mile / 1000 x pounds a tonne",
                [KilogramsPerMile.Input(figures[0]), Carbon.Input(figures[1])]
            );
        }
    }
}
