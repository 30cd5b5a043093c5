using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Editions.Sheets;

namespace Commonweal.Service.Bids.Workbooks;

/// <summary>What a workbook that was filled in says.</summary>
/// <param name="Answers">As if they had been typed on the site, declarations apart.</param>
/// <param name="Ignored">What was not read, each with its cell.</param>
/// <param name="Version">The version of the draft it was written for.</param>
internal sealed record FilledIn(BidAnswers Answers, IReadOnlyList<string> Ignored, int Version);

/// <summary>Reads a workbook of <see cref="BidSheets"/> back, and names the sheet and cell of all that is wrong at once.</summary>
internal sealed class BidSheetReader(IReadOnlyList<Sheet> sheets, BidForm form)
{
    internal const string Field = "File";

    private readonly List<Problem> problems = [];
    private readonly List<string> ignored = [];

    /// <summary>Refused with every problem at once; a workbook of another bid, or of other questions, with that alone.</summary>
    public Outcome<FilledIn> Read(Guid bidId)
    {
        var cover = Rows(BidSheets.Cover, ["What", "Answer"]).ToList();
        var version = VersionOf(bidId, Answer(cover, BidSheets.Token)?.At(1) ?? "");
        if (!version.Succeeded)
        {
            return Outcome.Refused<FilledIn>(version.Problems);
        }

        var answers = Priced(cover);
        answers = answers with { Measures = [.. Measures()], Splits = [.. Splits()] };
        ignored.AddRange(
            sheets
                .Where(sheet => !Known.Contains(sheet.Name, StringComparer.OrdinalIgnoreCase))
                .Select(sheet => $"{sheet.Name}: a sheet that is not of this workbook.")
        );
        return problems.Count > 0
            ? Outcome.Refused<FilledIn>([.. problems])
            : new FilledIn(answers, ignored, version.Value);
    }

    private static readonly string[] Known =
    [
        BidSheets.Cover,
        BidSheets.Measures,
        BidSheets.Workings,
        BidSheets.Statements,
        BidSheets.Milestones,
        BidSheets.CountedOnce,
        .. BidSheets.Reading,
    ];

    private Outcome<int> VersionOf(Guid bidId, string token)
    {
        var parts = token.Trim().Split('-');
        if (
            parts is not [var bid, _, var typed]
            || Quantity.ParseWhole(typed) is not { } version
            || !Guid.TryParseExact(bid, "N", out var id)
        )
        {
            return new Problem(
                "bids.workbook.no-token",
                "The sheet Cover lacks its version token, so it is not known which bid the workbook is of. Download the workbook again and copy your answers into it.",
                Field
            );
        }

        return id != bidId
                ? new Problem(
                    "bids.workbook.another-bid",
                    "This workbook is of another bid. Choose the one you downloaded here.",
                    Field
                )
            : token.Trim() != BidSheets.TokenOf(bidId, form, version)
                ? new Problem(
                    "bids.workbook.other-questions",
                    "This workbook was written for other questions than are asked now. Download it again and copy your answers into it.",
                    Field
                )
            : version;
    }

    private BidAnswers Priced(List<SheetRow> cover)
    {
        var price = Answer(cover, BidSheets.Price);
        var size = Answer(cover, BidSheets.Size)?.At(1) ?? "";
        var priced = BidAnswers.None.WithPrice(
            price is null ? null : Number(BidSheets.Cover, price, 1, Money.Parse, Money.Unread)
        );
        var sized = BidAnswers.None.WithProportion(size);
        problems.AddRange(
            priced.Problems.Select(problem => At(BidSheets.Cover, price!, 1, problem))
        );
        problems.AddRange(
            sized.Problems.Select(problem =>
                At(BidSheets.Cover, Answer(cover, BidSheets.Size)!, 1, problem)
            )
        );
        return BidAnswers.None with
        {
            Price = priced.Succeeded ? priced.Value.Price : null,
            Proportion = sized.Succeeded ? sized.Value.Proportion : "",
        };
    }

    private IEnumerable<MeasureAnswer> Measures()
    {
        var headings = BidSheets.MeasureHeadings(form);
        var figures = ByMeasure(BidSheets.Measures, headings, once: true);
        var statements = ByMeasure(BidSheets.Statements, BidSheets.StatementHeadings, once: true);
        var workings = ByMeasure(BidSheets.Workings, BidSheets.WorkingHeadings, once: false);
        var stones = ByMeasure(BidSheets.Milestones, BidSheets.MilestoneHeadings, once: false);
        foreach (var measure in form.Measures)
        {
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            var answer = Figures(measure, figures[measure.Code].FirstOrDefault(), cells);
            var statement = statements[measure.Code].FirstOrDefault();
            answer = answer with
            {
                Statement = statement?.At(2) ?? "",
                Partners = statement?.At(3) ?? "",
                Workings = Lines(measure, workings[measure.Code], cells),
                Milestones = Stones(stones[measure.Code], cells),
            };
            cells[nameof(answer.Statement)] = Place(BidSheets.Statements, statement, 2);
            cells[nameof(answer.Partners)] = Place(BidSheets.Statements, statement, 3);
            Problem[] faults = [.. answer.FaultsInBid(measure, form.Months)];
            problems.AddRange(
                faults.Select(fault =>
                    fault with
                    {
                        Message = $"{PlaceOf(fault, cells, measure)}: {fault.Message}",
                        Field = Field,
                    }
                )
            );
            var whole = answer.WorkedOut(measure.Unit);
            if (!whole.SaysNothing)
            {
                yield return whole;
            }
        }
    }

