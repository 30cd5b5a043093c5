using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

public sealed class EditExclusionModel(
    CurrentActor current,
    EditionInHand lookup,
    ChangeEdition change
) : PartPage(current, lookup, change)
{
    /// <summary>The choice beside the usual things.</summary>
    public const string Another = "other";

    public static IReadOnlyList<string> Usual { get; } =
    ["person", "pound", "hour", "week", "tonne of carbon"];

    [BindProperty]
    public string? Shared { get; set; }

    /// <summary>What it is when it is none of the usual things.</summary>
    [BindProperty]
    public string? Other { get; set; }

    [BindProperty]
    public string? Measures { get; set; }

    [BindProperty]
    public string? Against { get; set; }

    [BindProperty]
    public SourceInput Source { get; set; } = new();

    public string List => $"{Home}/exclusions";

    public Exclusion? Held => Edition.Exclusions.FirstOrDefault(held => held.Id == PartKey);

    protected override bool IsThere => IsNew || Held is not null;

    protected override Edition Part => EditionPart.Exclusion(Edition, PartKey);

    protected override void Fill()
    {
        var shared = Held?.Shared;
        var isUsual = shared is null || Usual.Contains(shared, StringComparer.Ordinal);
        (Shared, Other) = isUsual ? (shared, null) : (Another, shared);
        Measures = Joined(Held?.Measures);
        Against = Joined(Held?.Against);
        Source = SourceInput.Of(Held?.Source);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var isOther = Shared == Another;
        return KeepAsync(
            new SetExclusion(
                new Exclusion(
                    KeptKey,
                    Written.Plain(isOther ? Other : Shared),
                    TypedList.Codes(Measures),
                    TypedList.Codes(Against),
                    Source.Read()
                )
            ),
            _ => List,
            stop,
            place: problem =>
                isOther && problem.Field == nameof(Shared) ? problem.At(nameof(Other)) : problem
        );
    }

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken stop) =>
        RemoveAsync(new RemoveExclusion(PartKey), List, stop);

    private static string Joined(IReadOnlyList<string>? codes) => string.Join(", ", codes ?? []);
}
