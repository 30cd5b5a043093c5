using Commonweal.Domain.Common;

namespace Commonweal.Service.Reference;

/// <summary>A fault in a file under <c>data/</c>, written for the officer who edits it.</summary>
/// <param name="File">Path below the data folder, with forward slashes.</param>
/// <param name="Line">First line is 1.</param>
/// <param name="Code">Stable name <c>data.thing.reason</c>.</param>
/// <param name="Message">What was met and what to write instead.</param>
public sealed record DataProblem(string File, int Line, string Code, string Message)
{
    /// <summary>The key it is about, where it is about one being there or not.</summary>
    public string? Key { get; init; }

    public override string ToString() => $"{OneLine.Of(File)}:{Line}: {Code}: {Message}";
}
