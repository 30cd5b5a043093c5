using Microsoft.AspNetCore.Html;

namespace Commonweal.Web.Shell.Components;

public sealed record Fieldset : Component
{
    public Legend? Legend { get; init; }
    public string? DescribedBy { get; init; }
    public string? Role { get; init; }

    public override IHtmlContent Render() =>
        Outer("fieldset", "govuk-fieldset")
            .Set("role", Role)
            .Set("aria-describedby", DescribedBy)
            .Add(Legend?.Render(), Html);
}

public sealed record Legend : Component
{
    public bool IsPageHeading { get; init; }

    public override IHtmlContent? Render() =>
        !HasContent ? null
        : IsPageHeading
            ? Outer("legend", "govuk-fieldset__legend")
                .Add(new Element("h1", "govuk-fieldset__heading").Add(Content))
        : In("legend", "govuk-fieldset__legend");
}
