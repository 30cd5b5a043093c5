using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace Commonweal.Web.Shell;

/// <summary>One of the choices a page offers, by its name: no number, and not several joined by commas.</summary>
internal sealed class NamedChoiceBinder(Type choices, IModelBinder inner) : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var given = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        var typed = given.FirstValue?.Trim();
        if (
            string.IsNullOrEmpty(typed)
            || Enum.GetNames(choices).Contains(typed, StringComparer.OrdinalIgnoreCase)
        )
            return inner.BindModelAsync(bindingContext);

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, given);
        bindingContext.ModelState.TryAddModelError(
            bindingContext.ModelName,
            bindingContext.ModelMetadata.ModelBindingMessageProvider.ValueIsInvalidAccessor(typed)
        );
        return Task.CompletedTask;
    }

    internal sealed class Provider : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
            context.Metadata.UnderlyingOrModelType is { IsEnum: true } choices
                ? new NamedChoiceBinder(
                    choices,
                    new EnumTypeModelBinder(
                        suppressBindingUndefinedValueToEnumType: true,
                        context.Metadata.ModelType,
                        context.Services.GetRequiredService<ILoggerFactory>()
                    )
                )
                : null;
    }
}
