using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Commonweal.Domain.Common;

namespace Commonweal.Service.Editions.Sheets;

/// <summary>Why a file of tables is not read. It goes from the cell where it is met to <see cref="SheetFile"/>, and no further.</summary>
[SuppressMessage(
    "Design",
    "CA1032",
    Justification = "Thrown here only, and always with a problem."
)]
internal sealed class SheetRefusal(string code, string message) : Exception(message)
{
    public Problem Problem => new(code, Message, "File");

    public static SheetRefusal Broken(string what) =>
        new("editions.file.not-what-it-says", $"{what} Save it again as XLSX or CSV.");

    /// <summary>A cell, as people find it: <c>Sheet "measures", cell C5</c>.</summary>
    public static string Place(string sheet, int row, int column) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Sheet \"{sheet}\", cell {Sheet.Letters(column)}{row}"
        );
}
