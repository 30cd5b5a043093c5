using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Rules;

namespace Commonweal.Domain.Policies;

/// <summary>Where a version of a policy stands.</summary>
public enum PolicyStage
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Waiting for a second person.</summary>
    Offered,

    /// <summary>Published, and never changed from then on.</summary>
    Published,

    /// <summary>Given up: as a draft, or before its first day.</summary>
    Withdrawn,
}

/// <summary>An authority's rules from one day, written on screen by one person and published by another.</summary>
public sealed class PolicyVersion : IOwnedByAuthority
{
    private const int LongestTitle = 300;
    private const int LongestAddress = 2_000;
    private const int LongestReason = 2_000;

    private PolicyVersion() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The first day it holds; null while that is not known.</summary>
    public DateOnly? StartsOn { get; private set; }

    /// <summary>The decision or document it comes from, 1 to 300 characters; null while that is not known.</summary>
    public string? SourceTitle { get; private set; }

    /// <summary>Where that can be read; null for a document the authority holds.</summary>
    public string? SourceUrl { get; private set; }

    /// <summary>What it says.</summary>
    public PolicyTerms Terms { get; private set; } = new([], null, null, null);

    /// <summary>Goes up with every change, so that a person publishes what they read.</summary>
    public int Revision { get; private set; }

    /// <summary>Everybody who wrote in it or asked for its publication; none of them publishes it or hands it back.</summary>
    public List<Guid> Writers { get; private set; } = [];

    /// <summary>Who changed it last.</summary>
    public Guid ChangedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who asked for its publication; null while nobody does.</summary>
    public Guid? OfferedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? OfferedAt { get; private set; }

    /// <summary>Who handed it back last; null when nobody did.</summary>
    public Guid? ReturnedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? ReturnedAt { get; private set; }

    /// <summary>What should be changed, 1 to 2,000 characters.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>Who published it: none of <see cref="Writers"/>.</summary>
    public Guid? PublishedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Who gave it up; null while it stands.</summary>
    public Guid? WithdrawnBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Why, 1 to 2,000 characters; null for a draft.</summary>
    public string? WithdrawnReason { get; private set; }

    /// <summary>Where it stands.</summary>
    public PolicyStage Stage =>
        WithdrawnAt is not null ? PolicyStage.Withdrawn
        : PublishedAt is not null ? PolicyStage.Published
        : OfferedAt is not null ? PolicyStage.Offered
        : PolicyStage.Draft;

    /// <summary>The terms as though they had always held, to be tried against what is past.</summary>
    public Policy AlwaysHeld(string name, string authority) =>
        new(
            name,
            authority,
            "",
            new([
                new(
                    DateOnly.MinValue,
                    Terms,
                    new Source(SourceTitle ?? "A draft", SourceUrl, PublishedPolicy.Licence)
                ),
            ])
        );

    /// <summary>Begins a version with the terms of another; empty ones where there is none.</summary>
    public static PolicyVersion Begin(
        Guid id,
        Guid authorityId,
        PolicyTerms? from,
        Guid by,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = id,
            AuthorityId = authorityId,
            Terms = from ?? new([], null, null, null),
            Revision = 1,
            Writers = [by],
            ChangedBy = by,
            ChangedAt = now,
        };

    /// <summary>Takes answers in; whoever was asked to publish it has to be asked anew. Refused once it is published or given up.</summary>
    public Outcome<Done> Change(PolicyChange change, Guid by, DateTimeOffset now)
    {
        if (Closed() is { } closed)
        {
            return closed;
        }

        if (change is PolicyChange.Start start && Wrong(start).ToArray() is { Length: > 0 } wrong)
        {
            return Outcome.Refused<Done>(wrong);
        }

        return change
            .Applied(Terms)
            .Then(terms =>
            {
                if (change is PolicyChange.Start begins)
                {
                    StartsOn = begins.StartsOn;
                    SourceTitle = OrNull(begins.SourceTitle);
                    SourceUrl = OrNull(begins.SourceUrl);
                }

                Terms = terms;
                Revision++;
                (ChangedBy, ChangedAt) = (by, now);
                (OfferedBy, OfferedAt) = (null, null);
                HadAHand(by);
                return Outcome.Done;
            });
    }

    /// <summary>Asks a second person to publish it; refused while something must be mended, with all of it.</summary>
    public Outcome<Done> Offer(PolicySeries series, DateOnly today, Guid by, DateTimeOffset now)
    {
        if (Closed() is { } closed)
        {
            return closed;
        }

        if (PolicyChecks.MustMend(this, series, today).ToArray() is { Length: > 0 } wrong)
        {
            return Outcome.Refused<Done>(wrong);
        }

        (OfferedBy, OfferedAt) = (by, now);
        HadAHand(by);
        return Outcome.Done;
    }

