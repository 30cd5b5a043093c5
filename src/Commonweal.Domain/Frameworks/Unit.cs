using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>What a measure counts. A closed list, so that a proxy for one unit can never price another.</summary>
public enum Unit
{
    /// <summary>One person working full time for twelve months, or as much work shared or spread otherwise.</summary>
    FteYears,

    /// <summary>People times weeks.</summary>
    Weeks,

    /// <summary>Hours of paid staff, preparation included.</summary>
    StaffHours,

    /// <summary>Hours of professional advice.</summary>
    ExpertHours,

    /// <summary>Hours given in working time or paid overtime.</summary>
    VolunteerHours,

    /// <summary>Length of each session times the people who attended.</summary>
    AttendeeHours,

    /// <summary>Employees, counted as heads.</summary>
    Employees,

    /// <summary>Pounds put into an activity, staff time included at cost.</summary>
    PoundsInvested,

    /// <summary>Pounds given, in money or in kind.</summary>
    PoundsGiven,

    /// <summary>Pounds paid to suppliers.</summary>
    PoundsSpent,

    /// <summary>Tonnes of carbon dioxide equivalent.</summary>
    TonnesCo2e,

    /// <summary>Miles not driven by car.</summary>
    CarMiles,

    /// <summary>Tonnes of material.</summary>
    Tonnes,

    /// <summary>Kilograms of material.</summary>
    Kilograms,

    /// <summary>A share of a whole, 0 to 100; never added up.</summary>
    Percent,
}

/// <summary>Units in words.</summary>
public static class UnitWords
{
    private const string Pounds = "pounds ";

    /// <summary>Whether half of one makes no sense: people counted as heads.</summary>
    public static bool IsIndivisible(this Unit unit) => unit == Unit.Employees;

    /// <summary>Whether it counts pounds themselves.</summary>
    public static bool IsMoney(this Unit unit) =>
        unit is Unit.PoundsSpent or Unit.PoundsGiven or Unit.PoundsInvested;

    /// <summary>
    /// A quantity with its unit in words: <c>200 volunteer hours</c>, <c>1 volunteer hour</c>, and of pounds <c>£1,250 spent</c>.
    /// At most four decimals, of pounds two.
    /// </summary>
    public static string Amount(decimal quantity, string unit) =>
        unit.StartsWith(Pounds, StringComparison.Ordinal)
            ? $"{(decimal.IsInteger(quantity) ? Money.DisplayWhole(quantity) : Money.Display(quantity))} {unit[Pounds.Length..]}"
            : $"{Quantity.Display(quantity)} {(quantity == 1m ? One(unit) : unit)}";

    /// <summary>One of the unit, as it reads after "per": <c>volunteer hour</c>, <c>pound spent</c>.</summary>
    public static string One(this Unit unit) => One(unit.Words());

    private static string One(string unit) =>
        unit == "people"
            ? "person"
            : string.Join(
                ' ',
                unit.Split(' ').Select(word => word.EndsWith('s') ? word[..^1] : word)
            );

    /// <summary>The unit as it reads after a quantity: <c>200 volunteer hours</c>.</summary>
    public static string Words(this Unit unit) =>
        unit switch
        {
            Unit.FteYears => "full-time years",
            Unit.Weeks => "weeks",
            Unit.StaffHours => "staff hours",
            Unit.ExpertHours => "expert hours",
            Unit.VolunteerHours => "volunteer hours",
            Unit.AttendeeHours => "attendee hours",
            Unit.Employees => "employees",
            Unit.PoundsInvested => "pounds invested",
            Unit.PoundsGiven => "pounds given",
            Unit.PoundsSpent => "pounds spent",
            Unit.TonnesCo2e => "tonnes of CO2e",
            Unit.CarMiles => "car miles saved",
            Unit.Tonnes => "tonnes",
            Unit.Kilograms => "kilograms",
            Unit.Percent => "per cent",
        };
}
