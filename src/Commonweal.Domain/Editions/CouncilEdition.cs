using System.Text;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Editions;

/// <summary>How far a council's edition has come.</summary>
public enum EditionStage
{
    /// <summary>Being written; only its council sees it.</summary>
    Draft,

    /// <summary>Waiting for a second person; nothing in it changes.</summary>
    Review,

    /// <summary>Frozen for ever and free to choose.</summary>
    Published,

    /// <summary>Frozen, and no longer chosen for new procurements; what stands on it stays.</summary>
    Retired,
}

/// <summary>An edition of a council's own, from the copy it begins as to its publication and end. What it says is its <see cref="EditionContent"/>.</summary>
public sealed class CouncilEdition : IOwnedByAuthority
{
    private const int LongestVersion = 40;
    private const int LongestReason = 2_000;

    private CouncilEdition() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>Its name in addresses, as <see cref="NameOf"/> makes it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its heading, as in its content.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Its version, as in its content.</summary>
    public string Version { get; private set; } = "";

    /// <summary>The edition it began as a copy of.</summary>
    public string MadeFrom { get; private set; } = "";

    /// <summary>How far it has come.</summary>
    public EditionStage Stage { get; private set; }

    /// <summary>Everybody who wrote in it or handed it over; none of them publishes it.</summary>
    public List<Guid> Writers { get; private set; } = [];

    /// <summary>When it was handed over for review; null while it is written.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Why it was handed back last, 1 to 2,000 characters; null when it never was.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>Who published it: nobody who wrote in it.</summary>
    public Guid? PublishedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>When it was retired.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    /// <summary>Why, 1 to 2,000 characters.</summary>
    public string? RetireReason { get; private set; }

    /// <summary>The <see cref="EditionText.Fingerprint"/> of the whole, from its publication on.</summary>
    public string? Fingerprint { get; private set; }

    /// <summary>The text that everybody may have, from its publication on: <see cref="Edition.ToPassOn"/>.</summary>
    public string? OpenText { get; private set; }

    /// <summary>When it was begun.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Who began it.</summary>
    public Guid CreatedBy { get; private set; }

    /// <summary>Begins an edition; its content is that of <paramref name="edition"/>.</summary>
    /// <param name="from">The name of the edition it is a copy of.</param>
    public static CouncilEdition Begin(
        Guid id,
        Guid authority,
        Edition edition,
        string from,
        Guid by,
        DateTimeOffset now
    ) =>
        new CouncilEdition
        {
            Id = id,
            AuthorityId = authority,
            Name = edition.Name,
            Title = edition.Title,
            Version = edition.Version,
            MadeFrom = from,
            Writers = [by],
            CreatedAt = now,
            CreatedBy = by,
        };

    /// <summary>What is wrong with the title and the version of a new edition.</summary>
    public static IReadOnlyList<Problem> Lacks(string? title, string? version) =>
        [
            .. new[]
            {
                Written.Lacks(
                    title,
                    OneLine.LongestTitle,
                    "editions.begin.title",
                    "Write what the framework is called.",
                    nameof(Title)
                ),
                OneLine.Hides(
                    title ?? "",
                    "editions.begin.title-signs",
                    "The name of the framework",
                    nameof(Title)
                ),
                Written.Lacks(
                    version,
                    LongestVersion,
                    "editions.begin.version",
                    "Write its version, such as 2026.",
                    nameof(Version)
                ),
                OneLine.Hides(
                    version ?? "",
                    "editions.begin.version-signs",
                    "The version",
                    nameof(Version)
                ),
            }.OfType<Problem>(),
        ];

    /// <summary>
    /// The name of a new edition: its council's, a full stop, and the version, so that no two councils' can be alike:
    /// <c>lancashire.2026</c>, and <c>lancashire.2026-2</c> for its second of that version.
    /// </summary>
    /// <param name="taken">The names of the council's editions.</param>
    public static string NameOf(string slug, string version, IEnumerable<string> taken)
    {
        var own = $"{slug}.";
        return own
            + Key.Of(
                version,
                taken
                    .Where(name => name.StartsWith(own, StringComparison.Ordinal))
                    .Select(name => name[own.Length..])
            );
    }

