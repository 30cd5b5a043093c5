using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

/// <summary>A file to send; with scripts, a box to drop it on. The form needs <c>enctype="multipart/form-data"</c>.</summary>
[HtmlTargetElement("govuk-file-upload")]
public sealed class FileUploadTagHelper : FieldTagHelper
{
    public bool Multiple { get; set; }

    protected override Field Build(IReadOnlyList<Choice> choices) =>
        new FileUpload
        {
            Label = MakeLabel(),
            Multiple = Multiple,
            Javascript = true,
        };
}
