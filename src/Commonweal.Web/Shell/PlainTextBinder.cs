using Commonweal.Domain.Common;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace Commonweal.Web.Shell;

/// <summary>Text as it was typed, without control signs: nobody types them, and a database refuses the first of them.</summary>
internal sealed class PlainTextBinder(IModelBinder inner) : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        await inner.BindModelAsync(bindingContext);
        if (bindingContext.Result.Model is string text)
            bindingContext.Result = ModelBindingResult.Success(Written.Signs(text));
    }

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
