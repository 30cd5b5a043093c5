using System.ComponentModel.DataAnnotations;
using Commonweal.Domain.Policies;
using Commonweal.Domain.Rules;
using Commonweal.Service.Policies;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Policies;

/// <summary>One threshold, new or changed.</summary>
public sealed class ThresholdModel(CurrentActor current, PolicyInFull lookup, ChangePolicy change)
    : PolicyAnswersPage(current, lookup, change)
{
    /// <summary>How an amount counts VAT, or is read where the policy is silent.</summary>
    public enum VatAnswer
    {
        Without,
        With,
        SilentWithout,
        SilentWith,
    }

    public static IReadOnlyList<(VatAnswer Answer, string Words)> VatAnswers { get; } =
    [
        (VatAnswer.Without, "No, it is the value without VAT"),
        (VatAnswer.With, "Yes, it is the value with VAT"),
        (VatAnswer.SilentWithout, "The policy does not say: read it as without VAT"),
        (VatAnswer.SilentWith, "The policy does not say: read it as with VAT"),
    ];

    /// <summary>Which threshold; null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Rule { get; set; }

    [BindProperty]
    public List<ProcurementCategory> Categories { get; set; } = [];

    [BindProperty]
    public Comparator? Comparator { get; set; }

    [BindProperty]
    [DataType(DataType.Currency)]
    public decimal? Amount { get; set; }

    [BindProperty]
    public VatAnswer? Vat { get; set; }

    [BindProperty]
    public int? MinimumMonths { get; set; }

    [BindProperty]
    public string? Clause { get; set; }

    public override string Part => PolicyPart.Threshold(Version, Rule);

    public IActionResult OnGet()
    {
        if (Rule is null)
            return Page();
        if (Version.Terms.Requirements.FirstOrDefault(one => one.Id == Rule) is not { } threshold)
            return NotFound();
        var limit = threshold.Limit;
        Categories = [.. threshold.Categories];
        Comparator = limit.Comparator;
        Amount = limit.Amount;
        Vat = (limit.Vat, limit.VatAssumed) switch
        {
            (VatBasis.Exclusive, false) => VatAnswer.Without,
            (VatBasis.Inclusive, false) => VatAnswer.With,
            (VatBasis.Exclusive, true) => VatAnswer.SilentWithout,
            (VatBasis.Inclusive, true) => VatAnswer.SilentWith,
        };
        MinimumMonths = threshold.MinimumMonths;
        Clause = threshold.Clause;
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        SaveAsync(
            new PolicyChange.Threshold(
                Rule,
                Categories,
                Comparator,
                Amount,
                Vat is { } vat
                    ? vat is VatAnswer.With or VatAnswer.SilentWith
                        ? VatBasis.Inclusive
                        : VatBasis.Exclusive
                    : null,
                Vat is VatAnswer.SilentWith or VatAnswer.SilentWithout,
                MinimumMonths,
                Clause
            ),
            "The threshold is saved.",
            stop
        );

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken stop)
    {
        if (Version.Terms.Requirements.All(one => one.Id != Rule))
        {
            TempData["Success"] = "The threshold is removed already.";
            return Redirect(Home);
        }

        ModelState.Clear();
        return await SaveAsync(
            new PolicyChange.NoThreshold(Rule!),
            "The threshold is removed.",
            stop
        );
    }
}
