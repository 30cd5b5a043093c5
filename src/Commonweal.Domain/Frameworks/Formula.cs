using System.Globalization;
using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>
/// The arithmetic of a proxy. A closed list, each pure: parameters and a day in, pounds per unit and its explanation out.
/// </summary>
public abstract record Formula
{
    private static readonly Figure APound = new(1m, 1m, 1m, Confidence.High);

    private Formula() { }

    /// <summary>The name by which data files call it, such as <c>annualWage</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What it reads, each under the key of data files: first the one in pounds, if any, then what multiplies it.</summary>
    public abstract IReadOnlyList<(string Key, Parameter Parameter)> Terms { get; }

    /// <summary>Every parameter it reads, in the same order.</summary>
    public IReadOnlyList<Parameter> Parameters => [.. Terms.Select(term => term.Parameter)];

    /// <summary>The same arithmetic over other parameters.</summary>
    /// <param name="instead">For each parameter it reads, the one to read.</param>
    public abstract Formula Reading(Func<Parameter, Parameter> instead);

    private protected abstract string Says { get; }

    private protected abstract string Arithmetic { get; }

    private protected virtual decimal Divisor => 1m;

    /// <summary>
    /// Pounds per unit on a day, in the prices of the figure in pounds; null when a parameter has no figure yet on that day.
    /// The explanation says which figures are used past the last day their sources know them for.
    /// </summary>
    public FormulaResult? On(DateOnly day)
    {
        var found = Parameters.Select(parameter => parameter.Values.On(day)).ToArray();
        if (found.Contains(null))
        {
            return null;
        }

        DatedValue<Figure>[] figures = [.. found.OfType<DatedValue<Figure>>()];
        UsedFigure[] used =
        [
            .. Parameters.Zip(figures, (parameter, dated) => new UsedFigure(parameter, dated)),
        ];
        var factor = figures.Skip(1).Aggregate(1m, (product, by) => product * by.Value.Central);
        var figure = figures is [var pounds, ..] ? pounds.Value.Times(factor, Divisor) : APound;
        var step = new ExplanationStep(
            string.Join(' ', [Says, .. used.Select(one => Late(one, day)).OfType<string>()]),
            Arithmetic,
            [.. used.Select(one => one.Parameter.Input(one.Dated))],
            figure.Central,
            figure.In("GBP per unit"),
            figure.HasRange ? figure.Range : null
        );
        return new FormulaResult(
            figure with
            {
                Confidence = figures.Aggregate(figure.Confidence, Weaker),
                KnownTo = null,
            },
            new Explanation([step]),
            used
        );
    }

    private static Confidence Weaker(Confidence met, DatedValue<Figure> figure) =>
        met < figure.Value.Confidence ? met : figure.Value.Confidence;

    private static string? Late(UsedFigure used, DateOnly day) =>
        used.Dated.Value.KnownTo is { } last && last.Day < day
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{used.Parameter.Name}: this figure holds up to {last.Day:d MMMM yyyy}. {last.Later} It is used until a later one is added."
            )
            : null;

    /// <summary>A pound is worth a pound: money put in is valued at what it cost.</summary>
    public sealed record OneForOne : Formula
    {
        /// <inheritdoc />
        public override string Name => "oneForOne";

        /// <inheritdoc />
        public override IReadOnlyList<(string Key, Parameter Parameter)> Terms => [];

        /// <inheritdoc />
        public override Formula Reading(Func<Parameter, Parameter> instead) => this;

        private protected override string Says => "Each pound is valued at one pound.";

        private protected override string Arithmetic => "1";
    }

    /// <summary>A published figure per unit, taken as it stands: a wage per hour, pounds per tonne, a cost per year.</summary>
    /// <param name="Value">Pounds per unit.</param>
    public sealed record DatedFigure(Parameter Value) : Formula
    {
        /// <inheritdoc />
        public override string Name => "datedFigure";

        /// <inheritdoc />
        public override IReadOnlyList<(string Key, Parameter Parameter)> Terms =>
            [("figure", Value)];

        /// <inheritdoc />
        public override Formula Reading(Func<Parameter, Parameter> instead) =>
            new DatedFigure(instead(Value));

        private protected override string Says =>
            $"Each unit is valued at the published figure: {Value.Name}.";

        private protected override string Arithmetic => "figure";
    }

    /// <summary>A year of full-time pay: wage x hours a week x weeks a year.</summary>
    /// <param name="Wage">Pounds per hour.</param>
    /// <param name="HoursPerWeek">Full-time hours a week.</param>
    /// <param name="WeeksPerYear">Paid weeks a year.</param>
    public sealed record AnnualWage(Parameter Wage, Parameter HoursPerWeek, Parameter WeeksPerYear)
        : Formula
    {
        /// <inheritdoc />
        public override string Name => "annualWage";

        /// <inheritdoc />
        public override IReadOnlyList<(string Key, Parameter Parameter)> Terms =>
            [("wage", Wage), ("hoursPerWeek", HoursPerWeek), ("weeksPerYear", WeeksPerYear)];

        /// <inheritdoc />
        public override Formula Reading(Func<Parameter, Parameter> instead) =>
            new AnnualWage(instead(Wage), instead(HoursPerWeek), instead(WeeksPerYear));

        private protected override string Says =>
            "Each full-time year is valued at a year's pay at this wage.";

        private protected override string Arithmetic => "wage x hours a week x weeks a year";
    }

    /// <summary>Carbon not emitted by driving: pounds a tonne x kilograms a mile / 1000.</summary>
    /// <param name="Carbon">Pounds per tonne of CO2e.</param>
    /// <param name="KilogramsPerMile">Kilograms of CO2e for one car mile.</param>
    public sealed record CarbonPerMile(Parameter Carbon, Parameter KilogramsPerMile) : Formula
    {
        /// <inheritdoc />
        public override string Name => "carbonPerMile";

        /// <inheritdoc />
        public override IReadOnlyList<(string Key, Parameter Parameter)> Terms =>
            [("carbon", Carbon), ("kilogramsPerMile", KilogramsPerMile)];

        /// <inheritdoc />
        public override Formula Reading(Func<Parameter, Parameter> instead) =>
            new CarbonPerMile(instead(Carbon), instead(KilogramsPerMile));

        private protected override string Says =>
            "Each mile is valued at the carbon an average car would have emitted.";

        private protected override string Arithmetic => "pounds a tonne x kilograms a mile / 1000";

        private protected override decimal Divisor => 1000m;
    }
}
