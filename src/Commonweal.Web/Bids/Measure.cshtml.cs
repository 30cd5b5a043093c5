using System.Globalization;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Service.Bids;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Commonweal.Web.Bids;

public sealed class MeasureModel(
    BidInProgress bids,
    SaveBidLine save,
    TypicalOf typicalOf,
    CurrentActor current
) : MeasureForm(bids, current)
{
    /// <summary>The answer as it is saved now.</summary>
    public MeasureAnswer Saved => Bid.On(Measure);

    /// <summary>A colleague saved while this was being written.</summary>
    public bool Overtaken { get; private set; }

    /// <summary>What the answer on the page comes to.</summary>
    public MeasureLive Live { get; private set; } = null!;

    [BindProperty]
    public bool Stay { get; set; }

    /// <summary>Of what more lines are asked for: <c>working</c> or <c>milestones</c>.</summary>
    [FromForm]
    public string? More { get; set; }

    public string SavedQuantities =>
        string.Join(
            "; ",
            Saved.Quantities.Select(
                (quantity, year) =>
                    $"year {year + 1}: {(quantity is { } given ? Quantity.Display(given) : "no answer")}"
            )
        );

    /// <summary>How somebody could keep apart what two measures share.</summary>
    public static string ExampleOf(string shared) =>
        shared == "person"
            ? "For example: the first two starters here, the third there."
            : "For example: what is done in the parks here, what is done in the schools there.";

    public async Task<IActionResult> OnGetAsync(
        Guid id,
        string code,
        string? more,
        CancellationToken stop
    )
    {
        More = more;
        var shown = await ShowAsync(id, code, stop);
        if (Measure is not null)
        {
            Fill(Saved);
            MakeRoom(More);
            Live = await CompareAsync(MeasureLive.Of(Bid, Measure, Saved, []), stop);
        }

        return shown;
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string code, CancellationToken stop)
    {
        var shown = await ShowAsync(id, code, stop);
        if (Measure is null)
        {
            return shown;
        }

        var answer = Read();
        var splits = ReadSplits();
        if (ModelState.IsValid)
        {
            var saved = await save.RunAsync(Actor, id, Version, answer, splits, false, stop);
            if (!this.Refused(saved))
            {
                return Onward(MeasureLive.Of(Bid, Measure, answer, splits));
            }
        }
        else
        {
            // What could not be read kept the act from saying what else is wrong.
            this.Refused([.. answer.FaultsInBid(Measure, Bid.Form.Months)]);
        }

        Overtaken = Version != Bid.Version;
        Live = await CompareAsync(MeasureLive.Of(Bid, Measure, answer, splits), stop);
        MakeRoom(More);
        return shown;
    }

    /// <summary>
    /// Keeps what is being typed, for the script on the page. Answers the draft's new version, then a line for each field that could not be
    /// kept: its id, a tab and why.
    /// </summary>
    public async Task<IActionResult> OnPostKeepAsync(Guid id, string code, CancellationToken stop)
    {
        await ShowAsync(id, code, stop);
        if (Measure is null)
        {
            return NotFound();
        }

        var (typed, splits) = (Read(), ReadSplits());
        this.Refused([
            .. typed.FaultsInBid(Measure, Bid.Form.Months),
            .. splits.Select(split => Bid.Form.Fault(typed, split)).OfType<Problem>(),
        ]);
        string[] faulty =
        [
            .. ModelState.Where(field => field.Value!.Errors.Count > 0).Select(field => field.Key),
        ];
        var saved = await save.RunAsync(
            Actor,
            id,
            Version,
            faulty.Length == 0
                ? typed
                : KeptPart.Of(typed, Saved, Measure, Bid.Form.Months, faulty),
            KeptPart.Of(splits, typed, Bid.Form),
            isTyping: true,
            stop
        );
        return saved.Succeeded
                ? Content(
                    string.Join(
                        '\n',
                        faulty
                            .Select(field =>
                                $"{TagBuilder.CreateSanitizedId(field, "_")}\t{OneLine.Of(ModelState[field]!.Errors[0].ErrorMessage)}"
                            )
                            .Prepend(saved.Value.ToString(CultureInfo.InvariantCulture))
                    )
                )
            : saved.Problems[0].Code == "bids.draft.overtaken" ? new ConflictResult()
            : new UnprocessableEntityResult();
    }

    /// <summary>What is being typed comes to, for the script on the page; nothing is saved.</summary>
    public async Task<IActionResult> OnPostValueAsync(Guid id, string code, CancellationToken stop)
    {
        await ShowAsync(id, code, stop);
        if (Measure is null)
        {
            return NotFound();
        }

        var answer = Read();
        return Partial(
            "_MeasureValue",
            await CompareAsync(
                ModelState.IsValid
                    ? MeasureLive.Of(Bid, Measure, answer, ReadSplits())
                    : new MeasureLive(null, [], []),
                stop
            )
        );
    }

    private async Task<MeasureLive> CompareAsync(MeasureLive live, CancellationToken stop) =>
        live.With(
            await typicalOf(Actor, Bid.Form.Edition.Name, Measure.Code, stop),
            Measure,
            Bid.Answers.Price
        );

    /// <summary>Back to this page where something was asked for or is still to be said here, otherwise on to the list.</summary>
    private RedirectResult Onward(MeasureLive live)
    {
        var here = $"{Home}/measures/{Measure.Code}";
        if (
            live.Notes.FirstOrDefault(note =>
                note.Code.StartsWith("bids.overlap.", StringComparison.Ordinal)
            )
                is { } overlap
            && !Stay
            && More is null
        )
        {
            TempData["Success"] = $"Saved. One thing is left here. {overlap.Message}";
            return Redirect($"{here}#apart");
        }

        return Redirect(
            More is { } more ? $"{here}?more={more}#{more}"
            : Stay ? $"{here}#value"
            : Home
        );
    }
}
