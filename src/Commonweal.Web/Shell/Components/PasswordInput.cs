using Microsoft.AspNetCore.Html;

namespace Commonweal.Web.Shell.Components;

/// <summary>A password box that can be shown; pasting and password managers are welcome.</summary>
public sealed record PasswordInput : Field
{
    public string? Autocomplete { get; init; }

    public override IHtmlContent Render() =>
        new Input
        {
            Id = Key,
            Name = Name,
            Value = Value,
            Type = "password",
            Label = Label,
            Hint = Hint,
            ErrorMessage = ErrorMessage,
            DescribedBy = DescribedBy,
            Autocomplete = string.IsNullOrEmpty(Autocomplete) ? "current-password" : Autocomplete,
            Autocapitalize = "none",
            Spellcheck = false,
            Attributes = Attributes,
            Classes = Element.Join(
                "govuk-password-input__input govuk-js-password-input-input",
                Classes
            ),
            InputWrapper = new Part { Classes = "govuk-password-input__wrapper" },
            FormGroup = FormGroup with
            {
                Classes = Element.Join("govuk-password-input", FormGroup.Classes),
                Attributes = new Dictionary<string, string?>(
                    FormGroup.Attributes,
                    StringComparer.Ordinal
                )
                {
                    ["data-module"] = "govuk-password-input",
                },
                AfterInput = new Part { Html = Toggle() },
            },
        };

    private Button Toggle() =>
        new()
        {
            Type = "button",
            Classes =
                "govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle",
            Text = "Show",
            Attributes = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["aria-controls"] = Key,
                ["aria-label"] = "Show password",
                ["hidden"] = "",
            },
        };
}
