using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

public sealed class EditExampleModel(
    CurrentActor current,
    EditionInHand lookup,
    ChangeEdition change,
    TimeProvider clock
) : PartPage(current, lookup, change)
{
    [BindProperty]
    public ExampleInput Input { get; set; } = new();

    public string List => $"{Home}/examples";

    public WorkedExample? Held => Edition.Examples.FirstOrDefault(held => held.Id == PartKey);

    /// <summary>What the kept example must come to beside what it comes to; none for a new one.</summary>
    public IReadOnlyList<(string Of, string Expected, string Found)> Beside =>
        Held?.ComesTo(Edition) is { Succeeded: true, Value: var found }
            ? [.. PartWords.Beside(Edition, Held.Expect, found)]
            : [];

    public bool ComesOut => Held?.Check(Edition).Count == 0;

    protected override bool IsThere => IsNew || Held is not null;

    protected override Edition Part => EditionPart.Example(Edition, PartKey);

    protected override void Fill() =>
        Input = ExampleInput.Of(Held, UkTime.Today(clock.GetUtcNow()));

    public Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        KeepAsync(
            new SetExample(Input.Read(KeptKey)),
            key => $"{List}/{key}",
            stop,
            Input.Missing.Select(problem => problem.In(nameof(Input))),
            problem => AtRow(problem, nameof(Input.Lines), Input.Filled).In(nameof(Input))
        );

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken stop) =>
        RemoveAsync(new RemoveExample(PartKey), List, stop);
}