    private MeasureAnswer Figures(Measure measure, SheetRow? row, Dictionary<string, string> cells)
    {
        var blank = MeasureAnswer.Blank(measure.Code, form.Years);
        if (row is null)
        {
            return blank;
        }

        const int First = 3;
        var share = First + form.Years;
        for (var year = 0; year < form.Years; year++)
        {
            cells[$"Quantities[{year}]"] = Place(BidSheets.Measures, row, First + year);
        }

        cells[nameof(blank.Attribution)] = Place(BidSheets.Measures, row, share);
        cells[nameof(blank.AttributionReason)] = Place(BidSheets.Measures, row, share + 2);
        return blank with
        {
            Quantities =
            [
                .. Enumerable
                    .Range(0, form.Years)
                    .Select(year =>
                        Number(
                            BidSheets.Measures,
                            row,
                            First + year,
                            Quantity.Parse,
                            Quantity.Unread
                        )
                    ),
            ],
            Attribution =
                (
                    Number(BidSheets.Measures, row, share, Percentage.Parse, Percentage.Unread)
                    ?? 100m
                ) / 100m,
            Basis = Basis(row, share + 1),
            AttributionReason = row.At(share + 2),
        };
    }

    private AttributionBasis? Basis(SheetRow row, int column)
    {
        var text = row.At(column).Trim();
        foreach (var basis in Enum.GetValues<AttributionBasis>())
        {
            if (text.Equals(basis.Words(), StringComparison.OrdinalIgnoreCase))
            {
                return basis;
            }
        }

        if (text.Length > 0)
        {
            problems.Add(
                Unread(
                    BidSheets.Measures,
                    row,
                    column,
                    "Choose one of the ways on the sheet Lists, in the same words."
                )
            );
        }

        return null;
    }

    private Working[] Lines(
        Measure measure,
        IEnumerable<SheetRow> rows,
        Dictionary<string, string> cells
    )
    {
        var asked = UnitCalculator.For(measure.Unit)?.Factors.Count ?? 0;
        (Working Line, SheetRow Row)[] lines =
        [
            .. rows.Select(row =>
                    (
                        new Working(
                            Number(BidSheets.Workings, row, 1, Quantity.Parse, Quantity.Unread)
                                is { } year
                            && decimal.IsInteger(year)
                            && year <= form.Years
                                ? (int)year
                                : 0,
                            row.At(2),
                            [
                                .. Enumerable
                                    .Range(3, asked)
                                    .Select(column =>
                                        Number(
                                            BidSheets.Workings,
                                            row,
                                            column,
                                            Percentage.Parse,
                                            Quantity.Unread
                                        )
                                    ),
                            ]
                        ),
                        row
                    )
                )
                .OrderBy(pair => pair.Item1.Year),
        ];
        for (var i = 0; i < lines.Length; i++)
        {
            var row = lines[i].Row;
            cells[$"Workings[{i}]"] = Place(BidSheets.Workings, row, 0);
            cells[$"Workings[{i}].Year"] = Place(BidSheets.Workings, row, 1);
            cells[$"Workings[{i}].What"] = Place(BidSheets.Workings, row, 2);
            for (var figure = 0; figure < asked; figure++)
            {
                cells[$"Workings[{i}].Figures[{figure}]"] = Place(
                    BidSheets.Workings,
                    row,
                    3 + figure
                );
            }

            for (var left = 3 + asked; left < BidSheets.WorkingHeadings.Length; left++)
            {
                if (!string.IsNullOrWhiteSpace(row.At(left)))
                {
                    ignored.Add(
                        $"{Place(BidSheets.Workings, row, left)}: {measure.Code} has {asked} figures."
                    );
                }
            }
        }

        return [.. lines.Select(pair => pair.Line)];
    }

    private Milestone[] Stones(IEnumerable<SheetRow> rows, Dictionary<string, string> cells)
    {
        (Milestone Stone, SheetRow Row)[] stones =
        [
            .. rows.Select(row =>
                    (
                        new Milestone(
                            row.At(1),
                            (int?)
                                Number<int>(
                                    BidSheets.Milestones,
                                    row,
                                    2,
                                    Quantity.ParseWhole,
                                    Quantity.UnreadWhole
                                )
                        ),
                        row
                    )
                )
                .OrderBy(pair => pair.Item1.Month ?? int.MaxValue),
        ];
        for (var i = 0; i < stones.Length; i++)
        {
            cells[$"Milestones[{i}].What"] = Place(BidSheets.Milestones, stones[i].Row, 1);
            cells[$"Milestones[{i}].Month"] = Place(BidSheets.Milestones, stones[i].Row, 2);
        }

        return [.. stones.Select(pair => pair.Stone)];
    }

