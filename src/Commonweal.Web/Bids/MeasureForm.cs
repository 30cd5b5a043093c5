using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Bids;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Bids;

/// <summary>What is typed about one measure, and the answer it makes.</summary>
public abstract class MeasureForm(BidInProgress bids, CurrentActor current) : BidPage(bids, current)
{
    protected const decimal PerCent = 100m;
    private const int MostOpenYears = 5;

    /// <summary>One line of the working as it is typed.</summary>
    public sealed class WorkingInput
    {
        public string? Year { get; set; }
        public string? What { get; set; }
        public List<string?> Figures { get; set; } = [];

        public bool IsBlank =>
            string.IsNullOrWhiteSpace(What) && Figures.All(string.IsNullOrWhiteSpace);
    }

    /// <summary>One milestone as it is typed.</summary>
    public sealed class MilestoneInput
    {
        public string? What { get; set; }
        public string? Month { get; set; }

        public bool IsBlank => string.IsNullOrWhiteSpace(What + Month);
    }

    public Measure Measure { get; private set; } = null!;

    /// <summary>How the unit is worked out; null where the quantity is only typed.</summary>
    public UnitCalculator? Calculator => UnitCalculator.For(Measure.Unit);

    /// <summary>Whether people, their share of full time and their months are asked first: nobody knows full-time years by heart.</summary>
    public bool AsksPeople => Measure.Unit is Unit.FteYears;

    [BindProperty]
    public List<string?> Quantities { get; set; } = [];

    [BindProperty]
    public List<WorkingInput> Workings { get; set; } = [];

    /// <summary>Per cent, as people say it.</summary>
    [BindProperty]
    public string? Attribution { get; set; }

    [BindProperty]
    public AttributionBasis? Basis { get; set; }

    /// <summary>Whether it is asked with whom the share is divided, or something is said of it.</summary>
    public bool OthersTakePart =>
        Basis is not null
        || AttributionReason is { Length: > 0 }
        || Percentage.Parse(Attribution ?? "") is >= 0m and < PerCent;

    [BindProperty]
    public string? AttributionReason { get; set; }

    [BindProperty]
    public string? Statement { get; set; }

    [BindProperty]
    public string? Partners { get; set; }

    [BindProperty]
    public List<MilestoneInput> Milestones { get; set; } = [];

    /// <summary>How this measure is kept apart, by the code of the other. Without its name a form that has none would give it every other field.</summary>
    [BindProperty(Name = nameof(Splits))]
    public Dictionary<string, string?> Splits { get; set; } = [];

    public IEnumerable<Choice> Bases { get; } =
    [
        .. Enum.GetValues<AttributionBasis>()
            .Select(basis => new Choice(basis.ToString(), basis.Words())),
    ];

    public IEnumerable<Choice> YearChoices =>
        Enumerable.Range(1, Bid.Form.Years).Select(year => new Choice($"{year}", $"Year {year}"));

    /// <summary>The measures offered that may not count the same thing as this one, and what that is.</summary>
    public IEnumerable<(Measure Other, string Shared)> Apart =>
        from other in Bid.Form.Measures
        where other != Measure && Bid.On(other).Offers
        let shared = Bid.Form.SharedBy(Measure, other)
        where shared is not null
        select (other, shared);

    /// <summary>Whether a year's quantity comes from the lines below and was not typed.</summary>
    public bool IsWorked(int year) =>
        string.IsNullOrWhiteSpace(Quantities[year])
        && Workings.Any(line => !line.IsBlank && line.Year == $"{year + 1}");

    /// <summary>Loads the bid and the measure; the measure is null where there is none of this code.</summary>
    protected async Task<IActionResult> ShowAsync(Guid id, string code, CancellationToken stop)
    {
        var shown = await ShowAsync(id, stop);
        if (Bid is null)
        {
            return shown;
        }

        if (Bid.Form.Find(code) is not { } measure)
        {
            return NotFound();
        }

        Measure = measure;
        return shown;
    }

    /// <summary>Fills the form from what is saved, with room for more lines.</summary>
    protected void Fill(MeasureAnswer saved)
    {
        Quantities =
        [
            .. saved.Quantities.Select(
                (quantity, year) =>
                    saved.Workings.Any(line => line.Year == year + 1) ? null : Typed(quantity)
            ),
        ];
        Workings =
        [
            .. saved.Workings.Select(line => new WorkingInput
            {
                Year = $"{line.Year}",
                What = line.What,
                Figures = [.. line.Figures.Select(Typed)],
            }),
        ];
        Attribution = Typed(saved.Attribution * PerCent);
        (Basis, AttributionReason) = (saved.Basis, saved.AttributionReason);
        (Statement, Partners) = (saved.Statement, saved.Partners);
        Milestones =
        [
            .. saved.Milestones.Select(stone => new MilestoneInput
            {
                What = stone.What,
                Month = $"{stone.Month}",
            }),
        ];
    }

