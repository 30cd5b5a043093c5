using System.Globalization;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Bids;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Bids;

public sealed class MeasureModel(BidInProgress bids, SaveBidLine save, CurrentActor current)
    : BidPage(bids, current)
{
    private const decimal PerCent = 100m;

    public Measure Measure { get; private set; } = null!;

    /// <summary>The answer as it is saved now.</summary>
    public MeasureAnswer Saved => Bid.On(Measure);

    /// <summary>A colleague saved while this was being written.</summary>
    public bool Overtaken { get; private set; }

    /// <summary>What the answer on the page is worth; null when it offers nothing yet.</summary>
    public ValuationResult? Value { get; private set; }

    [BindProperty]
    public List<string?> Quantities { get; set; } = [];

    /// <summary>Per cent, as people say it.</summary>
    [BindProperty]
    public string? Attribution { get; set; }

    [BindProperty]
    public string? AttributionReason { get; set; }

    [BindProperty]
    public string? Statement { get; set; }

    [BindProperty]
    public bool Stay { get; set; }

    public string SavedQuantities =>
        string.Join(
            "; ",
            Saved.Quantities.Select(
                (quantity, year) =>
                    $"year {year + 1}: {(quantity is { } given ? Quantity.Display(given) : "no answer")}"
            )
        );

    public async Task<IActionResult> OnGetAsync(Guid id, string code, CancellationToken stop)
    {
        var shown = await ShowAsync(id, code, stop);
        if (Measure is not null)
        {
            Quantities = [.. Saved.Quantities.Select(Typed)];
            Attribution = Typed(Saved.Attribution * PerCent);
            AttributionReason = Saved.AttributionReason;
            Statement = Saved.Statement;
            Value = Worth(Saved);
        }

        return shown;
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string code, CancellationToken stop)
    {
        var answer = Answer(code);
        var isRead = ModelState.IsValid;
        if (isRead)
        {
            var saved = await save.RunAsync(Actor, id, Version, answer, stop);
            if (!this.Refused(saved))
            {
                return Redirect($"/supplier/bids/{id}{(Stay ? $"/measures/{code}#value" : "")}");
            }
        }

        var shown = await ShowAsync(id, code, stop);
        if (Measure is not null)
        {
            Overtaken = Version != Bid.Version;
            Value = Worth(answer);
            if (!isRead)
            {
                // What could not be read kept the act from saying what else is wrong.
                this.Refused([.. answer.Faults(Measure, Bid.Form.Years)]);
            }
        }

        return shown;
    }

    /// <summary>Keeps what is being typed, for the script on the page; answers the draft's new version.</summary>
    public async Task<IActionResult> OnPostKeepAsync(Guid id, string code, CancellationToken stop)
    {
        var answer = Answer(code);
        if (!ModelState.IsValid)
        {
            return new UnprocessableEntityResult();
        }

        var saved = await save.RunAsync(Actor, id, Version, answer, stop);
        if (saved.Succeeded)
        {
            return Content(saved.Value.ToString(CultureInfo.InvariantCulture));
        }

        await ShowAsync(id, code, stop);
        return Measure is null ? NotFound() : new ConflictResult();
    }

    /// <summary>The value of what is being typed, for the script on the page; nothing is saved.</summary>
    public async Task<IActionResult> OnPostValueAsync(Guid id, string code, CancellationToken stop)
    {
        var answer = Answer(code);
        await ShowAsync(id, code, stop);
        return Measure is null
            ? NotFound()
            : Partial("_MeasureValue", ModelState.IsValid ? Worth(answer) : null);
    }

    private async Task<IActionResult> ShowAsync(Guid id, string code, CancellationToken stop)
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

    private MeasureAnswer Answer(string code) =>
        new(
            code,
            [
                .. Quantities.Select(
                    (typed, year) => ModelState.Number($"Quantities[{year}]", typed)
                ),
            ],
            (ModelState.Number(nameof(Attribution), Attribution) ?? PerCent) / PerCent,
            AttributionReason ?? "",
            Statement ?? ""
        );

    private ValuationResult? Worth(MeasureAnswer answer)
    {
        if (answer.Faults(Measure, Bid.Form.Years).Any())
        {
            return null;
        }

        var value = Bid.Form.Value(BidAnswers.None.With(answer) with { Price = Bid.Answers.Price });
        return value.Succeeded && value.Value.Lines.Count > 0 ? value.Value : null;
    }

    private static string? Typed(decimal? number) =>
        number is { } given ? Quantity.Exact(given) : null;
}