    private List<Split> Splits()
    {
        var seen = new List<Split>();
        foreach (var row in Rows(BidSheets.CountedOnce, BidSheets.SplitHeadings))
        {
            var (one, other) = (row.At(0).Trim(), row.At(1).Trim());
            if (form.Find(one) is null || form.Find(other) is null || one == other)
            {
                ignored.Add(
                    $"{Place(BidSheets.CountedOnce, row, 0)}: no two measures asked for here."
                );
                continue;
            }

            var split = Split.Between(one, other, row.At(2));
            if (form.Fault(MeasureAnswer.Blank(one, form.Years), split) is { } fault)
            {
                problems.Add(At(BidSheets.CountedOnce, row, 2, fault));
            }
            else if (seen.Exists(split.IsLike))
            {
                problems.Add(Twice(BidSheets.CountedOnce, row, $"{one} and {other}"));
            }

            seen.Add(split);
        }

        return seen;
    }

    private ILookup<string, SheetRow> ByMeasure(string sheet, string[] headings, bool once)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        List<(string Code, SheetRow Row)> found = [];
        foreach (var row in Rows(sheet, headings))
        {
            var code = row.At(0).Trim();
            if (form.Find(code) is null)
            {
                ignored.Add(
                    $"{Place(sheet, row, 0)}: \"{Written.Plain(code)}\" is no measure asked for here."
                );
            }
            else if (!seen.Add(code) && once)
            {
                problems.Add(Twice(sheet, row, code));
            }
            else
            {
                found.Add((code, row));
            }
        }

        return found.ToLookup(pair => pair.Code, pair => pair.Row, StringComparer.Ordinal);
    }

    /// <summary>The rows of a sheet below its headings that hold anything; a sheet or heading that is missing is a problem.</summary>
    private IEnumerable<SheetRow> Rows(string name, string[] headings)
    {
        var sheet = sheets.FirstOrDefault(one =>
            one.Name.Trim().Equals(name, StringComparison.OrdinalIgnoreCase)
        );
        var head = sheet?.Rows.FirstOrDefault(row => row.Number == 1);
        if (sheet is null || head is null)
        {
            problems.Add(
                new Problem(
                    "bids.workbook.sheet-missing",
                    $"The sheet {name} or its headings are missing. Download the workbook again and copy your answers into it.",
                    Field
                )
            );
            return [];
        }

        for (var column = 0; column < headings.Length; column++)
        {
            if (head.At(column).Trim() != headings[column])
            {
                problems.Add(
                    new Problem(
                        "bids.workbook.headings",
                        $"{Place(name, head, column)}: the heading \"{headings[column]}\" belongs here. Put headings and columns back as they were.",
                        Field
                    )
                );
                return [];
            }
        }

        if (sheet.Rows.FirstOrDefault(row => row.Cells.Count > headings.Length) is { } wide)
        {
            ignored.Add(
                $"{Place(name, wide, headings.Length)} and what else is right of the table."
            );
        }

        return sheet.Rows.Where(row =>
            row.Number > 1 && row.Cells.Take(headings.Length).Any(cell => cell.Trim().Length > 0)
        );
    }

    private static SheetRow? Answer(List<SheetRow> cover, string label) =>
        cover.Find(row => row.At(0).Trim() == label);

    private T? Number<T>(
        string sheet,
        SheetRow row,
        int column,
        Func<string?, T?> parse,
        Func<string, string> unread
    )
        where T : struct
    {
        var text = row.At(column);
        var number = parse(text);
        if (number is null && !string.IsNullOrWhiteSpace(text))
        {
            problems.Add(Unread(sheet, row, column, unread(text)));
        }

        return number;
    }

    private static string PlaceOf(
        Problem fault,
        Dictionary<string, string> cells,
        Measure measure
    ) =>
        cells.GetValueOrDefault(fault.Field ?? "") is { Length: > 0 } place
            ? place
            : $"{BidSheets.Measures}, {measure.Code}";

    private static string Place(string sheet, SheetRow? row, int column) =>
        row is null ? "" : $"{sheet}, {Sheet.Letters(column)}{row.Number}";

    private static Problem At(string sheet, SheetRow row, int column, Problem problem) =>
        problem with
        {
            Message = $"{Place(sheet, row, column)}: {problem.Message}",
            Field = Field,
        };

    private static Problem Unread(string sheet, SheetRow row, int column, string says) =>
        new("bids.workbook.cell", $"{Place(sheet, row, column)}: {says}", Field);

    private static Problem Twice(string sheet, SheetRow row, string what) =>
        new(
            "bids.workbook.twice",
            $"{Place(sheet, row, 0)}: {what} stands here a second time. Keep one row.",
            Field
        );
}
