using System.Globalization;

namespace Commonweal.Domain.Common;

/// <summary>Marks for the award, of 100 in all, as people read them: two decimal places, half away from zero, for reading only.</summary>
public static class Marks
{
    /// <summary>Like <c>7.25</c>.</summary>
    public static string Display(decimal marks) =>
        Money.Pence(marks).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Like <c>7.25 of 10.00 marks</c>.</summary>
    public static string Display(decimal marks, decimal available) =>
        $"{Display(marks)} of {Display(available)} marks";
}
