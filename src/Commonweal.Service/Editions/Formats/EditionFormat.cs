namespace Commonweal.Service.Editions.Formats;

/// <summary>A form in which a whole edition is handed out and taken in. All hold the same, and have one fingerprint.</summary>
/// <param name="Name">As commands and addresses call it.</param>
/// <param name="Ending">The ending of its files.</param>
/// <param name="MediaType">As the web calls it.</param>
/// <param name="Title">As people call it.</param>
/// <param name="About">What it is good for.</param>
public sealed record EditionFormat(
    string Name,
    string Ending,
    string MediaType,
    string Title,
    string About
)
{
    public static readonly EditionFormat Yaml = new(
        "yaml",
        ".yaml",
        "application/yaml",
        "YAML",
        "One text that people and programs can read."
    );

    public static readonly EditionFormat Json = new(
        "json",
        ".json",
        "application/json",
        "JSON",
        "One text for programs."
    );

    public static readonly EditionFormat Csv = new(
        "csv",
        ".zip",
        "application/zip",
        "CSV",
        "One plain table for each part, packed in a ZIP file."
    );

    public static readonly EditionFormat Xlsx = new(
        "xlsx",
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Excel",
        "One workbook with a sheet for each part."
    );

    public static IReadOnlyList<EditionFormat> All { get; } = [Yaml, Json, Csv, Xlsx];

    /// <summary>Whether its files are no text.</summary>
    public bool IsPacked => this == Csv || this == Xlsx;

    /// <summary>The format of a name such as <c>csv</c>; null when there is none.</summary>
    public static EditionFormat? Named(string name) =>
        All.FirstOrDefault(format => format.Name == name);
}
