namespace Commonweal.Domain.Common;

/// <summary>
/// An expected refusal, written for the person who meets it: what happened, where, and what to do next.
/// </summary>
/// <param name="Code">Stable name <c>feature.thing.reason</c>; part of the API and never renamed.</param>
/// <param name="Message">One or two plain sentences that say what was met and what to write instead.</param>
/// <param name="Field">The form field, JSON path, cell or row the refusal is about; null when it concerns the whole.</param>
public sealed record Problem(string Code, string Message, string? Field = null)
{
    /// <summary>The same refusal, placed at <paramref name="field"/>.</summary>
    public Problem At(string field) => this with { Field = field };
}
