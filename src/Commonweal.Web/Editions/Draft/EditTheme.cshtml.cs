using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

public sealed class EditThemeModel(CurrentActor current, EditionInHand lookup, ChangeEdition change)
    : PartPage(current, lookup, change)
{
    private const int EmptyRows = 3;

    public sealed class OutcomeRow
    {
        /// <summary>What the edition calls it; null for a new one.</summary>
        public string? Id { get; set; }
        public string? Title { get; set; }
    }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public List<OutcomeRow> Outcomes { get; set; } = [];

    public string List => $"{Home}/themes";

    public Theme? Held => Edition.Themes.FirstOrDefault(held => held.Id == PartKey);

    public int Measures => Edition.Measures.Count(measure => measure.Theme == PartKey);

    protected override bool IsThere => IsNew || Held is not null;

    protected override Edition Part => EditionPart.Theme(Edition, PartKey);

    protected override void Fill()
    {
        Title = Held?.Title;
        Outcomes =
        [
            .. (Held?.Outcomes ?? []).Select(outcome => new OutcomeRow
            {
                Id = outcome.Id,
                Title = outcome.Title,
            }),
            .. Enumerable.Range(0, EmptyRows).Select(_ => new OutcomeRow()),
        ];
    }

    public Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        int[] rows =
        [
            .. Outcomes
                .Index()
                .Where(row => !string.IsNullOrWhiteSpace(row.Item.Title))
                .Select(row => row.Index),
        ];
        var theme = new Theme(
            KeptKey,
            Written.Plain(Title),
            Read([.. rows.Select(row => Outcomes[row])])
        );
        return KeepAsync(
            new SetTheme(theme),
            _ => List,
            stop,
            place: problem => AtRow(problem, nameof(Outcomes), rows)
        );
    }

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken stop) =>
        RemoveAsync(new RemoveTheme(PartKey), List, stop);

    /// <summary>What was typed; an outcome that is kept keeps its key, so that measures still find it.</summary>
    private List<IntendedOutcome> Read(IReadOnlyList<OutcomeRow> rows)
    {
        var taken = (Held?.Outcomes ?? [])
            .Select(outcome => outcome.Id)
            .ToHashSet(StringComparer.Ordinal);
        var kept = taken.ToHashSet(StringComparer.Ordinal);
        List<IntendedOutcome> outcomes = [];
        foreach (var row in rows)
        {
            var title = Written.Plain(row.Title);
            var id = row.Id is { } own && kept.Remove(own) ? own : Key.Of(title, taken);
            taken.Add(id);
            outcomes.Add(new IntendedOutcome(id, title));
        }

        return outcomes;
    }
}
