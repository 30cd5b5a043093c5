using Commonweal.Domain.Bids;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Contracts;
using Commonweal.Service.Editions;
using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Contracts;

/// <summary>Three steps on one address: who and how long, the contract and its commitments, the check before it is recorded.</summary>
public sealed class NewModel(
    RecordToCheck check,
    RecordContract record,
    ContractReferences references,
    SuppliersByName suppliers,
    EditionShelf shelf,
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

        /// <summary>What was typed, field by field.</summary>
        public IEnumerable<(string Name, string? Value)> Answers(string prefix) =>
            [
                ($"{prefix}{nameof(Measure)}", Measure),
                .. Quantities.Select(
                    (typed, year) => ($"{prefix}{nameof(Quantities)}[{year}]", typed)
                ),
                ($"{prefix}{nameof(Statement)}", Statement),
            ];

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

    /// <summary>What recording it would make; null while it is still written down.</summary>
    public ContractToCheck? ToCheck { get; private set; }

    /// <summary>What the first step asked, as the second hands it on.</summary>
    public IEnumerable<(string Name, string? Value)> FirstStep =>
        [
            (nameof(SupplierName), SupplierName),
            (nameof(Edition), Edition),
            (nameof(Years), $"{Years}"),
        ];

    /// <summary>Every answer, as the check hands them on.</summary>
    public IEnumerable<(string Name, string? Value)> Answers =>
        [
            .. FirstStep,
            (nameof(SupplierId), $"{SupplierId}"),
            (nameof(Title), Title),
            .. Terms.Answers,
            .. Commitments.SelectMany((row, i) => row.Answers($"{nameof(Commitments)}[{i}].")),
        ];

    public IReadOnlyList<SuppliersByName.Row> Suppliers { get; private set; } = [];

    public IEnumerable<Choice> Editions { get; private set; } = [];

    public IEnumerable<Choice> Measures =>
        shelf
            .Find(Edition)!
            .Measures.OrderBy(measure => measure.Order)
            .Select(measure => new Choice(measure.Code, $"{measure.Name}, {measure.Unit.Words()}"));

    /// <summary>Whether the first step found what the second needs.</summary>
    public bool IsSecondStep =>
        Suppliers.Count > 0 && shelf.Find(Edition) is not null && Years is >= 1 and <= MostYears;

    public Task OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    /// <summary>Shows what recording it makes, to be read before it is final; what was typed goes along unseen.</summary>
    public async Task<IActionResult> OnPostCheckAsync(CancellationToken stop)
    {
        _ = await CheckedAsync(stop);
        return Page();
    }

    /// <summary>Back to the questions, as they were answered.</summary>
    public async Task<IActionResult> OnPostChangeAsync(CancellationToken stop)
    {
        ModelState.Clear();
        await ShowAsync(stop);
        return Page();
    }

    /// <summary>Asks for further commitments.</summary>
    public async Task<IActionResult> OnPostMoreAsync(CancellationToken stop)
    {
        _ = Read();
        ModelState.Clear();
        await ShowAsync(stop, Commitments.Count + Rows);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await CheckedAsync(stop) is not { } agreed)
        {
            return Page();
        }

        var outcome = await record.RunAsync(current.Actor, agreed, stop);
        if (this.Refused(outcome))
        {
            ToCheck = null;
            return Page();
        }

        TempData["Success"] = "The contract is recorded, and its commitments count from now on.";
        return Redirect($"/contracts/{outcome.Value}");
    }

    /// <summary>The agreement when it can be recorded as typed; <see cref="ToCheck"/> is then what it makes.</summary>
    private async Task<RecordContract.Agreed?> CheckedAsync(CancellationToken stop)
    {
        var agreed = Read();
        var outcome = await check.RunAsync(current.Actor, agreed, stop);
        await ShowAsync(stop);
        if (this.Refused(outcome) || !ModelState.IsValid)
        {
            Terms.Holder = await references.RunAsync(current.Actor, Terms.Reference, stop);
            return null;
        }

        ToCheck = outcome.Value;
        return agreed;
    }

    private RecordContract.Agreed Read()
    {
        // Rows left blank move to the end, so that what is wrong is said at the row as it is now shown.
        Commitments = [.. Commitments.OrderBy(row => row.IsBlank)];
        ModelState.Clear();
        var terms = Terms.Read(this);
        // The days decide; the number given in the first step only says how many fields to begin with.
        Years = terms.Years ?? Years;
        Fit();
        return new RecordContract.Agreed(SupplierId, Title ?? "", Edition, terms, Committed());
    }

    private IReadOnlyList<MeasureAnswer> Committed() =>
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
        Editions =
        [
            .. (await shelf.EntriesAsync(current.Actor, stop)).Select(one => new Choice(
                one.Name,
                one.Title
            )),
        ];

        Suppliers = await suppliers.RunAsync(current.Actor, SupplierName, stop);
        if (HttpMethods.IsPost(Request.Method) || Request.Query.ContainsKey(nameof(SupplierName)))
        {
            SayWhatIsMissing();
        }

        while (Commitments.Count < rows)
        {
            Commitments.Add(new CommitmentInput());
        }

        Fit();
    }

    private void SayWhatIsMissing()
    {
        if (Suppliers.Count == 0)
        {
            ModelState.AddModelError(
                nameof(SupplierName),
                string.IsNullOrWhiteSpace(SupplierName)
                    ? "Enter the name of the supplier, or a part of it."
                    : $"No registered supplier has \"{SupplierName}\" in its name. Try one word of it, or ask the supplier to register."
            );
        }

        if (shelf.Find(Edition) is null)
        {
            ModelState.AddModelError(
                nameof(Edition),
                "Choose the edition the commitments are valued with."
            );
        }

        if (Years is not (>= 1 and <= MostYears))
        {
            // What the binder says of a number it cannot read would stand here twice.
            ModelState[nameof(Years)]?.Errors.Clear();
            ModelState.AddModelError(
                nameof(Years),
                $"Enter how many years the contract runs, in digits from 1 to {MostYears}, like 3. Count a begun year whole."
            );
        }
    }

    private void Fit() =>
        Commitments.ForEach(row => row.Ask(Years is >= 1 and <= MostYears ? Years.Value : 1));
}
