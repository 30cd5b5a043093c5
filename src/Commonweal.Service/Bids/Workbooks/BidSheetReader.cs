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
    private readonly BidSheetCells read = new(sheets);

    /// <summary>Refused with every problem at once; a workbook of another bid, or of other questions, with that alone.</summary>
    public Outcome<FilledIn> Read(Guid bidId)
    {
        var cover = read.Rows(BidSheets.Cover, ["What", "Answer"]).ToList();
        var version = BidSheets.VersionOf(bidId, form, Answer(cover, BidSheets.Token)?.At(1) ?? "");
        if (!version.Succeeded)
        {
            return Outcome.Refused<FilledIn>(version.Problems);
        }

        var answers = Priced(cover);
        answers = answers with { Measures = [.. Measures()], Splits = [.. Splits()] };
        read.Ignored.AddRange(
            sheets
                .Where(sheet => !Known.Contains(sheet.Name, StringComparer.OrdinalIgnoreCase))
                .Select(sheet => $"{sheet.Name}: a sheet that is not of this workbook.")
        );
        return read.Problems.Count > 0
            ? Outcome.Refused<FilledIn>([.. read.Problems])
            : new FilledIn(answers, read.Ignored, version.Value);
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

    private BidAnswers Priced(List<SheetRow> cover)
    {
        var price = Answer(cover, BidSheets.Price);
        var size = Answer(cover, BidSheets.Size)?.At(1) ?? "";
        var priced = BidAnswers.None.WithPrice(
            price is null ? null : read.Number(BidSheets.Cover, price, 1, Money.Parse, Money.Unread)
        );
        var sized = BidAnswers.None.WithProportion(size);
        read.Problems.AddRange(
            priced.Problems.Select(problem => BidSheetCells.At(BidSheets.Cover, price!, 1, problem))
        );
        read.Problems.AddRange(
            sized.Problems.Select(problem =>
                BidSheetCells.At(BidSheets.Cover, Answer(cover, BidSheets.Size)!, 1, problem)
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
            cells[nameof(answer.Statement)] = BidSheetCells.Place(
                BidSheets.Statements,
                statement,
                2
            );
            cells[nameof(answer.Partners)] = BidSheetCells.Place(
                BidSheets.Statements,
                statement,
                3
            );
            Problem[] faults = [.. answer.FaultsInBid(measure, form.Months)];
            read.Problems.AddRange(
                faults.Select(fault =>
                    fault with
                    {
                        Message = $"{PlaceOf(fault, cells, measure)}: {fault.Message}",
                        Field = BidSheetCells.Field,
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
            cells[$"Quantities[{year}]"] = BidSheetCells.Place(
                BidSheets.Measures,
                row,
                First + year
            );
        }

        cells[nameof(blank.Attribution)] = BidSheetCells.Place(BidSheets.Measures, row, share);
        cells[nameof(blank.AttributionReason)] = BidSheetCells.Place(
            BidSheets.Measures,
            row,
            share + 2
        );
        AskShare(row, First, share);
        return blank with
        {
            Quantities =
            [
                .. Enumerable
                    .Range(0, form.Years)
                    .Select(year =>
                        read.Number<decimal>(
                            BidSheets.Measures,
                            row,
                            First + year,
                            measure.Unit == Unit.Percent ? Percentage.Parse : Quantity.Parse,
                            measure.Unit == Unit.Percent ? Percentage.Unread : Quantity.Unread
                        )
                    ),
            ],
            Attribution =
                (
                    read.Number(BidSheets.Measures, row, share, Percentage.Parse, Percentage.Unread)
                    ?? 100m
                ) / 100m,
            Basis = Basis(row, share + 1),
            AttributionReason = row.At(share + 2),
        };
    }

    /// <summary>Where quantities are given, whose they are is not guessed.</summary>
    private void AskShare(SheetRow row, int first, int share)
    {
        if (
            row.At(share).Trim().Length == 0
            && Enumerable.Range(first, form.Years).Any(year => row.At(year).Trim().Length > 0)
        )
        {
            read.Problems.Add(
                BidSheetCells.Unread(BidSheets.Measures, row, share, MeasureAnswer.NoShare)
            );
        }
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
            read.Problems.Add(
                BidSheetCells.Unread(
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
        var factors = UnitCalculator.For(measure.Unit)?.Factors ?? [];
        var asked = factors.Count;
        (Working Line, SheetRow Row)[] lines =
        [
            .. rows.Select(row => (Line(row, factors), row)).OrderBy(pair => pair.Item1.Year),
        ];
        for (var i = 0; i < lines.Length; i++)
        {
            var row = lines[i].Row;
            cells[$"Workings[{i}]"] = BidSheetCells.Place(BidSheets.Workings, row, 0);
            cells[$"Workings[{i}].Year"] = BidSheetCells.Place(BidSheets.Workings, row, 1);
            cells[$"Workings[{i}].What"] = BidSheetCells.Place(BidSheets.Workings, row, 2);
            for (var figure = 0; figure < asked; figure++)
            {
                cells[$"Workings[{i}].Figures[{figure}]"] = BidSheetCells.Place(
                    BidSheets.Workings,
                    row,
                    3 + figure
                );
            }

            for (var left = 3 + asked; left < BidSheets.WorkingHeadings.Length; left++)
            {
                if (!string.IsNullOrWhiteSpace(row.At(left)))
                {
                    read.Ignored.Add(
                        $"{BidSheetCells.Place(BidSheets.Workings, row, left)}: {measure.Code} has {asked} figures."
                    );
                }
            }
        }

        return [.. lines.Select(pair => pair.Line)];
    }

    private Working Line(SheetRow row, IReadOnlyList<Factor> factors) =>
        new(
            read.Number(BidSheets.Workings, row, 1, Quantity.ParseWhole, Quantity.UnreadWhole) ?? 0,
            row.At(2),
            [
                .. factors.Select(
                    (factor, at) =>
                        read.Number<decimal>(
                            BidSheets.Workings,
                            row,
                            3 + at,
                            factor.Parse,
                            factor.Unread
                        )
                ),
            ]
        );

    private Milestone[] Stones(IEnumerable<SheetRow> rows, Dictionary<string, string> cells)
    {
        (Milestone Stone, SheetRow Row)[] stones =
        [
            .. rows.Select(row =>
                    (
                        new Milestone(
                            row.At(1),
                            (int?)
                                read.Number<int>(
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
            cells[$"Milestones[{i}].What"] = BidSheetCells.Place(
                BidSheets.Milestones,
                stones[i].Row,
                1
            );
            cells[$"Milestones[{i}].Month"] = BidSheetCells.Place(
                BidSheets.Milestones,
                stones[i].Row,
                2
            );
        }

        return [.. stones.Select(pair => pair.Stone)];
    }

    private List<Split> Splits()
    {
        var seen = new List<Split>();
        foreach (var row in read.Rows(BidSheets.CountedOnce, BidSheets.SplitHeadings))
        {
            var (one, other) = (row.At(0).Trim(), row.At(1).Trim());
            if (form.Find(one) is null || form.Find(other) is null || one == other)
            {
                read.Ignored.Add(
                    $"{BidSheetCells.Place(BidSheets.CountedOnce, row, 0)}: no two measures asked for here."
                );
                continue;
            }

            var split = Split.Between(one, other, row.At(2));
            if (form.Fault(MeasureAnswer.Blank(one, form.Years), split) is { } fault)
            {
                read.Problems.Add(BidSheetCells.At(BidSheets.CountedOnce, row, 2, fault));
            }
            else if (seen.Exists(split.IsLike))
            {
                read.Problems.Add(
                    BidSheetCells.Twice(BidSheets.CountedOnce, row, $"{one} and {other}")
                );
            }

            seen.Add(split);
        }

        return seen;
    }

    private ILookup<string, SheetRow> ByMeasure(string sheet, string[] headings, bool once)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        List<(string Code, SheetRow Row)> found = [];
        foreach (var row in read.Rows(sheet, headings))
        {
            var code = row.At(0).Trim();
            if (form.Find(code) is null)
            {
                read.Ignored.Add(
                    $"{BidSheetCells.Place(sheet, row, 0)}: \"{Written.Plain(code)}\" is no measure asked for here."
                );
            }
            else if (!seen.Add(code) && once)
            {
                read.Problems.Add(BidSheetCells.Twice(sheet, row, code));
            }
            else
            {
                found.Add((code, row));
            }
        }

        return found.ToLookup(pair => pair.Code, pair => pair.Row, StringComparer.Ordinal);
    }

    private static SheetRow? Answer(List<SheetRow> cover, string label) =>
        cover.Find(row => row.At(0).Trim() == label);

    private static string PlaceOf(
        Problem fault,
        Dictionary<string, string> cells,
        Measure measure
    ) =>
        cells.GetValueOrDefault(fault.Field ?? "") is { Length: > 0 } place
            ? place
            : $"{BidSheets.Measures}, {measure.Code}";
}
