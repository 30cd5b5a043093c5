using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Evaluation;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

/// <summary>The marks of one bid for what is marked outside this service.</summary>
public sealed class EnterMarksModel(WholeAward award, EnterMarks enter, CurrentActor current)
    : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid BidId { get; set; }

    [BindProperty]
    public List<TypedMark> Marks { get; set; } = [];

    public WholeAward.Bidder? Bidder { get; private set; }

    public IReadOnlyList<Criterion.Placed> Criteria { get; private set; } = [];

    /// <summary>One for each criterion, as typed or as it stands.</summary>
    public IReadOnlyList<TypedMark> Typed { get; private set; } = [];

    /// <summary>The criteria whose marks another officer confirms, by their place.</summary>
    public IReadOnlySet<string> ToConfirm { get; private set; } =
        new HashSet<string>(StringComparer.Ordinal);

    public sealed class TypedMark
    {
        public string? Marks { get; set; }
        public string? Reason { get; set; }
        public long? Seen { get; set; }
    }

    /// <summary>Which marks of each criterion the page was made with.</summary>
    public IReadOnlyList<long> Seen { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var outcome = await award.RunAsync(current.Actor, Id, stop);
        if (!outcome.Succeeded)
        {
            return this.Show(outcome);
        }

        var found = outcome.Value;
        Bidder = found.Judged.FirstOrDefault(bidder => bidder.BidId == BidId);
        Criteria = [.. found.ToEnter];
        ToConfirm = found
            .ToConfirm.Where(mark => mark.BidId == BidId)
            .Select(mark => mark.Criterion)
            .ToHashSet(StringComparer.Ordinal);
        Seen =
        [
            .. Criteria.Select(criterion =>
                EnterMarks.VersionOf(
                    found.Entered.FirstOrDefault(mark =>
                        mark.BidId == BidId && mark.Criterion == criterion.Path
                    )
                )
            ),
        ];
        Typed =
        [
            .. Criteria.Select(
                (criterion, i) =>
                    Marks.ElementAtOrDefault(i)
                    ?? (
                        found.Entered.FirstOrDefault(mark =>
                            mark.BidId == BidId && mark.Criterion == criterion.Path
                        )
                            is { } mark
                            ? new TypedMark
                            {
                                Marks = Quantity.Exact(mark.Marks),
                                Reason = mark.Reason,
                            }
                            : new TypedMark()
                    )
            ),
        ];
        return Bidder is null || Criteria.Count == 0 ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var shown = await OnGetAsync(stop);
        if (shown is not PageResult)
        {
            return shown;
        }

        (Guid, EnterMarks.Entry)[] entries =
        [
            .. Criteria.Select(
                (criterion, i) =>
                    (
                        BidId,
                        new EnterMarks.Entry(
                            criterion.Path,
                            ModelState.Number($"Marks[{i}].Marks", Typed[i].Marks),
                            Typed[i].Reason,
                            Typed[i].Seen
                        )
                    )
            ),
        ];
        if (this.Refused(await enter.RunAsync(current.Actor, Id, entries, stop)))
        {
            return shown;
        }

        TempData["Success"] = $"The marks of {Bidder!.Name} are saved.";
        return Redirect($"/procurements/{Id}/value-for-money");
    }
}
