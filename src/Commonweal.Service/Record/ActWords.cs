using System.Collections.Frozen;

namespace Commonweal.Service.Record;

/// <summary>What the acts of the record are called by people. The record itself keeps the short names.</summary>
internal static class ActWords
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["authority.created"] = "Set up the authority",
        ["administrator.invited"] = "Invited an administrator",
        ["supplier.registered"] = "Registered the supplier",
        ["supplier.invited"] = "Sent an email for registration",
        ["letter.kept-back"] = "Kept back an email that had just been sent",
        ["person.invited"] = "Invited a person",
        ["invitation.cancelled"] = "Cancelled an invitation",
        ["person.joined"] = "Joined by invitation",
        ["person.roles-changed"] = "Changed a person's roles",
        ["account.reset-allowed"] = "Allowed a lost password to be chosen anew",
        ["account.password-chosen"] = "Chose a new password by a link",
        ["procurements.import"] = "Imported notices",
        ["procurement.taken-up"] = "Took up an imported notice",
        ["procurement.entered"] = "Entered a procurement",
        ["procurement.entered-again"] = "Sent the details of a procurement a second time",
        ["procurement.details-changed"] = "Changed the details of a procurement",
        ["procurement.threshold-assessed"] = "Checked policy and law",
        ["procurement.weighting-set"] = "Set the edition, weighting and scoring",
        ["procurement.criteria-set"] = "Set all criteria of the award",
        ["procurement.measures-chosen"] = "Chose the measures",
        ["procurement.menu-overridden"] = "Kept measures against a rule, with a reason",
        ["procurement.measures-removed"] = "Removed the measures",
        ["procurement.deadline-set"] = "Set the deadline",
        ["procurement.published"] = "Published the procurement",
        ["procurement.cancelled"] = "Cancelled the procurement",
        ["edition.begun"] = "Began a framework as a copy",
        ["edition.begun-again"] = "Sent the beginning of a framework again",
        ["edition.begun-from-file"] = "Began a framework from a file",
        ["edition.heading-set"] = "Changed what a framework says of itself",
        ["edition.priority-set"] = "Wrote a priority of a framework",
        ["edition.priority-removed"] = "Removed a priority of a framework",
        ["edition.theme-set"] = "Wrote a theme of a framework",
        ["edition.theme-removed"] = "Removed a theme of a framework",
        ["edition.measure-set"] = "Wrote a measure of a framework",
        ["edition.measure-removed"] = "Removed a measure of a framework",
        ["edition.exclusion-set"] = "Wrote what a framework may not count twice",
        ["edition.exclusion-removed"] = "Removed a rule against counting twice",
        ["edition.figure-set"] = "Wrote a figure of a framework",
        ["edition.figure-removed"] = "Removed a figure of a framework",
        ["edition.figures-taken"] = "Took newer published figures into a framework",
        ["edition.value-set"] = "Wrote how a framework values a unit",
        ["edition.value-removed"] = "Removed a way of valuing from a framework",
        ["edition.example-set"] = "Wrote a worked example of a framework",
        ["edition.example-removed"] = "Removed a worked example of a framework",
        ["edition.submitted"] = "Handed a framework over for review",
        ["edition.returned"] = "Handed a framework back",
        ["edition.published"] = "Published a framework",
        ["edition.retired"] = "Retired a framework",
        ["edition.discarded"] = "Threw a draft framework away",
        ["edition.import-started"] = "Brought in a file of values for a framework",
        ["edition.import-described"] = "Said how a file of values is read",
        ["edition.import-dropped"] = "Removed a file of values",
        ["edition.values-imported"] = "Took values of a file into a framework",
        ["import-mapping.kept"] = "Kept how files of a layout are read",
        ["import-mapping.forgotten"] = "Removed how files of a layout are read",
        ["plan.file-added"] = "Kept a file with a task of the plan",
        ["plan.file-removed"] = "Removed a file from a task of the plan",
        ["plan.reopened"] = "Opened a task of the plan again",
        ["plan.scheduled"] = "Set who does a task of the plan and until when",
        ["plan.settled"] = "Settled a task of the plan",
        ["plan.task-added"] = "Added a task to the plan",
        ["plan.task-removed"] = "Took a task off the plan",
        ["waiver.applied-for"] = "Applied for a waiver",
        ["waiver.decided"] = "Decided on a waiver",
        ["policy.started"] = "Began new rules of the council",
        ["policy.started-again"] = "Asked for new rules that were being written already",
        ["policy.changed"] = "Changed the draft of the council's rules",
        ["policy.offered"] = "Asked for the rules to be published",
        ["policy.returned"] = "Handed the rules back",
        ["policy.published"] = "Published rules of the council",
        ["policy.withdrawn"] = "Withdrew published rules before their first day",
        ["policy.given-up"] = "Gave up the draft of the council's rules",
        ["bid.started"] = "Started a bid",
        ["bid.saved"] = "Saved the bid",
        ["bid.submitted"] = "Submitted the bid",
        ["bid.withdrawn"] = "Withdrew the bid",
        ["opening.agreed"] = "Agreed to open the bids",
        ["opening.failed"] = "The bids could not be opened",
        ["bids.opened"] = "Opened the bids",
        ["offer.adjusted"] = "Adjusted what is accepted of an offer",
        ["offers.accepted"] = "Accepted offers of a bid as offered",
        ["bid.recommended"] = "Recommended a bid for the award",
        ["marks.entered"] = "Entered marks for price or quality",
        ["clarification.asked"] = "Asked a bidder about its bid",
        ["clarification.answered"] = "Answered a question about the bid",
        ["interest.declared"] = "Declared interests before scoring",
        ["score.given"] = "Scored a delivery statement",
        ["scores.locked"] = "Locked the scores",
        ["evaluator.released"] = "Released an evaluator",
        ["moderation.begun"] = "Began to agree scores",
        ["score.moderated"] = "Recorded an agreed score",
        ["scoring.run"] = "Ran the scoring",
        ["contract.awarded"] = "Awarded the contract",
        ["contract.recorded"] = "Recorded a contract",
        ["contract.assigned"] = "Changed who looks after the contract",
        ["contract.published"] = "Made the contract public",
        ["report.started"] = "Started a quarterly report",
        ["claim.saved"] = "Saved a figure of a report",
        ["evidence.attached"] = "Added evidence",
        ["evidence.removed"] = "Removed evidence",
        ["report.sent"] = "Sent a quarterly report",
        ["report.returned"] = "Returned a quarterly report",
        ["claim.decided"] = "Decided on a claim",
        ["report.validated"] = "Validated a quarterly report",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The acts that set the same facts of a thing anew, so that what changed is what matters.</summary>
    public static IReadOnlyList<string> Settings { get; } =
    [
        "procurement.details-changed",
        "procurement.weighting-set",
        "procurement.threshold-assessed",
        "policy.changed",
    ];

    /// <summary>An act in words; null for one without.</summary>
    public static string? Of(string act) => Words.GetValueOrDefault(act);

    /// <summary>The acts whose words hold what is looked for.</summary>
    public static string[] With(string? search) =>
        string.IsNullOrWhiteSpace(search)
            ? []
            :
            [
                .. Words
                    .Where(act => act.Value.Contains(search, StringComparison.OrdinalIgnoreCase))
                    .Select(act => act.Key),
            ];
}
