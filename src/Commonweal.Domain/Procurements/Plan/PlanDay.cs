namespace Commonweal.Domain.Procurements.Plan;

/// <summary>A task of a plan on its timeline: when it was to be settled, and when it was.</summary>
/// <param name="Line">The task.</param>
/// <param name="Planned">The day it is to be settled by; null where none is set.</param>
/// <param name="Actual">The day it was settled, in the United Kingdom; null while it is open, and where the record keeps no day.</param>
/// <param name="DaysLate">Days after the planned one that it was settled, or is still open today; below 0 for days early; null where nothing can be compared.</param>
public sealed record PlanDay(PlanLine Line, DateOnly? Planned, DateOnly? Actual, int? DaysLate)
{
    /// <summary>Whether it was settled late, or is late still.</summary>
    public bool IsLate => DaysLate > 0;

    /// <summary>The days of a plan, earliest first; tasks without any day are left out.</summary>
    /// <param name="today">The day in the United Kingdom.</param>
    /// <param name="dayOf">Says which day it is in the United Kingdom at a moment.</param>
    public static IReadOnlyList<PlanDay> Of(
        StagePlan plan,
        Procurement procurement,
        DateOnly today,
        Func<DateTimeOffset, DateOnly> dayOf
    ) =>
        [
            .. plan
                .Lines.Select(line => Of(line, PlannedOf(line, procurement), today, dayOf))
                .Where(day => day.Planned is not null || day.Actual is not null)
                .OrderBy(day => day.Planned ?? day.Actual)
                .ThenBy(day => day.Line.Stage),
        ];

    private static PlanDay Of(
        PlanLine line,
        DateOnly? planned,
        DateOnly today,
        Func<DateTimeOffset, DateOnly> dayOf
    )
    {
        var actual = line.On is { } on ? dayOf(on) : (DateOnly?)null;
        var compared = actual ?? (line.State == PlanTaskState.Open ? today : null);
        int? late =
            planned is { } due && compared is { } day && (actual is not null || day > due)
                ? day.DayNumber - due.DayNumber
                : null;
        return new PlanDay(line, planned, actual, late);
    }

    /// <summary>Of what the record shows by itself, the day the procurement says of it: the notice on the day it commences, the award before the contract starts.</summary>
    private static DateOnly? PlannedOf(PlanLine line, Procurement procurement) =>
        line.Row?.DueOn
        ?? line.Guide?.Recorded switch
        {
            Rules.StageFact.Published => procurement.CommencedOn,
            Rules.StageFact.Awarded => procurement.StartsOn?.AddDays(-1),
            _ => null,
        };
}
