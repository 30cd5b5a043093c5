using Commonweal.Domain.Common;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Commonweal.Service.Storage;

/// <summary>Quarters are stored as <c>2026-Q3</c>, which sorts by time.</summary>
internal sealed class QuarterConverter()
    : ValueConverter<Quarter, string>(
        quarter => quarter.ToString(),
        text => Quarter.Parse(text)!.Value
    );
