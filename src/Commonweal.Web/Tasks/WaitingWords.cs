using Commonweal.Domain.Common;
using Commonweal.Service.Common;
using Commonweal.Service.Contracts;
using static Commonweal.Service.Tasks.OwedReports;
using static Commonweal.Service.Tasks.WaitingTasks;

namespace Commonweal.Web.Tasks;

/// <summary>What waits for a person, as the first page says it.</summary>
internal static class WaitingWords
{
    public static IEnumerable<ShownTask> Of(View view, bool isSupplier, bool maySubmit) =>
        view
            .Waiting.Select(Shown)
            .Concat(view.Drafts.Select(draft => Shown(draft, maySubmit)))
            .Concat(view.Owed.Select(owed => Shown(owed, isSupplier)));

    private static ShownTask Shown(Waiting waiting) =>
        new(
            TitleOf(waiting.What),
            AddressOf(waiting),
            waiting.Count < Most ? $"{waiting.Count} waiting" : $"{Most} or more waiting",
            "blue",
            waiting.Name
        );

    private static ShownTask Shown(Draft draft, bool maySubmit) =>
        new(
            maySubmit
                ? $"Finish and submit your bid: {draft.Title}"
                : $"Finish your bid; an owner submits it: {draft.Title}",
            $"/supplier/bids/{draft.BidId}",
            "Not submitted",
            "blue",
            $"Submit before {UkTime.Moment(draft.Deadline)} UK time"
        );

    /// <summary>An award to read, with the last day of its standstill period while that runs.</summary>
    public static ShownTask Shown(DecidedBids.Row decided) =>
        new(
            $"Decided: read why. {decided.Title}, {decided.Authority}",
            $"/supplier/bids/{decided.BidId}/result",
            decided.Taken ? "Won" : "Not won",
            decided.Taken ? "green" : "grey",
            decided.WaitsUntil is { } last
                ? $"Last day of the standstill period: {UkTime.Day(last)}"
                : null
        );

    private static ShownTask Shown(Owed owed, bool isSupplier)
    {
        var quarter = owed.Earliest.Words();
        var due = owed.Due is { } day
            ? $"Due by {UkTime.Day(day)}"
            : $"Due since {UkTime.Day(owed.Earliest.Next.Start)}";
        var more =
            owed.Quarters == 1 ? ""
            : owed.Quarters == 2 ? ", and one more quarter"
            : $", and {owed.Quarters - 1} more quarters";
        return new(
            $"{(isSupplier ? "Report" : "Ask for the report of")} {quarter}: {owed.Title}",
            $"{(isSupplier ? "/supplier" : "")}/contracts/{owed.ContractId}/reports",
            owed.DaysLate switch
            {
                <= 0 => "Due",
                _ => $"{Counted.Of(owed.DaysLate, "day")} late",
            },
            owed.DaysLate > 0 ? "red" : "blue",
            $"{due}{more}"
        );
    }

    private static string TitleOf(Kind what) =>
        what switch
        {
            Kind.Prepare => "Prepare procurements for publication",
            Kind.DoPlanned => "Do what you own in the plan of a procurement",
            Kind.DecideWaiver => "Decide on waivers from social value",
            Kind.PublishPolicy => "Read and publish new rules of the council",
            Kind.MendPolicy => "Change the rules that were handed back",
            Kind.WriteEdition => "Finish frameworks you write and hand them over",
            Kind.ReviewEdition => "Review frameworks that colleagues wrote",
            Kind.MendEdition => "Change frameworks that were handed back",
            Kind.AnswerQuestion => "Answer bidders' questions",
            Kind.ConfirmDeadline => "Confirm later deadlines that colleagues proposed",
            Kind.OpenBids => "Open bids after the deadline",
            Kind.CheckOffers => "Check what bidders offer",
            Kind.ExplainOffer => "Answer a council's questions about your offers",
            Kind.ConfirmDraft => "Confirm what becomes of drafts that were not submitted",
            Kind.DecideSetAside => "Confirm or refuse whether bids are set aside",
            Kind.ConfirmMarks => "Confirm marks of somebody who declared an interest",
            Kind.DeclareAnew =>
                "Say again whether you have an interest in a bidder: a bid was opened since",
            Kind.Score => "Score delivery statements",
            Kind.LockScores => "Lock your scores",
            Kind.Moderate => "Agree scores and run the scoring",
            Kind.Recommend => "Recommend a bid for the award",
            Kind.Award => "Award contracts",
            Kind.ReviewReport => "Review suppliers' reports",
            Kind.MendReport => "Mend reports that were returned to you",
            Kind.NameManager => "Say who looks after new contracts",
        };

