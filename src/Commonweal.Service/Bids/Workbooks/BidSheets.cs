using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Editions.Sheets;

namespace Commonweal.Service.Bids.Workbooks;

/// <summary>A bid as a workbook to fill in without the site: what its sheets are called and hold. <see cref="BidSheetReader"/> reads it back.</summary>
public static class BidSheets
{
    internal const string Cover = "Cover";
    internal const string Measures = "Measures";
    internal const string Workings = "Workings";
    internal const string Statements = "Statements";
    internal const string Milestones = "Milestones";
    internal const string CountedOnce = "Counted once";
    internal const string Token = "Version token (leave as it is)";
    internal const string Price = "Price of your bid in pounds, net of VAT";
    internal const string Size = "How you will deliver so much (only if the site asks)";

    internal static readonly string[] WorkingHeadings =
    [
        "Code",
        "Year",
        "Who",
        "Figure 1",
        "Figure 2",
        "Figure 3",
    ];
    internal static readonly string[] StatementHeadings =
    [
        "Code",
        "Measure",
        "How you will deliver it",
        "Organisations you deliver it with",
    ];
    internal static readonly string[] MilestoneHeadings = ["Code", "What", "By month"];
    internal static readonly string[] SplitHeadings =
    [
        "Code",
        "Other code",
        "What you count under each",
    ];

    /// <summary>Sheets that are there to be read, and are not read back.</summary>
    internal static readonly string[] Reading = ["Instructions", "Lists"];

    internal static string[] MeasureHeadings(BidForm form) =>
        [
            "Code",
            "Measure",
            "Unit",
            .. Enumerable.Range(1, form.Years).Select(year => $"Year {year}"),
            "Your own share in %",
            "How the share was worked out",
            "Why that share",
        ];

    /// <summary>Which bid, which questions and which version of the draft a workbook was written for.</summary>
    internal static string TokenOf(Guid bidId, BidForm form, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{bidId:N}-{Questions(form)}-{version}");

    /// <summary>The version of the draft a workbook was written for; refused where it was written for another bid or other questions.</summary>
    internal static Outcome<int> VersionOf(Guid bidId, BidForm form, string token)
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
                BidSheetCells.Field
            );
        }

        return id != bidId
                ? new Problem(
                    "bids.workbook.another-bid",
                    "This workbook is of another bid. Choose the one you downloaded here.",
                    BidSheetCells.Field
                )
            : token.Trim() != TokenOf(bidId, form, version)
                ? new Problem(
                    "bids.workbook.other-questions",
                    "This workbook was written for other questions than are asked now. Download it again and copy your answers into it.",
                    BidSheetCells.Field
                )
            : version;
    }

    /// <summary>Writes the workbook of a bid with what is answered so far.</summary>
    public static void Write(Stream to, BidInProgress.View bid)
    {
        MeasureAnswer[] told = [.. bid.Form.Measures.Select(bid.On)];
        SheetFile.WriteWorkbook(
            to,
            [
                CoverOf(bid),
                Table(
                    "Instructions",
                    ["How to fill it in"],
                    Instructions.Select(line => new[] { line })
                ),
                Table(Measures, MeasureHeadings(bid.Form), bid.Form.Measures.Zip(told, Line)),
                Table(
                    Workings,
                    WorkingHeadings,
                    told.SelectMany(answer => answer.Workings.Select(line => Line(answer, line)))
                ),
                Table(
                    Statements,
                    StatementHeadings,
                    told.Zip(
                        bid.Form.Measures,
                        (answer, measure) =>
                            (string[])
                                [measure.Code, measure.Title, answer.Statement, answer.Partners]
                    )
                ),
                Table(
                    Milestones,
                    MilestoneHeadings,
                    told.SelectMany(answer =>
                        answer.Milestones.Select(stone =>
                            (string[])[answer.Measure, stone.What, Text(stone.Month)]
                        )
                    )
                ),
                Table(
                    CountedOnce,
                    SplitHeadings,
                    bid.Answers.Splits.Select(split =>
                        (string[])[split.First, split.Second, split.Statement]
                    )
                ),
                Table(
                    "Lists",
                    ["Code or list", "What it is", "Figure 1", "Figure 2", "Figure 3"],
                    Lists(bid.Form)
                ),
            ]
        );
    }

    private static Sheet CoverOf(BidInProgress.View bid) =>
        Table(
            Cover,
            ["What", "Answer"],
            [
                ["Procurement", bid.Title],
                ["Council", bid.Authority],
                ["Bids are received until", UkTime.Deadline(bid.Deadline)],
                [Token, TokenOf(bid.BidId, bid.Form, bid.Version)],
                [Price, Text(bid.Answers.Price)],
                [Size, bid.Answers.Proportion],
                .. bid.Notes.Select(note => (string[])[note.Name, note.Says]),
            ]
        );

    private static string[] Line(MeasureAnswer answer, Working line) =>
        [answer.Measure, Text(line.Year), line.What, .. line.Figures.Select(Text)];

    private static string[] Line(Measure measure, MeasureAnswer answer) =>
        [
            measure.Code,
            measure.Title,
            measure.Unit.Words(),
            .. answer.Quantities.Select(
                (quantity, year) =>
                    answer.Workings.Any(line => line.Year == year + 1) ? "" : Text(quantity)
            ),
            Text(answer.Attribution * 100m),
            answer.Basis?.Words() ?? "",
            answer.AttributionReason,
        ];

    private static IEnumerable<string[]> Lists(BidForm form) =>
        [
            .. form.Measures.Select(measure =>
                (string[])
                    [
                        measure.Code,
                        UnitCalculator.For(measure.Unit)?.Formula ?? "typed, not worked out",
                        .. UnitCalculator.For(measure.Unit)?.Factors.Select(factor => factor.Name)
                            ?? [],
                    ]
            ),
            .. Enum.GetValues<AttributionBasis>()
                .Select(basis => (string[])["How the share was worked out", basis.Words()]),
        ];

    private static readonly string[] Instructions =
    [
        "This workbook holds your bid as it was when you downloaded it. Fill it in with Excel or LibreOffice, save it as XLSX and choose it on the site. You then see what would change, and accept or refuse it.",
        "Nothing is submitted by it. You submit on the site, before the deadline.",
        "Cover: your price. Leave the version token as it is.",
        "Measures: how much you offer in each contract year, in the unit named. Write 0 for a year with nothing. Leave a measure empty that you do not offer. Your own share is 100 unless others take part.",
        "Workings: instead of typing people, weeks and hours into Measures you may work them out here, a line each. The sheet Lists says what the figures of each measure are. Leave the year in Measures empty then.",
        "Statements: how you will deliver each measure, up to 3,000 characters, and with which organisations. Do not name people.",
        "Milestones: what will be done by which month of the contract, if you know it.",
        "Counted once: where two measures may not count the same person, pound, hour or tonne, what you count under each.",
        "Write plain numbers, such as 1250.5. A share may be written 50 or 50%. No formulas: a cell that calculates is refused. Do not rename sheets or headings.",
    ];

    private static Sheet Table(string name, string[] headings, IEnumerable<string[]> rows) =>
        new(
            name,
            [new SheetRow(1, headings), .. rows.Select((cells, at) => new SheetRow(at + 2, cells))]
        );

    private static string Questions(BidForm form) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{form.Edition.Name}/{form.Months}/{string.Join(',', form.Measures.Select(measure => measure.Code))}"
                    )
                )
            )
        )[..12];

    private static string Text(decimal? number) => number is { } given ? Quantity.Exact(given) : "";
}
