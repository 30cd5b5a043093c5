using Commonweal.Domain.Common;

namespace Commonweal.Domain.Editions.Import;

/// <summary>Why an import as a whole is refused.</summary>
public static class ImportRefusals
{
    /// <summary>The file, what its columns mean, or the draft is no longer what was looked at.</summary>
    public static readonly Problem MovedOn = new(
        "editions.import.moved-on",
        "The draft, the file or the meaning of its columns changed since you looked. Nothing was taken. Look at the rows below again, then accept them."
    );

    /// <summary>There is no file, or it is another council's.</summary>
    public static readonly Problem NotFound = Problem.NotFound(
        "editions.import.not-found",
        "file of values",
        "the page of the draft, and bring in the file again"
    );
}
