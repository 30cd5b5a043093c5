using System.Text;
using Commonweal.App.Tests.Reference;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Editions.Formats;
using Commonweal.Service.Editions.Sheets;
using Commonweal.Service.Reference;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Commonweal.App.Tests.Editions;

public sealed class EditionFileTests
{
    private static readonly ReferenceData Data = ReferenceLoader.Open(DataCopy.Shipped);

    public static TheoryData<string, string> Shipped
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var name in Data.EditionNames)
            foreach (var format in EditionFormat.All)
                cases.Add(name, format.Name);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_shipped_edition_comes_back_from_every_format_to_the_same_fingerprint(
        string name,
        string format
    )
    {
        var edition = Data.Edition(name)!;

        var (read, problems) = RoundTrip(edition, EditionFormat.Named(format)!);

        Assert.Empty(problems);
        Assert.Equal(EditionText.Fingerprint(edition), EditionText.Fingerprint(read!));
    }

    [Fact]
    public void Whatever_an_edition_says_comes_back_from_every_format() =>
        Prop.ForAll(
                OddEditions.All.ToArbitrary(),
                edition =>
                    EditionFormat.All.All(format =>
                    {
                        var (read, problems) = RoundTrip(edition, format);
                        Assert.True(
                            read is not null,
                            $"{format.Name}: {string.Join('\n', problems)}"
                        );
                        Assert.Equal(
                            Encoding.UTF8.GetString(EditionText.Write(edition)),
                            Encoding.UTF8.GetString(EditionText.Write(read))
                        );
                        return true;
                    })
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(20261121, 1));

    /// <summary>Table, row, column and what is put there; the code, and what the message must say.</summary>
    [Theory]
    [InlineData(
        "measures",
        3,
        "unit",
        "stones",
        "data.value.wrong",
        "Column F: \"unit\" holds \"stones\". Did you mean \"tonnes\"? Write one of fteYears"
    )]
    [InlineData(
        "measures",
        4,
        "unit",
        "",
        "data.key.missing",
        "\"unit\" is missing. Write it in column F of this row."
    )]
    [InlineData(
        "measures",
        5,
        "order",
        "three",
        "data.value.wrong",
        "Column C: \"order\" holds \"three\". Write a number"
    )]
    [InlineData("measures", 6, "code", "NT1", "data.name.duplicate", "already at measures, row 2.")]
    [InlineData(
        "measures",
        1,
        "title",
        "name",
        "data.column.unknown",
        "Column D is headed \"name\""
    )]
    [InlineData(
        "measures",
        1,
        "title",
        "code",
        "data.column.twice",
        "Columns B and D are both headed \"code\""
    )]
    [InlineData(
        "measures",
        2,
        "priorities",
        "nowhere",
        "data.reference.dangling",
        "Column N: There is no priority \"nowhere\""
    )]
    [InlineData(
        "figures",
        2,
        "parameter",
        "nothing",
        "data.reference.dangling",
        "Column A: There is no \"nothing\" for this row"
    )]
    [InlineData(
        "figures",
        2,
        "central",
        "1,250.00",
        "data.value.wrong",
        "Column C: \"central\" holds \"1,250.00\""
    )]
    [InlineData(
        "figures",
        2,
        "from",
        "01/04/2026",
        "data.value.wrong",
        "a day, such as 2026-04-01"
    )]
    [InlineData(
        "figures",
        3,
        "source.licence",
        "",
        "data.key.missing",
        "\"source.licence\" is missing. Write it in column L"
    )]
    [InlineData(
        "proxies",
        6,
        "wage",
        "lost",
        "data.reference.dangling",
        "There is no parameter \"lost\""
    )]
    [InlineData(
        "exclusions",
        2,
        "source.title",
        "",
        "data.key.missing",
        "\"source.title\" is missing"
    )]
    [InlineData(
        "examples",
        2,
        "expect.social",
        "1.00",
        "frameworks.example.differs",
        "\"social\" expects 1.00"
    )]
    [InlineData(
        "example-lines",
        2,
        "quantity",
        "",
        "data.key.missing",
        "\"quantity\" is missing. Write it in column C"
    )]
    [InlineData(
        "edition",
        2,
        "publishedOn",
        "",
        "data.key.missing",
        "\"publishedOn\" is missing. Write it in column D"
    )]
    public void A_fault_in_a_table_is_told_with_its_row_and_column_in_both_formats(
        string table,
        int row,
        string heading,
        string cell,
        string code,
        string says
    )
    {
        foreach (var format in new[] { EditionFormat.Csv, EditionFormat.Xlsx })
        {
            var (edition, problems) = Read(
                Changed(format, table, row, heading, cell),
                $"mine{format.Ending}"
            );

            Assert.Null(edition);
            Assert.Contains(
                problems,
                problem =>
                    problem.File == $"mine{format.Ending}, {table}"
                    && problem.Line == row
                    && problem.Code == code
                    && problem.Message.Contains(says, StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public void A_table_too_many_too_few_or_without_headings_is_told()
    {
        var sheets = Sheets().ToList();

        Assert.Contains(
            "data.table.missing: The table \"proxies\" is missing",
            Told(sheets.Where(sheet => sheet.Name != "proxies")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "data.table.unknown: \"notes\" is no table of an edition",
            Told(sheets.Append(new Sheet("notes", []))),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "data.table.twice: The table \"edition\" is there twice",
            Told(sheets.Append(sheets[0])),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "data.table.one-row: The table has 0 rows",
            Told(
                sheets.Select(sheet =>
                    sheet.Name == "edition" ? new Sheet("edition", [.. sheet.Rows.Take(1)]) : sheet
                )
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "data.column.headings: The first row is empty. Write the headings there: id, title",
            Told(sheets.Select(sheet => sheet.Name == "themes" ? new Sheet("themes", []) : sheet)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "mine.xlsx, themes:2: data.column.nameless: Column H has no heading, and this cell says \"stray\"",
            Told(
                sheets.Select(sheet =>
                    sheet.Name == "themes"
                        ? new Sheet(
                            "themes",
                            [sheet.Rows[0], new(2, ["x", "y", "", "", "", "", "", "stray"])]
                        )
                        : sheet
                )
            ),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("a.yaml", "name: x\n", "data.key.missing")]
    [InlineData("a.json", "{ \"name\": ", "data.file.malformed")]
    [InlineData("a.json", "\u00ff", "data.file.encoding")]
    [InlineData("a.yaml", "", "editions.file.empty")]
    [InlineData("a.csv", "a,b", "editions.file.one-table")]
    [InlineData("a.xlsx", "a,b", "editions.file.not-what-it-says")]
    [InlineData("a.xlsm", "a,b", "editions.file.acts-on-opening")]
    [InlineData("a.exe", "MZ", "editions.file.type-not-allowed")]
    public void A_file_of_another_kind_is_refused_by_name(string name, string text, string code)
    {
        var (edition, problems) = Read(Encoding.Latin1.GetBytes(text), name);

        Assert.Null(edition);
        Assert.Contains(problems, problem => problem.Code == code && problem.File == name);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void A_file_of_nothing_but_brackets_is_refused_and_ends_nothing(string bracket)
    {
        var text = string.Concat(Enumerable.Repeat(bracket, 100_000));

        var problem = Assert.Single(Read(Encoding.UTF8.GetBytes(text), "a.yaml").Problems);

        Assert.Equal("data.file.malformed", problem.Code);
        Assert.Contains("inside one another", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_licensed_figure_leaves_in_no_format()
    {
        var edition = Data.Edition("lancashire-toms-2024")!;
        var wage = edition.Parameters.Single(held => held.Id == "real-living-wage-uk");
        var own = edition.Reading(
            wage with
            {
                Values = new(
                    wage.Values.All.Select(dated =>
                        dated with
                        {
                            Source = dated.Source with { MayBePassedOn = false },
                        }
                    )
                ),
            }
        );

        foreach (var format in EditionFormat.All)
        {
            var (read, problems) = RoundTrip(own, format);

            Assert.Empty(problems);
            Assert.True(read!.Find("NT29")!.ValueWithheld);
            Assert.DoesNotContain(read.Parameters, held => held.Id == wage.Id);
        }
    }

    private static IEnumerable<Sheet> Sheets()
    {
        using var file = new MemoryStream(
            EditionFile.Write(Data.Edition("lancashire-toms-2024")!, EditionFormat.Xlsx)
        );
        return SheetFile.Read("mine.xlsx", file).Value;
    }

    private static byte[] Changed(
        EditionFormat format,
        string table,
        int row,
        string heading,
        string cell
    )
    {
        using var file = new MemoryStream();
        var sheets = Sheets()
            .Select(sheet => sheet.Name == table ? With(sheet, row, heading, cell) : sheet);
        if (format == EditionFormat.Csv)
            SheetFile.WriteCsv(file, sheets);
        else
            SheetFile.WriteWorkbook(file, sheets);
        return file.ToArray();
    }

    private static Sheet With(Sheet sheet, int number, string heading, string cell)
    {
        var column = sheet.Rows[0].Cells.Index().First(one => one.Item == heading).Index;
        return sheet with
        {
            Rows =
            [
                .. sheet.Rows.Select(row =>
                    row.Number == number
                        ? row with
                        {
                            Cells =
                            [
                                .. Enumerable
                                    .Range(0, Math.Max(row.Cells.Count, column + 1))
                                    .Select(at => at == column ? cell : row.At(at)),
                            ],
                        }
                        : row
                ),
            ],
        };
    }

    private static string Told(IEnumerable<Sheet> sheets)
    {
        using var file = new MemoryStream();
        SheetFile.WriteWorkbook(file, sheets);
        return string.Join('\n', Read(file.ToArray(), "mine.xlsx").Problems);
    }

    private static (Edition? Edition, IReadOnlyList<DataProblem> Problems) Read(
        byte[] bytes,
        string name
    )
    {
        using var file = new MemoryStream(bytes);
        return EditionFile.Read(name, file);
    }

    private static (Edition? Edition, IReadOnlyList<DataProblem> Problems) RoundTrip(
        Edition edition,
        EditionFormat format
    )
    {
        using var file = new MemoryStream(EditionFile.Write(edition, format));
        return EditionFile.Read($"{edition.Name}{format.Ending}", file);
    }
}
