using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

public sealed class HeadingModel(CurrentActor current, EditionInHand lookup, ChangeEdition change)
    : PartPage(current, lookup, change)
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Version { get; set; }

    [BindProperty]
    public DateParts PublishedOn { get; set; } = new();

    [BindProperty]
    public int? PriceYear { get; set; }

    [BindProperty]
    public SourceInput Source { get; set; } = new();

    [BindProperty]
    public string? About { get; set; }

    protected override Edition Part => EditionPart.Heading(Edition);

    protected override void Fill()
    {
        (Title, Version, About) = (Edition.Title, Edition.Version, Edition.About);
        (PublishedOn, PriceYear) = (DateParts.Of(Edition.PublishedOn), Edition.PriceYear);
        Source = SourceInput.Of(Edition.Source);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var day = PublishedOn.Read("The first day of use", nameof(PublishedOn));
        return KeepAsync(
            new SetHeading(
                Written.Plain(Title),
                Written.Plain(Version),
                day.Succeeded ? day.Value : Edition.PublishedOn,
                PriceYear ?? 0,
                Source.Read(),
                Written.Plain(About)
            ),
            _ => Home,
            stop,
            day.Problems
        );
    }
}
