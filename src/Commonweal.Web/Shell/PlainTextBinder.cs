using Commonweal.Domain.Common;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace Commonweal.Web.Shell;

/// <summary>
/// Text as it was typed, without control signs: nobody types them, and a database refuses the first of them. A number or a reference keeps
/// them, to be refused by whoever reads it: without them it would be another.
/// </summary>
internal sealed class PlainTextBinder(IModelBinder inner) : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        await inner.BindModelAsync(bindingContext);
        if (
            bindingContext.Result.Model is string text
            && Written.Signs(text) is var plain
            && !IsNumberOrReference(plain)
        )
            bindingContext.Result = ModelBindingResult.Success(plain);
    }

    private static bool IsNumberOrReference(string text) =>
        text.Trim() is { Length: > 0 and <= 80 } word
        && word.Any(char.IsAsciiDigit)
        && (!word.Any(char.IsWhiteSpace) || Money.Parse(word) is not null);

    internal sealed class Provider : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
            context.Metadata.ModelType == typeof(string)
                ? new PlainTextBinder(
                    new SimpleTypeModelBinder(
                        typeof(string),
                        context.Services.GetRequiredService<ILoggerFactory>()
                    )
                )
                : null;
    }
}
