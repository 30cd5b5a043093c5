using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Editions.Sheets;

namespace Commonweal.Service.Evaluation;

/// <summary>Reads marks for price and quality from a table, before anything is saved: what is new, what changes, what is not understood.</summary>
public static class MarksFile
{
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

    /// <summary>The rows in their order; refused as <see cref="SheetFile"/> refuses a file, and without the headings.</summary>
    public static Outcome<IReadOnlyList<Row>> Read(
        string name,
        Stream content,
        WholeAward.View award
    ) =>
        SheetFile
            .Read(name, content)
            .Then(sheets =>
            {
                var sheet = sheets[0];
                var heading = sheet.Rows.Count > 0 ? sheet.Rows[0] : null;
                int[] columns =
                [
                    .. Headings.Select(wanted =>
                        (heading?.Cells ?? [])
                            .ToList()
                            .FindIndex(cell =>
                                cell.Trim().Equals(wanted, StringComparison.OrdinalIgnoreCase)
                            )
                    ),
                ];
                return columns.Contains(-1)
                    ? new Problem(
                        "evaluation.marks-file.headings",
                        $"The first row of the table must have the headings {string.Join(", ", Headings)}. It lacks {string.Join(", ", Headings.Where((_, i) => columns[i] < 0))}.",
                        "File"
                    )
                    : Outcome.Of<IReadOnlyList<Row>>([
                        .. sheet
                            .Rows.Skip(1)
                            .Where(row => row.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell)))
                            .Select(row => RowOf(row, columns, award)),
                    ]);
            });

    private static Row RowOf(SheetRow row, int[] columns, WholeAward.View award)
    {
        string[] cells = [.. columns.Select(column => row.At(column).Trim())];
        var bidder = award.Bidders.FirstOrDefault(one =>
            Same(one.Name, cells[0]) || Same(one.Id, cells[0])
        );
        var criteria = award
            .ToEnter.Where(placed =>
                Same(placed.Criterion.Name, cells[1])
                || Same($"{placed.Whole} / {placed.Criterion.Name}", cells[1])
            )
            .ToList();
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
                        $"{Cell(1)}: several criteria are called \"{cells[1]}\". Write \"{criteria[0].Whole} / {cells[1]}\".",
                },
                marks is null ? $"{Cell(2)}: {Quantity.Unread(cells[2])}" : null,
                cells[3].Length == 0 ? $"{Cell(3)}: give a reason." : null,
            }.OfType<string>(),
        ];
        return wrong.Length > 0
            ? Made(State.LeftOut, string.Join(" ", wrong), null)
            : Made(
                StateOf(award, bidder!, criteria[0], marks!.Value, cells[3]),
                "",
                (bidder!.BidId, new EnterMarks.Entry(criteria[0].Path, marks, cells[3]))
            );

        string Cell(int field) => $"{Sheet.Letters(columns[field])}{row.Number}";

        Row Made(State state, string says, (Guid, EnterMarks.Entry)? found) =>
            new(row.Number, cells[0], cells[1], cells[2], cells[3], state, says, found);
    }

    private static State StateOf(
        WholeAward.View award,
        WholeAward.Bidder bidder,
        Criterion.Placed criterion,
        decimal marks,
        string reason
    ) =>
        award.Entered.FirstOrDefault(mark =>
            mark.BidId == bidder.BidId && mark.Criterion == criterion.Path
        )
            is not { } standing
            ? State.Added
        : standing.Marks == marks && standing.Reason == Written.Plain(reason) ? State.Unchanged
        : State.Changed;

    private static bool Same(string one, string other) =>
        one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
