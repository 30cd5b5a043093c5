using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Commonweal.Web.Shell;

/// <summary>Numbers as people write them, read in the one way; a property marked as currency is in pounds.</summary>
internal sealed class NumberBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var given = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (given == ValueProviderResult.None)
            return Task.CompletedTask;

        var (state, field) = (bindingContext.ModelState, bindingContext.ModelName);
        state.SetModelValue(field, given);
        var number =
            bindingContext.ModelMetadata.DataTypeName == nameof(DataType.Currency)
                ? state.Pounds(field, given.FirstValue)
                : state.Number(field, given.FirstValue);
        if (number is not null || string.IsNullOrWhiteSpace(given.FirstValue))
            bindingContext.Result = ModelBindingResult.Success(number);
        return Task.CompletedTask;
    }

    internal sealed class Provider : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
            context.Metadata.ModelType == typeof(decimal?) ? new NumberBinder() : null;
    }
}
