namespace Commonweal.Domain.Common;

/// <summary>
/// An expected refusal, written for the person who meets it: what happened, where, and what to do next.
/// </summary>
/// <param name="Code">Stable name <c>feature.thing.reason</c>; part of the API and never renamed.</param>
/// <param name="Message">One or two plain sentences that say what was met and what to write instead.</param>
/// <param name="Field">The form field, JSON path, cell or row the refusal is about; null when it concerns the whole.</param>
public sealed record Problem(string Code, string Message, string? Field = null)
{
    /// <summary>Whether what was asked for is not there, or not the reader's to see.</summary>
    public bool IsNotFound { get; private init; }

    /// <summary>The same refusal, placed at <paramref name="field"/>.</summary>
    public Problem At(string field) => this with { Field = field };

    /// <summary>The same refusal in a part of the form: <c>Name</c> becomes <c>Person.Name</c>.</summary>
    public Problem In(string part) => Field is null ? this : At($"{part}.{Field}");

    /// <summary>What is not there, or not the reader's to see: the two are not told apart.</summary>
    /// <param name="thing">What was asked for, such as <c>contract</c>.</param>
    /// <param name="list">Where to choose another, such as <c>the list of contracts</c>.</param>
    public static Problem NotFound(string code, string thing, string list) =>
        new(code, $"There is no such {thing}, or it is not open to you. Choose one from {list}.")
        {
            IsNotFound = true,
        };

    /// <summary>Somebody else was quicker; the form is shown again with what was typed, and what stands now as seen.</summary>
    public static Problem Overtaken(string code) =>
        new(
            code,
            "Somebody else changed this after you opened it, so nothing was saved. Whatever you typed is kept below. Open this page in another tab to see what stands there now. If you press the button again, yours takes its place."
        );

    /// <summary>
    /// Everything wrong with a form at once: what could not be read of it, and what was found besides. A field that could
    /// not be read has its own problem only; what is said of the empty value put in its place would mislead.
    /// </summary>
    public static IReadOnlyList<Problem> Together(
        IReadOnlyList<Problem> unread,
        IEnumerable<Problem> found
    ) => [.. unread, .. found.Where(problem => !unread.Any(other => other.IsAt(problem.Field)))];

    /// <summary>Whether the problem lies at the field or in a part of it, as <c>StartsOn.Year</c> is of <c>StartsOn</c>.</summary>
    private bool IsAt(string? field) =>
        field is { Length: > 0 }
        && Field is { } own
        && (own == field || own.StartsWith($"{field}.", StringComparison.Ordinal));
}
