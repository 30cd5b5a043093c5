using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

public sealed class ValueModel(
    CurrentActor current,
    EditionInHand lookup,
    ChangeEdition change,
    TimeProvider clock
) : DraftPage(current, lookup)
{
    private const string New = "new";

    [BindProperty]
    public ValueInput Input { get; set; } = new();

    /// <summary>The value that is changed; null for a new one.</summary>
    public Proxy? Held => Edition.Proxies.FirstOrDefault(proxy => proxy.Id == Name);

    public FormulaResult? Today => Held?.On(UkTime.Today(clock.GetUtcNow()));

    public IReadOnlyList<string> Codes =>
        [
            .. Edition
                .Measures.Where(measure => Held is not null && measure.Proxy?.Id == Held.Id)
                .Select(measure => measure.Code),
        ];

    public IEnumerable<Choice> Pounds => Choices(inPounds: true);

    public IEnumerable<Choice> Numbers => Choices(inPounds: false);

    protected override bool IsThere => Name == New || Held is not null;

    protected override bool IsAsked => Name != New || View.MayWrite;

    private string Name => (string)RouteData.Values["key"]!;

    public void OnGet()
    {
        if (Held is { } held)
        {
            Input = ValueInput.Of(held);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        Input.Read(this, Edition, IdOf) is { } proxy
            ? After(
                await change.RunAsync(Actor, EditionId, new SetProxy(proxy), stop),
                "The value is saved.",
                $"{Home}/values/{proxy.Id}"
            )
            : Page();

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken stop)
    {
        ModelState.Clear();
        return After(
            await change.RunAsync(Actor, EditionId, new RemoveProxy(Name), stop),
            "The value is removed.",
            $"{Home}/values"
        );
    }

    private string IdOf(string title) =>
        Held?.Id ?? Key.Of(title, Edition.Proxies.Select(proxy => proxy.Id).Append(New));

    private IEnumerable<Choice> Choices(bool inPounds) =>
        Edition
            .Parameters.Where(parameter => parameter.InPounds == inPounds)
            .Select(parameter => new Choice(parameter.Id, $"{parameter.Title}, {parameter.Unit}"));
}
