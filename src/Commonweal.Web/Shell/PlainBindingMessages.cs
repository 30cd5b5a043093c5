using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Commonweal.Web.Shell;

/// <summary>What is said when typed text is not the kind of value a field holds: plain words, with what was met.</summary>
internal static class PlainBindingMessages
{
    public static void Set(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor(
            (value, name) => $"{name}: enter it another way. You wrote '{value}'."
        );
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value =>
            $"Enter it another way. You wrote '{value}'."
        );
        messages.SetValueMustBeANumberAccessor(name => $"{name}: enter a number, like 12.5.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Enter a number, like 12.5.");
        messages.SetUnknownValueIsInvalidAccessor(name => $"{name}: enter it another way.");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Enter it another way.");
        messages.SetValueIsInvalidAccessor(value => $"Enter it another way. You wrote '{value}'.");
        messages.SetValueMustNotBeNullAccessor(_ => "Enter an answer.");
        messages.SetMissingBindRequiredValueAccessor(name => $"{name}: enter an answer.");
        messages.SetMissingKeyOrValueAccessor(() => "Enter an answer.");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "Nothing was sent. Try again.");
    }
}
