using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

/// <summary>
/// A question. <c>for</c> gives its name, id, value and error; what was typed wrong is shown again, as it was typed.
/// </summary>
public abstract class FieldTagHelper : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public ModelExpression? For { get; set; }

    /// <summary>Instead of <see cref="For"/>.</summary>
    public string? Name { get; set; }
    public string? Id { get; set; }

    /// <summary>Wins over the model's value, not over what was typed.</summary>
    public string? Value { get; set; }

    /// <summary>The label, or the legend of a group.</summary>
    public string Label { get; set; } = "";

    /// <summary><c>s</c>, <c>m</c>, <c>l</c> or <c>xl</c>.</summary>
    public string? LabelSize { get; set; }

    /// <summary>The question is the whole page and its label the <c>h1</c>.</summary>
    public bool LabelIsHeading { get; set; }

    /// <summary>Plain words; for markup put a <c>govuk-hint</c> inside.</summary>
    public string? Hint { get; set; }

    /// <summary>Wins over the error found in the model state.</summary>
    public string? Error { get; set; }
    public bool Disabled { get; set; }

    [HtmlAttributeName("class")]
    public string? Classes { get; set; }

    protected string FullName =>
        Name
        ?? ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(
            For?.Name ?? throw new InvalidOperationException("A field needs either for or name.")
        );

    protected string FullId => Id ?? TagBuilder.CreateSanitizedId(FullName, "_");

    /// <summary>The element the error summary leads to.</summary>
    protected virtual string FocusId => FullId;

    /// <summary>The names under which errors of this question may stand.</summary>
    protected virtual IEnumerable<string> ErrorNames => [FullName];

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var hints = context.Gather<Hint>();
        var choices = context.Gather<Choice>();
        await output.GetChildContentAsync();
        RenderedFields.Of(ViewContext.HttpContext).Add(ErrorNames, FocusId, Label);
        var field = Build(choices) with
        {
            Id = FullId,
            Name = FullName,
            Disabled = Disabled,
            Hint =
                hints.Count > 0 ? hints[0]
                : Hint is null ? null
                : new Hint { Text = Hint },
            ErrorMessage = (ErrorText() ?? SavedMeanwhile(choices)) is { } error
                ? new ErrorMessage { Text = error }
                : null,
            Attributes = output.Others(),
        };
        output.Become(
            field with
            {
                Classes = Element.Join(field.Classes, Classes) is { Length: > 0 } all ? all : null,
            }
        );
    }

    protected abstract Field Build(IReadOnlyList<Choice> choices);

    protected Label MakeLabel() =>
        new()
        {
            Text = Label,
            IsPageHeading = LabelIsHeading,
            Classes = LabelSize is null ? null : $"govuk-label--{LabelSize}",
        };

    protected Fieldset MakeFieldset() =>
        new()
        {
            Legend = new Legend
            {
                Text = Label,
                IsPageHeading = LabelIsHeading,
                Classes = LabelSize is null ? null : $"govuk-fieldset__legend--{LabelSize}",
            },
        };

    protected string? CurrentValue() => Typed(FullName) ?? Value ?? FieldValue.Of(For?.Model);

    protected string? Typed(string name) =>
        ViewContext.ModelState.TryGetValue(name, out var entry) ? entry.AttemptedValue : null;

    /// <summary>The answers on offer besides the tags inside.</summary>
    protected virtual IEnumerable<Choice> Offered => [];

    /// <summary>What is typed and what is saved, as people read them; null where nothing was typed.</summary>
    protected virtual (string Typed, string Saved)? Both() =>
        Typed(FullName) is { } typed ? (typed, Value ?? FieldValue.Of(For?.Model) ?? "") : null;

    /// <summary>What a colleague saved while this was typed; null where it is the same.</summary>
    private string? SavedMeanwhile(IReadOnlyList<Choice> choices)
    {
        if (
            !ViewContext.HttpContext.RequestServices.GetRequiredService<CurrentActor>().IsOvertaken
            || Both() is not { } both
            || Plain(both.Typed) == Plain(both.Saved)
        )
        {
            return null;
        }

        var words = Offered
            .Concat(choices)
            .FirstOrDefault(choice => choice.Value == both.Saved)
            ?.Text;
        return Plain(both.Saved).Length == 0
            ? "Saved now: nothing."
            : $"Saved now: {words ?? both.Saved}";
    }

    private static string Plain(string text) => text.ReplaceLineEndings("\n").Trim();

    private string? ErrorText() =>
        Error
        ?? ErrorNames
            .Select(name => ViewContext.ModelState.TryGetValue(name, out var entry) ? entry : null)
            .SelectMany(entry => entry?.Errors ?? [])
            .Select(error => error.ErrorMessage)
            .FirstOrDefault(message => message.Length > 0);
}
