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
) : PartPage(current, lookup, change)
{
    [BindProperty]
    public ValueInput Input { get; set; } = new();

    /// <summary>The value that is changed; null for a new one.</summary>
    public Proxy? Held => Edition.Proxies.FirstOrDefault(proxy => proxy.Id == PartKey);

    public FormulaResult? Today => Held?.On(UkTime.Today(clock.GetUtcNow()));

    public IReadOnlyList<string> Codes =>
        [
            .. Edition
                .Measures.Where(measure => Held is not null && measure.Proxy?.Id == Held.Id)
                .Select(measure => measure.Code),
        ];

    /// <summary>The figures that fit what is read under a key.</summary>
    public IEnumerable<Choice> Figures(string key) =>
        Edition
            .Parameters.Where(parameter => parameter.Fits(key))
            .Select(parameter => new Choice(parameter.Id, $"{parameter.Name}, {parameter.Unit}"));

    protected override bool IsThere => IsNew || Held is not null;

    protected override bool IsAsked => !IsNew || View.MayWrite;

    protected override Edition Part => EditionPart.Proxy(Edition, PartKey);

    protected override void Fill() => Input = Held is { } held ? ValueInput.Of(held) : new();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        Input.Read(this, Edition, KeptKey) is { } proxy
            ? await KeepAsync(
                new SetProxy(proxy),
                key => $"{Home}/values/{key}",
                stop,
                place: problem => problem.In(nameof(Input))
            )
            : Page();

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken stop) =>
        RemoveAsync(new RemoveProxy(PartKey), $"{Home}/values", stop);
}
