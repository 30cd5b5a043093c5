using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Commonweal.Web.Shell.Components;

/// <summary>
/// A component of the GOV.UK design system: its options, named as that system names them, and the HTML they make.
/// The tests hold each to the HTML that govuk-frontend itself publishes for the same options.
/// </summary>
public abstract record Component : Part, IHtmlContent
{
    public string? Id { get; init; }

    public abstract IHtmlContent? Render();

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) =>
        Render()?.WriteTo(writer, encoder);
}
