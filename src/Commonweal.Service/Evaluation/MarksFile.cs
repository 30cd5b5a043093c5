using System.Text.Json;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Common;
using Commonweal.Service.Editions.Sheets;

namespace Commonweal.Service.Evaluation;

/// <summary>Reads marks for price and quality from a table, before anything is saved: what is new, what changes, what is not understood.</summary>
public static class MarksFile
{
    /// <summary>The most rows of one table.</summary>
    public const int MostRows = 5_000;

    /// <summary>The most characters of what a table would enter, as it is handed from the look to the saving.</summary>
    public const int LongestEntries = 2_000_000;

    /// <summary>The headings, in any order.</summary>
    public static IReadOnlyList<string> Headings { get; } =
    ["Bidder", "Criterion", "Marks", "Reason"];

    /// <summary>What becomes of a row.</summary>
    public enum State
    {
        /// <summary>Marks where there were none.</summary>
        Added,

        /// <summary>Other marks or another reason than stand now.</summary>
        Changed,

        /// <summary>As it stands.</summary>
        Unchanged,

        /// <summary>Not understood, so left out.</summary>
        LeftOut,
    }

    /// <summary>One row of the table.</summary>
    /// <param name="Number">Its number in the file.</param>
    /// <param name="Says">What is wrong and where, by cell; empty where nothing is.</param>
    /// <param name="Found">What it would enter; null where it is left out.</param>
    public sealed record Row(
        int Number,
        string Bidder,
        string Criterion,
        string Marks,
        string Reason,
        State State,
        string Says,
        (Guid BidId, EnterMarks.Entry Entry)? Found
    );

    /// <summary>
    /// The rows in their order; refused as <see cref="SheetFile"/> refuses a file, without the headings once each, with more sheets than one, and
    /// beyond <see cref="MostRows"/>. A row that is not understood is left out and says why, by cell.
    /// </summary>
    public static Outcome<IReadOnlyList<Row>> Read(
        string name,
        Stream content,
        WholeAward.View award
    ) => SheetFile.Read(name, content).Then(sheets => Rows(sheets, award));

    /// <summary>
    /// A workbook to fill in: a row for every bidder and criterion, with the marks that stand. Rows left without marks and reason are passed over
    /// when it comes back.
    /// </summary>
    public static void WriteTemplate(Stream to, WholeAward.View award) =>
        SheetFile.WriteWorkbook(
            to,
            [
                new Sheet(
                    "Marks",
                    [
                        new SheetRow(1, Headings),
                        .. (
                            from bidder in award.Judged
                            from placed in award.ToEnter
                            let standing = StandingOf(award, bidder, placed)
                            select (string[])
                                [
                                    bidder.Name,
                                    NameOf(placed, award),
                                    standing is { } mark ? Quantity.Exact(mark.Marks) : "",
                                    standing?.Reason ?? "",
                                ]
                        ).Select((cells, at) => new SheetRow(at + 2, cells)),
                    ]
                ),
            ]
        );

    /// <summary>What the rows would enter, for the form that saves them.</summary>
    public static string Entries(IEnumerable<Row> rows) =>
        StoredJson.Write(
            rows.Where(row => row.State is State.Added or State.Changed)
                .Select(row => new Kept(row.Found!.Value.BidId, row.Found.Value.Entry))
        );

    /// <summary>What <see cref="Entries"/> wrote; refused when it is something else.</summary>
    public static Outcome<IReadOnlyList<(Guid BidId, EnterMarks.Entry Entry)>> ReadEntries(
        string? text
    )
    {
        try
        {
            return
                text is { Length: > 0 and <= LongestEntries }
                && StoredJson.Read<List<Kept?>?>(text) is { } kept
                && kept.TrueForAll(one => one?.Entry?.Criterion is not null)
                ? Outcome.Of<IReadOnlyList<(Guid, EnterMarks.Entry)>>([
                    .. kept.Select(one => (one!.BidId, one.Entry)),
                ])
                : Unread;
        }
        catch (JsonException)
        {
            return Unread;
        }
    }

