using System.Text.Json;
using Commonweal.Service.Editions.Sheets;

namespace Commonweal.Service.Editions.Formats;

/// <summary>What a cell holds in the edition's text.</summary>
internal enum CellKind
{
    Text,
    Number,
    Flag,

    /// <summary>Texts, each on a line of its own in the cell.</summary>
    List,

    /// <summary>Whole numbers, likewise.</summary>
    Numbers,
}

/// <summary>A column: the key it holds, behind those of what holds it, as <c>source.title</c>.</summary>
internal sealed record TableColumn(string Path, CellKind Kind = CellKind.Text)
{
    public static implicit operator TableColumn(string path) => new(path);
}

/// <summary>A table of an edition: a row for each thing of a list.</summary>
/// <param name="Name">Of the sheet or file.</param>
/// <param name="Path">The key of the list, in what holds it.</param>
/// <param name="Parent">The first column, which says the id of what holds the row; null where that is the edition.</param>
/// <param name="Inner">The tables of the lists that its things hold.</param>
internal sealed record Table(
    string Name,
    string Path,
    string? Parent,
    TableColumn[] Columns,
    Table[] Inner
)
{
    /// <summary>This and all tables within.</summary>
    public IEnumerable<Table> All => Inner.SelectMany(table => table.All).Prepend(this);

    public IEnumerable<string> Headings =>
        Columns.Select(column => column.Path).Prepend(Parent).OfType<string>();
}

/// <summary>An edition as tables, the same ones in a workbook and in files of CSV.</summary>
internal static class TableLayout
{
    private static readonly TableColumn[] Source =
    [
        "source.title",
        "source.url",
        "source.licence",
        new("source.keptPrivate", CellKind.Flag),
    ];

    private static readonly Table Priorities = new(
        "priorities",
        "priorities",
        null,
        ["id", "title", "group"],
        []
    );

    private static readonly Table Themes = new(
        "themes",
        "themes",
        null,
        ["id", "title"],
        [new Table("outcomes", "outcomes", "theme", ["id", "title"], [])]
    );

    private static readonly Table Parameters = new(
        "parameters",
        "parameters",
        null,
        ["id", "title", "unit", "area"],
        [
            new Table(
                "figures",
                "values",
                "parameter",
                [
                    "from",
                    new("central", CellKind.Number),
                    new("low", CellKind.Number),
                    new("high", CellKind.Number),
                    "confidence",
                    new("priceYear", CellKind.Number),
                    "knownTo.day",
                    "knownTo.later",
                    .. Source,
                ],
                []
            ),
        ]
    );

    private static readonly Table Proxies = new(
        "proxies",
        "proxies",
        null,
        [
            "id",
            "title",
            "unit",
            "formula",
            "figure",
            "wage",
            "hoursPerWeek",
            "weeksPerYear",
            "carbon",
            "kilogramsPerMile",
            "deflator",
        ],
        []
    );

    private static readonly Table Measures = new(
        "measures",
        "measures",
        null,
        [
            "theme",
            "code",
            new("order", CellKind.Number),
            "title",
            "outcome",
            "unit",
            "class",
            new("recordOnly", CellKind.Flag),
            "level",
            "proxy",
            "counts",
            new("doesNotCount", CellKind.List),
            new("evidence", CellKind.List),
            new("priorities", CellKind.List),
            new("goals", CellKind.Numbers),
            "goalsBecause",
            new("valueWithheld", CellKind.Flag),
        ],
        []
    );

    private static readonly Table Exclusions = new(
        "exclusions",
        "exclusions",
        null,
        ["id", "shared", new("measures", CellKind.List), new("against", CellKind.List), .. Source],
        []
    );

    private static readonly Table Examples = new(
        "examples",
        "examples",
        null,
        [
            "id",
            "says",
            "source",
            "origin",
            "input.on",
            new("input.contractValue", CellKind.Number),
            "expect.social",
            "expect.localEconomic",
            new("expect.noValue", CellKind.List),
            new("expect.recorded", CellKind.List),
            new("expect.overlaps", CellKind.List),
        ],
        [
            new Table(
                "example-lines",
                "input.lines",
                "example",
                [
                    "measure",
                    new("quantity", CellKind.Number),
                    new("attribution", CellKind.Number),
                    new("deadweight", CellKind.Number),
                ],
                []
            ),
        ]
    );

    /// <summary>The edition itself, a table of one row.</summary>
    public static Table Edition { get; } =
        new(
            "edition",
            "",
            null,
            [
                "name",
                "title",
                "version",
                "publishedOn",
                new("priceYear", CellKind.Number),
                "owner",
                .. Source,
                "about",
            ],
            [Priorities, Themes, Parameters, Proxies, Measures, Exclusions, Examples]
        );

    /// <summary>The text of an edition as tables, each with its headings.</summary>
    /// <exception cref="InvalidOperationException">The text has a key that no table has a column for.</exception>
    public static IEnumerable<Sheet> Of(JsonElement edition)
    {
        var rows = Edition.All.ToDictionary(
            table => table,
            table => new List<SheetRow> { new(1, [.. table.Headings]) }
        );
        Fill(Edition, edition, "");
        return Edition.All.Select(table => new Sheet(table.Name, rows[table]));

        void Fill(Table table, JsonElement thing, string parent)
        {
            Dictionary<string, string> cells = new(StringComparer.Ordinal);
            Flatten(table, thing, "", cells);
            var row = table.Columns.Select(column => cells.GetValueOrDefault(column.Path, ""));
            rows[table]
                .Add(
                    new SheetRow(
                        rows[table].Count + 1,
                        [.. table.Parent is null ? row : row.Prepend(parent)]
                    )
                );
            foreach (var inner in table.Inner)
            {
                foreach (var item in At(thing, inner.Path).EnumerateArray())
                {
                    Fill(inner, item, inner.Parent is null ? "" : cells["id"]);
                }
            }
        }
    }

    private static JsonElement At(JsonElement thing, string path) =>
        path.Split('.').Aggregate(thing, (at, key) => at.GetProperty(key));

    private static void Flatten(
        Table table,
        JsonElement thing,
        string above,
        Dictionary<string, string> cells
    )
    {
        foreach (var key in thing.EnumerateObject())
        {
            var path = above + key.Name;
            if (key.Value.ValueKind == JsonValueKind.Object)
            {
                Flatten(table, key.Value, $"{path}.", cells);
            }
            else if (Array.Exists(table.Columns, column => column.Path == path))
            {
                cells[path] =
                    key.Value.ValueKind == JsonValueKind.Array
                        ? string.Join('\n', key.Value.EnumerateArray().Select(TextOf))
                        : TextOf(key.Value);
            }
            else if (!Array.Exists(table.Inner, inner => inner.Path == path))
            {
                throw new InvalidOperationException(
                    $"The table {table.Name} has no column {path}, which the text of an edition has."
                );
            }
        }
    }

    private static string TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
