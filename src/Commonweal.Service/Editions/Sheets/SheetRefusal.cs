using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Service.Reference;

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
        new(
            "editions.file.not-what-it-says",
            $"{what} Open it in your spreadsheet program and save it again."
        );

    /// <summary>More than a table has.</summary>
    /// <param name="holds">What is too many, after the cell's place.</param>
    public static SheetRefusal TooLarge(
        string sheet,
        int row,
        int column,
        FormattableString holds,
        int most
    ) =>
        new(
            "editions.file.too-large",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Place(sheet, row, column)} {FormattableString.Invariant(holds)}; at most {most:N0} are read. Keep what belongs to the table only, or split the file."
            )
        );

    /// <summary>Refuses a cell further right than a table goes.</summary>
    public static void HoldColumn(string sheet, int row, int column)
    {
        if (column >= SheetFile.MostColumns)
        {
            throw TooLarge(sheet, row, column, $"is in column {column + 1}", SheetFile.MostColumns);
        }
    }

    public static SheetRefusal Quotes(string sheet, int row) =>
        new(
            "editions.file.quotes",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Sheet \"{Spelling.Short(sheet)}\", row {row}: a quotation mark opens and does not close, or stands inside a cell. Put the cell into quotation marks and double those inside it, or save the table from a spreadsheet."
            )
        );

    /// <summary>A cell, as people find it: <c>Sheet "measures", cell C5</c>.</summary>
    public static string Place(string sheet, int row, int column) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Sheet \"{Spelling.Short(sheet)}\", cell {Sheet.Letters(column)}{row}"
        );
}