    private static Problem Unread { get; } =
        new(
            "evaluation.marks-file.unread",
            "What was to be saved did not arrive whole, so nothing is saved. Send the table again.",
            "File"
        );

    private sealed record Kept(Guid BidId, EnterMarks.Entry Entry);

    private static Outcome<IReadOnlyList<Row>> Rows(
        IReadOnlyList<Sheet> sheets,
        WholeAward.View award
    )
    {
        if (sheets.Where(sheet => sheet.Rows.Count > 0).ToArray() is not [var sheet])
        {
            return new Problem(
                "evaluation.marks-file.sheets",
                $"The file has {sheets.Count(one => one.Rows.Count > 0)} sheets with something in them: {string.Join(", ", sheets.Select(one => one.Name))}. Keep the one sheet with the marks.",
                "File"
            );
        }

        var columns = Columns(sheet.Rows[0]);
        if (!columns.Succeeded)
        {
            return Outcome.Refused<IReadOnlyList<Row>>(columns.Problems);
        }

        SheetRow[] rows =
        [
            .. sheet
                .Rows.Skip(1)
                .Where(row =>
                    // Marks or reason: a row of the template that nobody filled in says neither.
                    columns.Value[2..].Any(column => !string.IsNullOrWhiteSpace(row.At(column)))
                ),
        ];
        if (rows.Length > MostRows)
        {
            return new Problem(
                "evaluation.marks-file.too-many",
                $"The table has {Quantity.Display(rows.Length)} rows of marks, and {Quantity.Display(MostRows)} can be brought at once. The last that fits is row {rows[MostRows - 1].Number}. Send the rest as a second table.",
                "File"
            );
        }

        var read = Told([.. rows.Select(row => RowOf(row, columns.Value, award))]);
        return Entries(read).Length > LongestEntries
            ? new Problem(
                "evaluation.marks-file.too-long",
                "The reasons in the table are too long to be brought at once. Split the table into two, and send one after the other.",
                "File"
            )
            : Outcome.Of<IReadOnlyList<Row>>(read);
    }

    /// <summary>The column of each heading; refused unless each is there once.</summary>
    private static Outcome<int[]> Columns(SheetRow heading)
    {
        int[][] found =
        [
            .. Headings.Select(wanted =>
                heading
                    .Cells.Index()
                    .Where(cell =>
                        cell.Item.Trim().Equals(wanted, StringComparison.OrdinalIgnoreCase)
                    )
                    .Select(cell => cell.Index)
                    .ToArray()
            ),
        ];
        if (found.Any(columns => columns.Length != 1))
        {
            return new Problem(
                "evaluation.marks-file.headings",
                $"The first row of the table must have each of the headings {string.Join(", ", Headings)} once. {string.Join(" ", Headings.Zip(found).Where(pair => pair.Second.Length != 1).Select(pair => pair.Second.Length == 0 ? $"It lacks {pair.First}." : $"It has {pair.First} in the cells {string.Join(" and ", pair.Second.Select(column => $"{Sheet.Letters(column)}{heading.Number}"))}."))}",
                "File"
            );
        }

        return found.Select(columns => columns[0]).ToArray();
    }

    /// <summary>The rows, but that a second one about the same mark is left out: which of two was meant nobody can say.</summary>
    private static Row[] Told(Row[] rows)
    {
        var first = new Dictionary<(Guid, string), int>();
        return
        [
            .. rows.Select(row =>
                row.Found is var (bid, entry) && !first.TryAdd((bid, entry.Criterion), row.Number)
                    ? row with
                    {
                        State = State.LeftOut,
                        Says =
                            $"Row {first[(bid, entry.Criterion)]} gives marks for this bidder and criterion already.",
                        Found = null,
                    }
                    : row
            ),
        ];
    }