    /// <summary>
    /// Hands it back to be written on, with what should be changed. Refused for whoever had a hand in it, who may change it instead,
    /// and for another revision than the one that waits.
    /// </summary>
    public Outcome<Done> Return(int revision, string? reason, Guid by, DateTimeOffset now)
    {
        if (NotToJudge(revision, by) is { } refused)
        {
            return refused;
        }

        if (
            Written.Lacks(
                reason,
                LongestReason,
                "policies.return.reason",
                "Write what should be changed, so that the writers know.",
                nameof(ReturnReason)
            ) is
            { } unexplained
        )
        {
            return unexplained;
        }

        (OfferedBy, OfferedAt) = (null, null);
        (ReturnedBy, ReturnedAt, ReturnReason) = (by, now, Written.Plain(reason));
        return Outcome.Done;
    }

    /// <summary>
    /// Publishes it for ever. Refused for whoever had a hand in it, for another revision than the one that waits, and while
    /// something must be mended.
    /// </summary>
    public Outcome<Done> Publish(
        int revision,
        PolicySeries series,
        DateOnly today,
        Guid by,
        DateTimeOffset now
    )
    {
        if (NotToJudge(revision, by) is { } refused)
        {
            return refused;
        }

        if (PolicyChecks.MustMend(this, series, today).ToArray() is { Length: > 0 } wrong)
        {
            return Outcome.Refused<Done>(wrong);
        }

        (PublishedBy, PublishedAt) = (by, now);
        return Outcome.Done;
    }

    /// <summary>Gives it up, with a reason where it is published. Refused from its first day on: it then held.</summary>
    public Outcome<Done> Withdraw(string? reason, DateOnly today, Guid by, DateTimeOffset now)
    {
        if (Stage == PolicyStage.Withdrawn)
        {
            return Gone;
        }

        if (Stage == PolicyStage.Published)
        {
            if (StartsOn <= today)
            {
                return new Problem(
                    "policies.version.in-force",
                    "These rules have begun to hold, so they stay. Start a new version to change them."
                );
            }

            if (
                Written.Lacks(
                    reason,
                    LongestReason,
                    "policies.withdrawal.reason",
                    "Say why the rules are withdrawn.",
                    "Reason"
                ) is
                { } unexplained
            )
            {
                return unexplained;
            }

            WithdrawnReason = Written.Plain(reason);
        }

        (WithdrawnBy, WithdrawnAt) = (by, now);
        return Outcome.Done;
    }

    private static Problem Gone =>
        new(
            "policies.version.withdrawn",
            "These rules were given up. Start a new version instead."
        );

    private Problem? Closed() =>
        Stage switch
        {
            PolicyStage.Published => new Problem(
                "policies.version.published",
                "These rules are published and never change. Start a new version instead."
            ),
            PolicyStage.Withdrawn => Gone,
            _ => null,
        };

    /// <summary>Why somebody does not decide on the revision they read.</summary>
    private Problem? NotToJudge(int revision, Guid by) =>
        Closed() is { } closed ? closed
        : Stage != PolicyStage.Offered || revision != Revision
            ? new Problem(
                "policies.version.changed",
                "These rules were changed or handed back since you read them. Read them again; their writers then ask for publication anew."
            )
        : Writers.Contains(by)
            ? new Problem(
                "policies.version.own-work",
                "You wrote in these rules, or asked for their publication. Another policy lead or a head of procurement decides on them."
            )
        : null;

    private void HadAHand(Guid by)
    {
        if (!Writers.Contains(by))
        {
            Writers = [.. Writers, by];
        }
    }

    private static IEnumerable<Problem> Wrong(PolicyChange.Start start)
    {
        if (Written.Plain(start.SourceTitle).Length > LongestTitle)
        {
            yield return new Problem(
                "policies.source.title-length",
                $"Name the decision or document in up to {LongestTitle} characters.",
                nameof(SourceTitle)
            );
        }

        if (
            OneLine.Hides(
                Written.Plain(start.SourceTitle),
                "policies.source.title-signs",
                "The name of the document",
                nameof(SourceTitle)
            ) is
            { } hidden
        )
        {
            yield return hidden;
        }

        if (OrNull(start.SourceUrl) is { } address && !IsAddress(address))
        {
            yield return new Problem(
                "policies.source.address",
                "Enter the whole address, beginning with https://, or leave it empty.",
                nameof(SourceUrl)
            );
        }
    }

    /// <summary>Pages lead there, so nothing but a page of the web will do.</summary>
    private static bool IsAddress(string address) =>
        address.Length <= LongestAddress && Source.IsWebAddress(address) && OneLine.IsSeen(address);

    private static string? OrNull(string? text) =>
        Written.Plain(text) is { Length: > 0 } written ? written : null;
}