    /// <summary>Takes in what somebody wrote; refused unless it is a draft.</summary>
    public Outcome<Done> Write(Edition edition, Guid by)
    {
        if (Stage != EditionStage.Draft)
        {
            return new Problem(
                "editions.draft.closed",
                Stage == EditionStage.Review
                    ? "This framework is waiting for review, and nothing in it changes meanwhile. Take it back to go on writing."
                    : "This framework is published, and nothing in it changes any more. Make a copy for the next one."
            );
        }

        (Title, Version) = (edition.Title, edition.Version);
        HadAHand(by);
        return Outcome.Done;
    }

    /// <summary>Hands it over for review; refused unless it is a draft whose worked examples all come out.</summary>
    public Outcome<Done> Submit(Edition edition, Guid by, DateTimeOffset now)
    {
        if (Stage != EditionStage.Draft)
        {
            return Elsewhere;
        }

        if (edition.Measures.Count == 0)
        {
            return new Problem(
                "editions.submit.empty",
                "This framework has no measure yet. Add one before you hand it over."
            );
        }

        Problem[] differences =
        [
            .. edition.Examples.SelectMany(
                example => example.Check(edition),
                (example, problem) =>
                    new Problem(
                        "editions.submit.example",
                        $"The worked example \"{example.Says}\" does not come out: {problem.Message}"
                    )
            ),
        ];
        if (differences.Length > 0)
        {
            return Outcome.Refused<Done>(differences);
        }

        (Stage, SubmittedAt) = (EditionStage.Review, now);
        HadAHand(by);
        return Outcome.Done;
    }

    /// <summary>Hands it back to be written on, by whoever reviews it or wrote it; a reviewer says why.</summary>
    public Outcome<Done> Return(string? reason, Guid by)
    {
        if (Stage != EditionStage.Review)
        {
            return Elsewhere;
        }

        var own = Writers.Contains(by);
        if (
            !own
            && Written.Lacks(
                reason,
                LongestReason,
                "editions.return.reason",
                "Write what should be changed, so that the writers know.",
                nameof(ReturnReason)
            )
                is { } unexplained
        )
        {
            return unexplained;
        }

        (Stage, SubmittedAt) = (EditionStage.Draft, null);
        ReturnReason = own ? ReturnReason : Written.Plain(reason);
        return Outcome.Done;
    }

    /// <summary>Freezes it for ever; refused for whoever wrote in it or handed it over.</summary>
    public Outcome<Done> Publish(Edition edition, Guid by, DateTimeOffset now)
    {
        if (Stage != EditionStage.Review)
        {
            return Elsewhere;
        }

        if (Writers.Contains(by))
        {
            return new Problem(
                "editions.publish.own",
                "You wrote in this framework or handed it over, so somebody else has to review and publish it. Ask a colleague who may publish frameworks."
            );
        }

        Fingerprint = EditionText.Fingerprint(edition);
        OpenText = Encoding.UTF8.GetString(EditionText.Write(edition.ToPassOn()));
        (Stage, PublishedBy, PublishedAt) = (EditionStage.Published, by, now);
        return Outcome.Done;
    }

    /// <summary>Takes it out of what may be chosen; refused unless it is published, and without a reason.</summary>
    public Outcome<Done> Retire(string? reason, DateTimeOffset now)
    {
        if (Stage != EditionStage.Published)
        {
            return Elsewhere;
        }

        if (
            Written.Lacks(
                reason,
                LongestReason,
                "editions.retire.reason",
                "Write why it is not to be chosen any more.",
                nameof(RetireReason)
            ) is
            { } unexplained
        )
        {
            return unexplained;
        }

        (Stage, RetiredAt, RetireReason) = (EditionStage.Retired, now, Written.Plain(reason));
        return Outcome.Done;
    }

    private void HadAHand(Guid by)
    {
        if (!Writers.Contains(by))
        {
            Writers = [.. Writers, by];
        }
    }

    private static Problem Elsewhere { get; } =
        new(
            "editions.stage.elsewhere",
            "This framework is at another stage by now. Load the page again and look where it stands."
        );
}
