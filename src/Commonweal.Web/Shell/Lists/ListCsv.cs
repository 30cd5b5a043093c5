using System.Globalization;
using System.Text;
using Commonweal.Domain.Common;
using Commonweal.Service.Common;
using CsvHelper;

namespace Commonweal.Web.Shell.Lists;

/// <summary>Rows as comma-separated text that a spreadsheet opens as what it is.</summary>
internal static class ListCsv
{
    public static async Task WriteAsync(
        Stream to,
        IEnumerable<string> headings,
        IAsyncEnumerable<object?[]> rows
    )
    {
        // Spreadsheets take text without the mark for the encoding of their own country.
        await using var text = new StreamWriter(to, new UTF8Encoding(true), leaveOpen: true);
        await using var csv = new CsvWriter(text, CultureInfo.InvariantCulture);
        foreach (var heading in headings)
            csv.WriteField(heading);
        await csv.NextRecordAsync();
        await foreach (var row in rows)
        {
            foreach (var value in row)
                csv.WriteField(Plain(value));
            await csv.NextRecordAsync();
        }
    }

    private static string Plain(object? value) =>
        value switch
        {
            null => "",
            string words => CsvText.Harmless(words),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTimeOffset moment => moment
                .ToUniversalTime()
                .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            decimal number => Quantity.Exact(Quantity.Kept(number)),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
}
