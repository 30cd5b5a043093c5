using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Rules;

namespace Commonweal.Domain.Contracts;

/// <summary>
/// The time between an award and entering into its contract: when each bidder could read its assessment summary, when the contract award notice
/// was published, until when the contract waits, day by day, and when it was entered into (Procurement Act 2023, s.50 and s.51). The days
/// are kept as they were reckoned.
/// </summary>
public sealed class AwardStandstill : IOwnedByAuthority
{
    private AwardStandstill() { }

    /// <summary>That of the contract.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The day on which every bidder was told where to read its assessment summary.</summary>
    public DateOnly SummariesOn { get; private set; }

    /// <summary>The day the notice was published, from which the period runs; null while it was not.</summary>
    public DateOnly? NoticeOn { get; private set; }

    /// <summary>What the notice is called where it was published, 1 to 80 characters.</summary>
    public string? Notice { get; private set; }

    /// <summary>The last day of the period.</summary>
    public DateOnly? LastDay { get; private set; }

    /// <summary>Every day of the period that must be kept, with why one does not count.</summary>
    public IReadOnlyList<StandstillDay>? Days { get; private set; }

    /// <summary>Where the period, the working day and the holidays are said, as they were when it was reckoned.</summary>
    public string? Sources { get; private set; }

    /// <summary>Who recorded the notice.</summary>
    public Guid? NoticeBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? NoticeAt { get; private set; }

    /// <summary>The day the contract was entered into; null before.</summary>
    public DateOnly? EnteredOn { get; private set; }

    /// <summary>Why it was entered into without a standstill period or before its end; null where it was not.</summary>
    public string? ExceptionReason { get; private set; }

    /// <summary>Who recorded that it was entered into.</summary>
    public Guid? EnteredBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? EnteredAt { get; private set; }

    /// <summary>Whether the contract was entered into by an exception before its award notice was recorded, which is still due.</summary>
    public bool OwesNotice => ExceptionReason is not null && NoticeOn is null;

    /// <summary>Begins with the award, which tells every bidder where to read its summary.</summary>
    public static AwardStandstill Of(Contract contract, DateOnly summariesOn) =>
        new()
        {
            Id = contract.Id,
            AuthorityId = contract.AuthorityId,
            SummariesOn = summariesOn,
        };

    /// <summary>
    /// Records the notice and reckons the period. Refused once the contract is entered into, for a day before the summaries or after today,
    /// without what the notice is called, and where the holidays of a day of it are not known. A notice recorded in error is recorded anew. One
    /// published after the contract was entered into by an exception is recorded all the same, once.
    /// </summary>
    /// <param name="longerUntil">The last day where the authority keeps to a longer period than it must; null where it does not.</param>
    public Outcome<Done> Publish(
        Standstill rule,
        DateOnly? noticeOn,
        string? notice,
        DateOnly? longerUntil,
        DateOnly today,
        Guid by,
        DateTimeOffset now
    )
    {
        if (EnteredOn is not null && !OwesNotice)
        {
            return Entered;
        }

        Problem?[] problems =
        [
            NoticeDay(rule, noticeOn, today),
            noticeOn is { } from && rule.EndsOn(from) is { } least && longerUntil < least
                ? new Problem(
                    "contracts.standstill.shorter",
                    $"The period runs at least until {least:d MMMM yyyy}. Enter a later day, or leave it empty.",
                    "LongerUntil"
                )
                : null,
            Written.Lacks(
                notice,
                80,
                "contracts.standstill.notice",
                "Enter what the notice is called where it was published, such as its number.",
                nameof(Notice)
            ),
        ];
        if (problems.OfType<Problem>().ToArray() is { Length: > 0 } refusals)
        {
            return Outcome.Refused<Done>(refusals);
        }

        Days = rule.Days(noticeOn!.Value)!;
        (NoticeOn, Notice, LastDay) = (noticeOn, Written.Plain(notice), longerUntil ?? Days[^1].On);
        Sources = string.Join(
            "; ",
            new[] { rule.Source.Title, rule.WorkingDay.Source.Title, rule.HolidaySource.Title }
        );
        (NoticeBy, NoticeAt) = (by, now);
        return Outcome.Done;
    }

    private Problem? NoticeDay(Standstill rule, DateOnly? noticeOn, DateOnly today) =>
        noticeOn is not { } day
            ? new Problem(
                "contracts.standstill.day",
                "Enter the day the contract award notice was published.",
                nameof(NoticeOn)
            )
        : day < SummariesOn
            ? new Problem(
                "contracts.standstill.before-summaries",
                $"Bidders could read their assessment summaries on {SummariesOn:d MMMM yyyy}, and the notice comes after them. Enter that day or a later one.",
                nameof(NoticeOn)
            )
        : day > today
            ? new Problem(
                "contracts.standstill.ahead",
                "The day of the notice is still ahead. Record it when the notice is published.",
                nameof(NoticeOn)
            )
        : rule.Days(day) is null
            ? new Problem(
                "contracts.standstill.holidays-unknown",
                $"The bank holidays after {rule.Until:d MMMM yyyy} are not known to this service, so the period cannot be reckoned. Ask your administrator to bring the reference data up to date.",
                nameof(NoticeOn)
            )
        : null;

    /// <summary>
    /// Records that the contract was entered into. Refused a second time, for a day before the award or after today, and without a reason where
    /// there was no standstill period or it was not over.
    /// </summary>
    public Outcome<Done> Enter(
        DateOnly? enteredOn,
        string? exceptionReason,
        DateOnly today,
        Guid by,
        DateTimeOffset now
    )
    {
        if (EnteredOn is not null)
        {
            return Entered;
        }

        if (enteredOn is not { } day || day < SummariesOn || day > today)
        {
            return new Problem(
                "contracts.standstill.entered-day",
                $"Enter the day the contract was entered into, from the day of the award, {SummariesOn:d MMMM yyyy}, to today.",
                nameof(EnteredOn)
            );
        }

        var waits = LastDay is not { } last || day <= last;
        if (
            waits
            && Written.Lacks(
                exceptionReason,
                2000,
                "contracts.standstill.too-early",
                LastDay is { } end
                    ? $"The standstill period ends with {end:d MMMM yyyy}, and a contract is not entered into before the next day. Enter a later day, or say which exception of section 51 of the Procurement Act 2023 holds."
                    : "No contract award notice is recorded, so no standstill period was kept. Record the notice first, or say why none was needed.",
                nameof(ExceptionReason)
            )
                is { } refusal
        )
        {
            return refusal;
        }

        (EnteredOn, EnteredBy, EnteredAt) = (day, by, now);
        ExceptionReason = waits ? Written.Plain(exceptionReason) : null;
        return Outcome.Done;
    }

    private static Problem Entered { get; } =
        new(
            "contracts.standstill.entered",
            "It is recorded already that this contract was entered into. That stands as it is."
        );
}
