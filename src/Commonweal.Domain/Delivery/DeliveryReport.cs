using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Delivery;

/// <summary>Where a report stands. Stored by name: never renamed.</summary>
public enum ReportStage
{
    /// <summary>The supplier writes it; nobody else sees it.</summary>
    Draft,

    /// <summary>The contract manager decides its claims; the supplier can no longer change it.</summary>
    Sent,

    /// <summary>Back with the supplier to be mended; what it claimed no longer counts.</summary>
    Returned,

    /// <summary>Every claim is decided and counts for good.</summary>
    Validated,
}

/// <summary>One supplier's report of one quarter of one contract.</summary>
public sealed class DeliveryReport : IOwnedByAuthority, IOwnedBySupplier
{
    /// <summary>The longest statement or reason, in characters.</summary>
    public const int LongestText = 4000;

    private DeliveryReport() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <inheritdoc />
    public Guid SupplierId { get; private set; }

    /// <summary>The contract.</summary>
    public Guid ContractId { get; private set; }

    /// <summary>The quarter reported; a contract has one report for each.</summary>
    public Quarter Quarter { get; private set; }

    /// <summary>Where it stands.</summary>
    public ReportStage Stage { get; private set; }

    /// <summary>What the supplier says about the quarter as a whole; may be empty.</summary>
    public string Statement { get; private set; } = "";

    /// <summary>Whether the supplier declared that the figures belong to this contract, this quarter and nothing else.</summary>
    public bool Declared { get; private set; }

    /// <summary>When it was last sent; null before the first time.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Who sent it last.</summary>
    public Guid? SentBy { get; private set; }

    /// <summary>When it was last returned or validated.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Who returned or validated it last.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>Why it was returned the last time; kept after it is sent again.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>Whether the supplier may change it.</summary>
    public bool IsOpen => Stage is ReportStage.Draft or ReportStage.Returned;

    /// <summary>
    /// Begins a report. Refused for a quarter without a day of the contract (<c>delivery.report.quarter-outside</c>), for one that has not
    /// ended on <paramref name="today"/> (<c>delivery.report.quarter-not-ended</c>) and while the contract waits for the end of its standstill
    /// period (<c>delivery.report.standstill</c>).
    /// </summary>
    /// <param name="waitsUntil">The last day of the standstill period that the contract waits for; null where it does not wait.</param>
    public static Outcome<DeliveryReport> Start(
        Guid id,
        Contract contract,
        DateOnly? waitsUntil,
        Quarter quarter,
        DateOnly today
    )
    {
        if (waitsUntil is { } last)
        {
            return new Problem(
                "delivery.report.standstill",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The contract is in its standstill period until {last:d MMMM yyyy}, so nothing is delivered under it yet. Report when it has been entered into."
                )
            );
        }

        if (quarter < Quarter.Of(contract.StartsOn) || quarter > Quarter.Of(contract.EndsOn))
        {
            return new Problem(
                "delivery.report.quarter-outside",
                $"The contract does not run in {quarter.Words()}. Choose one of its own quarters."
            );
        }

        return today <= quarter.End
            ? new Problem(
                "delivery.report.quarter-not-ended",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{quarter.Words()} has not ended. You can report it from {quarter.End.AddDays(1):d MMMM yyyy}."
                )
            )
            : new DeliveryReport
            {
                Id = id,
                AuthorityId = contract.AuthorityId,
                SupplierId = contract.SupplierId,
                ContractId = contract.Id,
                Quarter = quarter,
                Stage = ReportStage.Draft,
            };
    }

    /// <summary>Null while the supplier may change the report; otherwise the refusal <c>delivery.report.closed</c>.</summary>
    public Problem? Closed() =>
        IsOpen
            ? null
            : new Problem(
                "delivery.report.closed",
                "This report has been sent and cannot be changed. Ask the contract manager to return it if something is wrong."
            );

    /// <summary>Null while it waits for a decision; otherwise the refusal (<c>delivery.report.not-sent</c>).</summary>
    public Problem? NotToDecide() =>
        Stage switch
        {
            ReportStage.Sent => null,
            ReportStage.Validated => new Problem(
                "delivery.report.not-sent",
                "This report is validated already, and its figures count. Load the page again to see what was decided."
            ),
            ReportStage.Draft or ReportStage.Returned => new Problem(
                "delivery.report.not-sent",
                "This report is with the supplier. You can decide its claims when it is sent again."
            ),
        };

    /// <summary>
    /// Hands the report to the contract manager. Refused with everything that is missing at once: figures for what was
    /// due, reasons where they fall short, evidence for what is claimed, and the declaration
    /// (<c>delivery.report.not-declared</c>).
    /// </summary>
    public Outcome<Done> Send(
        IEnumerable<ClaimReadiness> claims,
        string? statement,
        bool declared,
        DateTimeOffset now,
        Guid by
    )
    {
        if (Closed() is { } closed)
        {
            return closed;
        }

        Problem?[] found =
        [
            .. claims.SelectMany(claim => claim.Missing()),
            TextRefusal(statement, nameof(Statement)),
            declared
                ? null
                : new Problem(
                    "delivery.report.not-declared",
                    "Tick the declaration. Without it the report cannot be sent.",
                    nameof(Declared)
                ),
        ];
        if (found.OfType<Problem>().ToArray() is { Length: > 0 } missing)
        {
            return Outcome.Refused<Done>(missing);
        }

        (Stage, Statement, Declared) = (ReportStage.Sent, Written.Plain(statement), true);
        (SentAt, SentBy) = (now, by);
        return Outcome.Done;
    }

    /// <summary>Gives the report back to be mended; a reason is needed (<c>delivery.report.no-reason</c>).</summary>
    public Outcome<Done> Return(string? reason, DateTimeOffset now, Guid by)
    {
        var refusal =
            NotToDecide()
            ?? Written.Lacks(
                reason,
                LongestText,
                "delivery.report.no-reason",
                "Say what the supplier should mend. They will see your words.",
                "Reason"
            );
        if (refusal is not null)
        {
            return refusal;
        }

        (Stage, ReturnReason, Declared) = (ReportStage.Returned, Written.Plain(reason), false);
        (DecidedAt, DecidedBy) = (now, by);
        return Outcome.Done;
    }

    /// <summary>Makes the decisions count. Refused while a figure is undecided (<c>delivery.report.undecided</c>).</summary>
    /// <param name="undecided">How many reported figures have no decision.</param>
    public Outcome<Done> Validate(int undecided, DateTimeOffset now, Guid by)
    {
        if (NotToDecide() is { } refusal)
        {
            return refusal;
        }

        if (undecided > 0)
        {
            return new Problem(
                "delivery.report.undecided",
                undecided == 1
                    ? "One claim has no decision. Accept, adjust or reject it first."
                    : $"{undecided} claims have no decision. Accept, adjust or reject each of them first."
            );
        }

        (Stage, DecidedAt, DecidedBy) = (ReportStage.Validated, now, by);
        return Outcome.Done;
    }

    /// <summary>Null unless a text is longer than <see cref="LongestText"/> (<c>delivery.text.too-long</c>).</summary>
    internal static Problem? TextRefusal(string? text, string field) =>
        text?.Length > LongestText
            ? new Problem(
                "delivery.text.too-long",
                $"You wrote {Quantity.Display(text.Length)} characters. Shorten it to {Quantity.Display(LongestText)}; put the rest in a file of evidence.",
                field
            )
            : null;
}
