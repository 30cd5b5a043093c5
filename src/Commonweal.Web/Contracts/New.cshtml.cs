using Commonweal.Domain.Bids;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Contracts;
using Commonweal.Service.People;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Contracts;

/// <summary>Two steps on one address: who and how long, then the contract and its commitments.</summary>
public sealed class NewModel(
    RecordContract record,
    SuppliersByName suppliers,
    ReferenceData data,
    CurrentActor current
) : PageModel
{
    private const int Rows = 6;
    private const int MostYears = ContractTerms.LongestYears;

    /// <summary>One commitment as typed.</summary>
    public sealed class CommitmentInput
    {
        public string? Measure { get; set; }
        public List<string?> Quantities { get; set; } = [];
        public string? Statement { get; set; }

        public bool IsBlank =>
            string.IsNullOrWhiteSpace(Measure + Statement + string.Concat(Quantities));

        /// <summary>As many fields as years; a year too many stays while something is typed there.</summary>
        public void Ask(int years)
        {
            while (Quantities.Count > years && string.IsNullOrWhiteSpace(Quantities[^1]))
            {
                Quantities.RemoveAt(Quantities.Count - 1);
            }

            while (Quantities.Count < years)
            {
                Quantities.Add(null);
            }
        }
    }

    [BindProperty(SupportsGet = true)]
    public string? SupplierName { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Edition { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Years { get; set; }

    [BindProperty]
    public Guid? SupplierId { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty(Name = "")]
    public TermsInput Terms { get; set; } = new();

    [BindProperty]
    public List<CommitmentInput> Commitments { get; set; } = [];

    /// <summary>Asks for further commitments, and records nothing yet.</summary>
    [BindProperty]
    public bool More { get; set; }

    public IReadOnlyList<SuppliersByName.Row> Suppliers { get; private set; } = [];

    public IEnumerable<Choice> Editions =>
        data.Editions.Select(edition => new Choice(edition.Name, edition.Title));

    public IEnumerable<Choice> Measures =>
        data.Edition(Edition)!
            .Measures.OrderBy(measure => measure.Order)
            .Select(measure => new Choice(measure.Code, $"{measure.Name}, {measure.Unit.Words()}"));

    /// <summary>Whether the first step found what the second needs.</summary>
    public bool IsSecondStep =>
        Suppliers.Count > 0 && data.Edition(Edition) is not null && Years is >= 1 and <= MostYears;

    public Task OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        // Rows left blank move to the end, so that what is wrong is said at the row as it is now shown.
        Commitments = [.. Commitments.OrderBy(row => row.IsBlank)];
        ModelState.Clear();
        var terms = Terms.Read(this);
        // The days decide; the number given in the first step only says how many fields to begin with.
        Years = terms.Years ?? Years;
        if (More)
        {
            ModelState.Clear();
            await ShowAsync(stop, Commitments.Count + Rows);
            return Page();
        }

        Fit();
        var answers = Answers();
        var outcome = await record.RunAsync(
            current.Actor,
            new RecordContract.Agreed(SupplierId, Title ?? "", Edition, terms, answers),
            stop
        );
        if (this.Refused(outcome))
        {
            await ShowAsync(stop);
            return Page();
        }

        TempData["Success"] = "The contract is recorded, and its commitments count from now on.";
        return Redirect($"/contracts/{outcome.Value}");
    }

    private IReadOnlyList<MeasureAnswer> Answers() =>
        [
            .. Commitments
                .Where(row => !row.IsBlank)
                .Select(
                    (row, i) =>
                        new MeasureAnswer(
                            row.Measure ?? "",
                            [
                                .. row.Quantities.Select(
                                    (typed, year) =>
                                        ModelState.Number(
                                            $"Commitments[{i}].Quantities[{year}]",
                                            typed
                                        )
                                ),
                            ],
                            1m,
                            "",
                            row.Statement ?? ""
                        )
                ),
        ];

    private async Task ShowAsync(CancellationToken stop, int rows = Rows)
    {
        Suppliers = await suppliers.RunAsync(current.Actor, SupplierName, stop);
        if (Suppliers.Count == 0 && !string.IsNullOrWhiteSpace(SupplierName))
        {
            ModelState.AddModelError(
                nameof(SupplierName),
                $"No registered supplier has \"{SupplierName}\" in its name. Try one word of it, or ask the supplier to register."
            );
        }
        else if (Suppliers.Count > 0 && Years is not (>= 1 and <= MostYears))
        {
            ModelState.AddModelError(
                nameof(Years),
                $"Enter how many years the contract runs, from 1 to {MostYears}. Count a begun year whole."
            );
        }

        while (Commitments.Count < rows)
        {
            Commitments.Add(new CommitmentInput());
        }

        Fit();
    }

    private void Fit() =>
        Commitments.ForEach(row => row.Ask(Years is >= 1 and <= MostYears ? Years.Value : 1));
}
