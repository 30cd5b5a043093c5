using Commonweal.Domain.Procurements.Plan;

namespace Commonweal.Web.Procurements.Plan;

/// <summary>Where the days of a timeline lie on a line of <see cref="Width"/> points, from its first day to its last.</summary>
public sealed class TimelineShape(IReadOnlyList<PlanDay> days, DateOnly today)
{
    /// <summary>Points from the first day to the last.</summary>
    public const int Width = 240;

    /// <summary>Points kept free at both ends, so that no mark is cut.</summary>
    public const int Margin = 8;

    private readonly DateOnly[] all =
    [
        today,
        .. days.SelectMany(day => new[] { day.Planned, day.Actual }).OfType<DateOnly>(),
    ];

    public DateOnly First => all.Min();

    public DateOnly Last => all.Max();

    public int Today => At(today);

    /// <summary>Points from the left edge; everything in the middle where all happens on one day.</summary>
    public int At(DateOnly day) =>
        First == Last
            ? Margin + (Width / 2)
            : Margin
                + ((day.DayNumber - First.DayNumber) * Width / (Last.DayNumber - First.DayNumber));
}