    /// <summary>Straight to the only one, or to the list they stand in.</summary>
    private static string AddressOf(Waiting waiting) =>
        (waiting.What, waiting.Only) switch
        {
            (Kind.Prepare, { } id) => $"/procurements/{id}",
            (Kind.Prepare, _) => "/procurements?Stage=Draft",
            (Kind.DoPlanned, { } id) => $"/procurements/{id}/plan?Mine=true&State=Open",
            (Kind.DoPlanned, _) => "/procurements",
            (Kind.DecideWaiver, { } id) => $"/procurements/{id}/waiver",
            (Kind.DecideWaiver, _) => "/waivers?State=Waiting",
            (Kind.PublishPolicy or Kind.MendPolicy, { } id) => $"/policy/{id}",
            (Kind.PublishPolicy or Kind.MendPolicy, _) => "/policy",
            (Kind.ReviewEdition or Kind.WriteEdition or Kind.MendEdition, { } id) =>
                $"/editions/{id}",
            (Kind.ReviewEdition, _) => "/editions?Stage=Review",
            (Kind.WriteEdition or Kind.MendEdition, _) => "/editions?Stage=Draft",
            (Kind.AnswerQuestion, { } id) => $"/procurements/{id}/questions?Show=Waiting",
            (Kind.AnswerQuestion, _) => "/procurements?Stage=Published",
            (Kind.CheckOffers, { } id) => $"/procurements/{id}/bids",
            (Kind.CheckOffers, _) => "/procurements?Stage=Opened",
            (Kind.ExplainOffer, { } id) => $"/supplier/bids/{id}/clarifications",
            (Kind.ExplainOffer, _) => "/supplier/bids",
            (Kind.Recommend, { } id) => $"/procurements/{id}/report",
            (Kind.Recommend, _) => "/procurements?Stage=Scored",
            (Kind.ConfirmDeadline, { } id) => $"/procurements/{id}/deadline",
            (Kind.ConfirmDeadline, _) => "/procurements?Stage=Published",
            (Kind.ConfirmDraft, { } id) => $"/procurements/{id}/opening/drafts",
            (Kind.ConfirmDraft, _) => "/procurements?Stage=Opened",
            (Kind.DecideSetAside, { } id) => $"/procurements/{id}/bids",
            (Kind.DecideSetAside, _) => "/procurements?Stage=Opened",
            (Kind.ConfirmMarks, { } id) => $"/procurements/{id}/value-for-money",
            (Kind.ConfirmMarks, _) => "/procurements?Stage=Opened",
            (Kind.OpenBids, { } id) => $"/procurements/{id}/opening",
            (Kind.OpenBids, _) => "/procurements?Stage=Closed",
            (Kind.DeclareAnew, { } id) => $"/procurements/{id}/interests",
            (Kind.DeclareAnew, _) => "/procurements?Stage=Opened",
            (Kind.Score or Kind.LockScores, { } id) => $"/procurements/{id}/scoring",
            (Kind.Moderate, { } id) => $"/procurements/{id}/moderation",
            (Kind.Score or Kind.LockScores or Kind.Moderate, _) => "/procurements?Stage=Opened",
            (Kind.Award, { } id) => $"/procurements/{id}/award",
            (Kind.Award, _) => "/procurements?Stage=Scored",
            (Kind.ReviewReport, { } id) => $"/reports/{id}",
            (Kind.ReviewReport, _) => "/reports",
            (Kind.MendReport, { } id) => $"/supplier/reports/{id}",
            (Kind.MendReport, _) => "/supplier/contracts",
            (Kind.NameManager, { } id) => $"/contracts/{id}/manager",
            (Kind.NameManager, _) => "/contracts?Only=WithoutManager",
        };
}
