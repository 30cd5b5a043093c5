using System.ComponentModel.DataAnnotations;
using Commonweal.Domain.Common;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Commonweal.Web.Shell;

/// <summary>
/// Numbers as people write them, read in the one way; a property marked as currency is in pounds, one marked with the name of
/// <see cref="Percentage"/> in per cent.
/// </summary>
internal sealed class NumberBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var given = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (given == ValueProviderResult.None)
            return Task.CompletedTask;

        var (state, field) = (bindingContext.ModelState, bindingContext.ModelName);
        state.SetModelValue(field, given);
        var typed = given.FirstValue;
        object? number =
            bindingContext.ModelMetadata.UnderlyingOrModelType == typeof(int)
                ? (object?)state.Whole(field, typed)
                : bindingContext.ModelMetadata.DataTypeName switch
                {
                    nameof(DataType.Currency) => state.Pounds(field, typed),
                    nameof(Percentage) => state.Percent(field, typed),
                    _ => state.Number(field, typed),
                };
        if (number is not null || string.IsNullOrWhiteSpace(typed))
            bindingContext.Result = ModelBindingResult.Success(number);
        return Task.CompletedTask;
    }

    internal sealed class Provider : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
            context.Metadata.ModelType == typeof(decimal?)
            || context.Metadata.ModelType == typeof(int?)
                ? new NumberBinder()
                : null;
    }
}
