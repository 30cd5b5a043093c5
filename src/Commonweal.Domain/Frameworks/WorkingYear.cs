namespace Commonweal.Domain.Frameworks;

/// <summary>A full year of work as an edition reckons with it.</summary>
/// <param name="Weeks">Weeks of a year.</param>
/// <param name="Hours">Hours of a week.</param>
public sealed record WorkingYear(decimal Weeks, decimal Hours)
{
    /// <summary>By the first measure that is valued by a year's wage and has both figures on that day; null where none is.</summary>
    public static WorkingYear? On(Edition edition, DateOnly day)
    {
        return edition
            .Measures.Select(measure => measure.Proxy?.Formula)
            .OfType<Formula.AnnualWage>()
            .Select(wage =>
                (Of(wage.WeeksPerYear), Of(wage.HoursPerWeek)) is ({ } weeks, { } hours)
                    ? new WorkingYear(weeks, hours)
                    : null
            )
            .FirstOrDefault(year => year is not null);

        decimal? Of(Parameter parameter) => parameter.Values.On(day)?.Value.Central;
    }

    /// <summary>The lowest pay of such a year by the edition's own figures, GBP; null where it has none.</summary>
    public static decimal? PayOn(Edition edition, DateOnly day) =>
        edition
            .Measures.Where(measure => measure.Proxy?.Formula is Formula.AnnualWage)
            .Select(measure => UnitValue.On(edition, measure, day).Figure?.Central)
            .Min();

    /// <summary>Full years of one person's work in a quantity; null for units that count no working time of people employed.</summary>
    public decimal? YearsIn(Unit unit, decimal quantity) =>
        unit switch
        {
            Unit.FteYears => quantity,
            Unit.Weeks => quantity / Weeks,
            _ => null,
        };
}
