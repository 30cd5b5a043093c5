using System.Text;
using Commonweal.Service.Editions.Import;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions.Import;

/// <summary>The table to fill in, as a workbook or as CSV.</summary>
public sealed class TemplateModel : PageModel
{
    public IActionResult OnGet(string? format)
    {
        if (format == "csv")
        {
            // Spreadsheets take text without the mark for the encoding of their own country.
            byte[] csv =
            [
                .. Encoding.UTF8.Preamble,
                .. Encoding.UTF8.GetBytes(ImportTemplate.Csv()),
            ];
            return File(csv, "text/csv; charset=utf-8", "measures-and-values.csv");
        }

        using var workbook = new MemoryStream();
        ImportTemplate.WriteWorkbook(workbook);
        return File(
            workbook.ToArray(),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "measures-and-values.xlsx"
        );
    }
}