    private static Row RowOf(SheetRow row, int[] columns, WholeAward.View award)
    {
        string[] cells = [.. columns.Select(column => row.At(column).Trim())];
        var bidder = award.Judged.FirstOrDefault(one =>
            Same(one.Name, cells[0]) || Same(one.Id, cells[0])
        );
        var criteria = Called(cells[1], award);
        var marks = Quantity.Parse(cells[2]);
        string[] wrong =
        [
            .. new[]
            {
                bidder is null ? $"{Cell(0)}: no bidder is called \"{cells[0]}\"." : null,
                criteria.Count switch
                {
                    0 => $"{Cell(1)}: no criterion to be marked is called \"{cells[1]}\".",
                    1 => marks > criteria[0].Criterion.Weight
                        ? $"{Cell(2)}: {criteria[0].Criterion.Name} has {Quantity.Display(criteria[0].Criterion.Weight)} marks at most."
                        : null,
                    _ =>
                        $"{Cell(1)}: several criteria are called \"{cells[1]}\". Write {string.Join(" or ", criteria.Select(placed => $"\"{NameOf(placed, award)}\""))}.",
                },
                marks is null ? $"{Cell(2)}: {Quantity.Unread(cells[2])}" : null,
                marks is { } met && !Quantity.IsAllowed(met)
                    ? $"{Cell(2)}: marks have ten decimal places at most."
                    : null,
                cells[3].Length switch
                {
                    0 => $"{Cell(3)}: give a reason.",
                    > CriterionMark.LongestReason =>
                        $"{Cell(3)}: the reason has {Quantity.Display(cells[3].Length)} characters, and {Quantity.Display(CriterionMark.LongestReason)} are allowed.",
                    _ => null,
                },
            }.OfType<string>(),
        ];
        return wrong.Length > 0
            ? Made(State.LeftOut, string.Join(" ", wrong), null)
            : Made(
                StateOf(award, bidder!, criteria[0], marks!.Value, cells[3]),
                "",
                (
                    bidder!.BidId,
                    new EnterMarks.Entry(
                        criteria[0].Path,
                        marks,
                        cells[3],
                        EnterMarks.VersionOf(StandingOf(award, bidder, criteria[0]))
                    )
                )
            );

        string Cell(int field) => $"{Sheet.Letters(columns[field])}{row.Number}";

        Row Made(State state, string says, (Guid, EnterMarks.Entry)? found) =>
            new(row.Number, cells[0], cells[1], cells[2], cells[3], state, says, found);
    }

    /// <summary>The criteria to be marked that go by a name, given alone or after those it is a part of; one alone where its whole name was given.</summary>
    private static List<Criterion.Placed> Called(string name, WholeAward.View award)
    {
        var called = award
            .ToEnter.Where(placed =>
                Same(NameOf(placed, award), name)
                || NameOf(placed, award).EndsWith($" / {name}", StringComparison.OrdinalIgnoreCase)
            )
            .ToList();
        return called.FindAll(placed => Same(NameOf(placed, award), name)) is [var one]
            ? [one]
            : called;
    }

    /// <summary>Its name after the names of what it is a part of, such as <c>Quality / Staff / Plan</c>.</summary>
    private static string NameOf(Criterion.Placed placed, WholeAward.View award) =>
        string.Join(
            " / ",
            Criterion
                .All(award.Method?.Criteria ?? [])
                .Where(other =>
                    other.Path == placed.Path
                    || placed.Path.StartsWith($"{other.Path}.", StringComparison.Ordinal)
                )
                .Select(other => other.Criterion.Name)
        );

    private static CriterionMark? StandingOf(
        WholeAward.View award,
        WholeAward.Bidder bidder,
        Criterion.Placed criterion
    ) =>
        award.Entered.FirstOrDefault(mark =>
            mark.BidId == bidder.BidId && mark.Criterion == criterion.Path
        );

    private static State StateOf(
        WholeAward.View award,
        WholeAward.Bidder bidder,
        Criterion.Placed criterion,
        decimal marks,
        string reason
    ) =>
        StandingOf(award, bidder, criterion) is not { } standing ? State.Added
        : standing.Says(marks, reason) ? State.Unchanged
        : State.Changed;

    private static bool Same(string one, string other) =>
        one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
