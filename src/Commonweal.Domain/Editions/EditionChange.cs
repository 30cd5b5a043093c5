using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Editions;

/// <summary>
/// One thing written in a draft. What it comes to is held to all rules of an edition before it is kept, so a change itself refuses
/// only what those rules could not tell.
/// </summary>
/// <param name="Subject">What is changed, as the audit record names it: a code, an id.</param>
public abstract record EditionChange(string Subject)
{
    /// <summary>What is done, as the audit record names it, such as <c>edition.measure-set</c>.</summary>
    public abstract string Act { get; }

    /// <summary>
    /// The <see cref="EditionPart.Fingerprint"/> of the part when it was shown to whoever changes it; null for a change that nobody
    /// looked before, made to whatever stands.
    /// </summary>
    public string? Seen { get; init; }

    /// <summary>The edition with the change.</summary>
    public abstract Outcome<Edition> Apply(Edition edition);

    /// <summary>
    /// The change as it is made in the edition, where a new part gets a key that is free. Refused with <c>editions.part.changed</c>
    /// when the part is no longer what was seen.
    /// </summary>
    public Outcome<EditionChange> For(Edition edition) =>
        Seen is null || Seen == EditionPart.Fingerprint(PartOf(edition, Shown))
            ? Outcome.Of(Named(edition))
            : Changed;

    /// <summary>What the part said before that it does not say after, and the other way round, as JSON; null for nothing.</summary>
    public (string? From, string? To) Told(Edition before, Edition after)
    {
        var (was, now) = (PartOf(before, Shown), PartOf(after, Subject));
        return (EditionPart.Unlike(was, now), EditionPart.Unlike(now, was));
    }

    /// <summary>What the part is called before the change; empty for a new one.</summary>
    private protected virtual string Shown => Subject;

    /// <summary>The part that is written; the whole unless a change says otherwise.</summary>
    private protected virtual Edition PartOf(Edition edition, string key) => edition;

    /// <summary>The same change, with a key for what has none yet.</summary>
    private protected virtual EditionChange Named(Edition edition) => this;

    /// <summary>A key that is free in the edition, and is no page of its own where keys stand in addresses.</summary>
    internal static string Free(string title, IEnumerable<string> taken) =>
        Key.Of(title, [.. taken, "new", "newer"]);

    /// <summary>The code of the refusal that an index must first get a figure of another year.</summary>
    public const string IndexLacksYear = "editions.prices.year";

    /// <summary>Somebody else was quicker.</summary>
    public static Problem Changed { get; } =
        new(
            "editions.part.changed",
            "Somebody else changed this after you opened it, so nothing was saved. Whatever you typed is kept below. Open this page in another tab to see what stands there now. If you press the button again, yours takes its place."
        );

    /// <summary>What is made, or everything that is wrong with what was typed.</summary>
    private protected static Outcome<Edition> Sound(
        IEnumerable<Problem> faults,
        Func<Outcome<Edition>> made
    )
    {
        Problem[] all = [.. faults];
        return all.Length > 0 ? Outcome.Refused<Edition>(all) : made();
    }

    /// <summary>What was made, or everything that is wrong with it.</summary>
    private protected static Outcome<Edition> Sound(
        Edition made,
        Func<Edition, IEnumerable<Problem>> faults
    ) => Sound(faults(made), () => made);

    /// <summary>Whether there is room for one more of its kind.</summary>
    /// <param name="parts">What there are, such as <c>measures</c>.</param>
    private protected static IEnumerable<Problem> Room<T>(
        IReadOnlyList<T> held,
        Func<T, bool> isSame,
        int most,
        string parts
    ) =>
        held.Count < most || held.Any(isSame)
            ? []
            :
            [
                new Problem(
                    "editions.part.count",
                    $"A framework holds at most {Quantity.Display(most)} {parts}. Remove one before you add another."
                ),
            ];

    /// <summary>A list with a thing in the place of the one that <paramref name="isSame"/> finds, or at its end.</summary>
    private protected static IReadOnlyList<T> With<T>(
        IReadOnlyList<T> all,
        T thing,
        Func<T, bool> isSame
    ) => all.Any(isSame) ? [.. all.Select(held => isSame(held) ? thing : held)] : [.. all, thing];

    /// <summary>The edition with these proxies, at its measures too.</summary>
    private protected static Edition Relinked(Edition edition, IReadOnlyList<Proxy> proxies)
    {
        var byId = proxies.ToDictionary(proxy => proxy.Id, StringComparer.Ordinal);
        return edition with
        {
            Proxies = proxies,
            Measures =
            [
                .. edition.Measures.Select(measure =>
                    measure.Proxy is { } proxy
                        ? measure with
                        {
                            Proxy = byId.GetValueOrDefault(proxy.Id),
                        }
                        : measure
                ),
            ],
        };
    }
}

/// <summary>What a change would do.</summary>
public static class ChangePreview
{
    /// <summary>
    /// The measures that would be worth something else on a day, or whose range, source or value of another day would be another,
    /// in order; none where the change is refused.
    /// </summary>
    public static IReadOnlyList<ComparedMeasure> WouldChange(
        this Edition edition,
        EditionChange change,
        DateOnly on
    ) =>
        change.Apply(edition) is { Succeeded: true, Value: var after }
            ?
            [
                .. EditionComparison
                    .Of(edition, after, on)
                    .Where(one => one.Change is MeasureChange.Value or MeasureChange.Figures),
            ]
            : [];
}
