using Microsoft.AspNetCore.Html;

namespace Commonweal.Web.Shell.Components;

public sealed record FileUpload : Field
{
    public bool Multiple { get; init; }

    /// <summary>Turns the box into one that files can be dropped on, where scripts run.</summary>
    public bool Javascript { get; init; }

    public override IHtmlContent Render()
    {
        var input = Outer("input", "govuk-file-upload", ErrorClass("govuk-file-upload--error"))
            .Set("id", Key)
            .Set("name", Name ?? "")
            .Set("type", "file")
            .Set("disabled", Disabled)
            .Set("multiple", Multiple)
            .Set("aria-describedby", Description(DescribedBy));
        return Group(
            Javascript
                ? new Element("div", "govuk-file-upload-wrapper")
                    .Set("data-module", "govuk-file-upload")
                    .Add(input)
                : input
        );
    }
}
