using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements;

/// <summary>Two steps on one address: which measures, then why each of them. What is typed in one goes along through the other.</summary>
public sealed class MeasuresModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    ChooseMeasures choose,
    MenuInProportion proportion,
    ReferenceData reference
) : ProcurementPage(current, lookup)
{
    [BindProperty]
    public MeasuresInput Input { get; set; } = new();

    /// <summary>Ids of the priorities the officer says the purchase serves.</summary>
    [BindProperty(Name = "priority")]
    public List<string> Served { get; set; } = [];

    /// <summary>What the list is searched for; null for all of it.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>How many measures have the words; null where nothing was searched for.</summary>
    public int? Found => Searched ? Others.Sum(theme => theme.Measures.Count()) : null;

    /// <summary>Measures ticked that the search leaves out: they stay ticked.</summary>
    public IEnumerable<string> Hidden =>
        Searched
            ? State
                .Edition!.Measures.Where(measure =>
                    Input.Codes.Contains(measure.Code, StringComparer.Ordinal) && !Has(measure)
                )
                .Except(Suggested ?? [])
                .Select(measure => measure.Code)
            : [];

    private bool Searched => !string.IsNullOrWhiteSpace(Words);

    /// <summary>Measures that serve them; null before it was asked.</summary>
    public IReadOnlyList<Measure>? Suggested { get; private set; }

    /// <summary>Measures that the contract is too small or too short for and that nobody has ticked, each with why.</summary>
    public IReadOnlyList<(Measure Measure, string Why)> Unfit =>
        [
            .. from measure in State.Edition!.Measures.Except(Suggested ?? [])
            where Has(measure)
            where !Input.Codes.Contains(measure.Code, StringComparer.Ordinal)
            let why = MenuGuard.CannotFit(Procurement, measure, reference.Proportion)
            where why is not null
            select (measure, why),
        ];

    /// <summary>The most measures that suit a contract of this value; null for no limit, and while it is not known.</summary>
    public int? Most => MenuGuard.Most(Procurement, reference.Proportion);

    /// <summary>The other measures of each theme.</summary>
    public IEnumerable<(Theme Theme, IEnumerable<Measure> Measures)> Others =>
        from theme in State.Edition!.Themes
        let measures = State
            .Edition.Measures.Where(measure => measure.Theme == theme.Id && Has(measure))
            .Except(Suggested ?? [])
            .Except(Unfit.Select(one => one.Measure))
        where measures.Any()
        select (theme, measures);

    /// <summary>Whether the measures are ticked, and their reasons are asked.</summary>
    public bool AsksReasons { get; private set; }

    /// <summary>Measures ticked: those already chosen in the order bidders see, then the new ones.</summary>
    public IEnumerable<Measure> Ticked =>
        Procurement
            .Measures.Select(chosen => chosen.Measure)
            .Intersect(Input.Codes, StringComparer.Ordinal)
            .Union(Input.Codes, StringComparer.Ordinal)
            .Select(code => State.Edition?.Find(code))
            .OfType<Measure>();

    public void OnGet() =>
        Input = new MeasuresInput
        {
            Codes = [.. Procurement.Measures.Select(chosen => chosen.Measure)],
            Asked = Procurement.Measures.ToDictionary(
                chosen => chosen.Measure,
                MeasuresInput.AskedPart.Of,
                StringComparer.Ordinal
            ),
            Overlap = Procurement.Overlap,
        };

    /// <summary>Suggests; nothing is saved, and nothing ticked or written is lost.</summary>
    public void OnPostSuggest()
    {
        if (Served.Count == 0)
        {
            ModelState.AddModelError(
                "priority",
                "Tick at least one priority to have measures suggested."
            );
            return;
        }

        Suggested =
        [
            .. (State.Edition?.Measures ?? []).Where(measure => PrioritiesOf(measure).Length > 0),
        ];
    }

    /// <summary>Narrows the list; nothing is saved, and nothing ticked or written is lost.</summary>
    public void OnPostSearch()
    {
        if (Served.Count > 0)
            OnPostSuggest();
    }

    /// <summary>Back from the reasons to the list, with the suggestions that were made.</summary>
    public void OnPostChange()
    {
        if (Served.Count > 0)
            OnPostSuggest();
    }

    /// <summary>Asks why, of each measure that is ticked.</summary>
    public void OnPostReasons() =>
        AsksReasons = Input.Codes.Count > 0 || !this.Refused([MeasureChoice.None]);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        AsksReasons = Input.Codes.Count > 0;
        ChooseMeasures.Choice[] choices = [.. Ticked.Select(Read)];
        if (
            this.Refused(
                Procurement.MeasureProblems(
                    State.Edition,
                    [.. choices.Select(choice => choice.As(Guid.Empty))]
                ),
                nameof(Input)
            ) || !ModelState.IsValid
        )
        {
            return Page();
        }

        var saved = await choose.RunAsync(Actor, Id, choices, Input.Overlap, stop);
        if (this.Refused(saved, nameof(Input)))
            return Page();
        var onward = Saved("The measures are saved.");
        return (await proportion.OfAsync(Actor, Id, stop))?.Menu.Open.Any() == true
            ? Redirect($"{Home}/proportion")
            : onward;
    }

    /// <summary>Moves one measure up or down by one place.</summary>
    public async Task<IActionResult> OnPostMoveAsync(string measure, int by, CancellationToken stop)
    {
        List<ChooseMeasures.Choice> order =
        [
            .. Procurement.Measures.Select(ChooseMeasures.Choice.Of),
        ];
        var from = order.FindIndex(choice => choice.Measure == measure);
        var to = Math.Clamp(from + Math.Sign(by), 0, order.Count - 1);
        if (from >= 0)
            (order[from], order[to]) = (order[to], order[from]);
        return this.Refused(await choose.RunAsync(Actor, Id, order, Procurement.Overlap, stop))
            ? Page()
            : Redirect($"{Home}/measures");
    }

    /// <summary>Whether two of the measures ticked may not count the same thing.</summary>
    public bool Meets =>
        Overlap
            .AskForSplit.InWords(
                State.Edition!,
                Ticked.Select(measure => measure.Code).ToHashSet(StringComparer.Ordinal)
            )
            .Any();

    /// <summary>Whether weight, target or limit of a measure is filled in or refused.</summary>
    public bool HasTerms(string code) =>
        CountsQuantities
        || Input.Of(code)
            is { Weight.Length: > 0 }
                or { Target.Length: > 0 }
                or { Limit.Length: > 0 }
        || ModelState.Any(field =>
            field.Key.StartsWith($"{Field(code)}.", StringComparison.Ordinal)
            && !field.Key.EndsWith(".Reason", StringComparison.Ordinal)
            && field.Value!.Errors.Count > 0
        );

    /// <summary>How quantities are marked; null before the method is settled.</summary>
    public QuantitativeMethod? Method => Procurement.Scoring?.Quantitative.Method;

    /// <summary>Whether the method marks the quantities of each measure.</summary>
    public bool CountsQuantities => Method?.CountsQuantities() is true;

    /// <summary>Whether the weight of a measure is asked for: where one may count, or one stands that must go.</summary>
    public bool AsksWeight(string code) =>
        Method is null || CountsQuantities || Input.Of(code).Weight is { Length: > 0 };

    public string WeightHint =>
        Method switch
        {
            QuantitativeMethod.Points => "Leave it empty for a measure that is recorded only.",
            QuantitativeMethod.PerMeasure =>
                "Its marks out of 100 for all measures together. The weights come to 100; leave it empty for a measure that is recorded only.",
            null =>
                "Counts only where you choose to mark measure by measure. Fill in the weights of all measures that count, or of none.",
            _ => "The method you chose looks at no weight, so leave it empty.",
        };

    public string WeightOf(Measure measure) =>
        Method == QuantitativeMethod.Points
            ? $"Points for one {measure.Unit.One()}, {measure.Code}"
            : $"Weight of {measure.Code}";

    /// <summary>What is written of measures that the page does not ask about now, by field.</summary>
    public IEnumerable<(string Name, string? Typed)> Carried(IEnumerable<string> codes) =>
        codes.SelectMany(code =>
            Input.Of(code).Fields().Select(part => ($"{Field(code)}.{part.Name}", part.Typed))
        );

    /// <summary>Why it is suggested, its unit, and what may be counted.</summary>
    public string HintOf(Measure measure)
    {
        var serves = Suggested is null ? "" : PrioritiesOf(measure);
        return $"{(serves.Length > 0 ? $"Suggested, because it serves: {serves}. " : "")}In {measure.Unit.Words()}. {measure.Counts}.{(measure.Proxy is null ? " No value in pounds yet." : "")}";
    }

    /// <summary>What a target is, and the most that is in proportion where the contract and the figures of the edition say it.</summary>
    public string TargetHint(Measure measure) =>
        Procurement.NetValue is { } contract
        && TargetGuard.Most(measure, State.Edition!, contract, UkTime.Today(State.Now)) is { } most
            ? $"How much you expect over the whole contract. Above {UnitWords.Amount(most, measure.Unit.Words())} it outweighs the contract itself, and has to be explained before you publish."
            : "How much you expect over the whole contract";

    private bool Has(Measure measure) =>
        !Searched
        || Words!
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word =>
                measure.Name.Contains(word, StringComparison.OrdinalIgnoreCase)
                || measure.Counts.Contains(word, StringComparison.OrdinalIgnoreCase)
            );

    private static string Field(string code) => $"{nameof(Input)}.{nameof(Input.Asked)}[{code}]";

    private ChooseMeasures.Choice Read(Measure measure)
    {
        var (asked, field) = (Input.Of(measure.Code), Field(measure.Code));
        return new ChooseMeasures.Choice(
            measure.Code,
            asked.Reason ?? "",
            ModelState.Percent($"{field}.{nameof(asked.Weight)}", asked.Weight),
            ModelState.Number($"{field}.{nameof(asked.Target)}", asked.Target),
            ModelState.Number($"{field}.{nameof(asked.Limit)}", asked.Limit)
        );
    }

    private string PrioritiesOf(Measure measure) =>
        string.Join(
            "; ",
            State
                .Edition!.Priorities.Where(priority =>
                    Served.Contains(priority.Id)
                    && measure.Priorities.Contains(priority.Id, StringComparer.Ordinal)
                )
                .Select(priority => priority.Title)
        );
}