    /// <summary>
    /// Adds empty lines, one to go on with, one for each year where people are asked, or three when more are asked for, and what is said so far of each measure to be kept apart.
    /// </summary>
    protected void MakeRoom(string? more)
    {
        foreach (var (other, _) in Apart)
        {
            Splits.TryAdd(other.Code, Bid.Answers.SplitOf(Measure.Code, other.Code));
        }

        if (Calculator is { } calculator)
        {
            foreach (var year in RoomFor(more))
            {
                Workings.Add(
                    new WorkingInput
                    {
                        Year = year,
                        Figures = [.. calculator.Factors.Select(_ => "")],
                    }
                );
            }
        }

        for (var left = more == "milestones" ? 3 : 1; left > 0; left--)
        {
            Milestones.Add(new MilestoneInput());
        }
    }

    /// <summary>
    /// The answer that was typed. Lines left empty are dropped and the others put in the order they are kept in, so that what is
    /// wrong is said at the line as it is shown.
    /// </summary>
    protected MeasureAnswer Read()
    {
        string[] unknownBasis =
        [
            .. ModelState[nameof(Basis)]?.Errors.Select(error => error.ErrorMessage) ?? [],
        ];
        ModelState.Clear();
        foreach (var error in unknownBasis)
        {
            ModelState.AddModelError(nameof(Basis), error);
        }

        if (string.IsNullOrWhiteSpace(Attribution) && Request.Form.ContainsKey(nameof(Attribution)))
        {
            ModelState.AddModelError(nameof(Attribution), MeasureAnswer.NoShare);
        }

        Workings = [.. Workings.Where(line => !line.IsBlank).OrderBy(line => YearOf(line) ?? 0)];
        Milestones =
        [
            .. Milestones
                .Where(stone => !stone.IsBlank)
                .OrderBy(stone => Quantity.ParseWhole(stone.Month) ?? int.MaxValue),
        ];
        return new MeasureAnswer(
            Measure.Code,
            [
                .. Quantities.Select(
                    (typed, year) =>
                        Measure.Unit is Unit.Percent
                            ? ModelState.Percent($"{nameof(Quantities)}[{year}]", typed)
                            : ModelState.Number($"{nameof(Quantities)}[{year}]", typed)
                ),
            ],
            (ModelState.Percent(nameof(Attribution), Attribution) ?? PerCent) / PerCent,
            AttributionReason ?? "",
            Statement ?? ""
        )
        {
            Basis = Basis,
            Workings = [.. Workings.Select(Line)],
            Partners = Partners ?? "",
            Milestones =
            [
                .. Milestones.Select(
                    (stone, at) =>
                        new Milestone(
                            stone.What ?? "",
                            ModelState.Whole($"{nameof(Milestones)}[{at}].Month", stone.Month)
                        )
                ),
            ],
        };
    }

    /// <summary>The years of the empty lines to be added; null leaves the choice open.</summary>
    private string?[] RoomFor(string? more)
    {
        string?[] open =
        [
            .. Enumerable
                .Range(1, AsksPeople ? Bid.Form.Years : 0)
                .Where(year =>
                    string.IsNullOrWhiteSpace(Quantities.ElementAtOrDefault(year - 1))
                    && Workings.All(line => line.Year != $"{year}")
                )
                .Take(MostOpenYears)
                .Select(year => $"{year}"),
        ];
        return more == "working" ? [null, null, null]
            : open.Length > 0 ? open
            : [null];
    }

    protected IReadOnlyList<Split> ReadSplits() =>
        [.. Splits.Select(typed => Split.Between(Measure.Code, typed.Key, typed.Value ?? ""))];

    private Working Line(WorkingInput line, int at) =>
        new(
            YearOf(line) ?? 0,
            line.What ?? "",
            [
                .. line.Figures.Select(
                    (typed, i) =>
                        Calculator?.Factors.ElementAtOrDefault(i) is { } factor
                            ? ModelState.Figure(
                                $"{nameof(Workings)}[{at}].Figures[{i}]",
                                typed,
                                factor
                            )
                            : ModelState.Number($"{nameof(Workings)}[{at}].Figures[{i}]", typed)
                ),
            ]
        );

    // A contract of one year does not ask which.
    private int? YearOf(WorkingInput line) =>
        Bid.Form.Years == 1 ? 1 : Quantity.ParseWhole(line.Year);

    private static string? Typed(decimal? number) =>
        number is { } given ? Quantity.Exact(given) : null;
}
