using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

public sealed class EditPriorityModel(
    CurrentActor current,
    EditionInHand lookup,
    ChangeEdition change
) : PartPage(current, lookup, change)
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Group { get; set; }

    public string List => $"{Home}/priorities";

    public Priority? Held => Edition.Priorities.FirstOrDefault(held => held.Id == PartKey);

    public IEnumerable<Measure> Serving =>
        Edition.Measures.Where(measure =>
            measure.Priorities.Contains(PartKey, StringComparer.Ordinal)
        );

    protected override bool IsThere => IsNew || Held is not null;

    protected override Edition Part => EditionPart.Priority(Edition, PartKey);

    protected override void Fill() => (Title, Group) = (Held?.Title, Held?.Group);

    public Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        KeepAsync(
            new SetPriority(new Priority(KeptKey, Written.Plain(Title), Written.Plain(Group))),
            _ => List,
            stop
        );

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken stop) =>
        RemoveAsync(new RemovePriority(PartKey), List, stop);
}
