using Commonweal.Domain.Contracts;
using Commonweal.Service.Contracts;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Contracts;

/// <summary>The terms of a contract as they are typed; bound without a prefix, so that its fields are the page's own.</summary>
public sealed class TermsInput
{
    public string? Reference { get; set; }
    public string? Value { get; set; }
    public DateParts StartsOn { get; set; } = new();
    public DateParts EndsOn { get; set; } = new();

    /// <summary>The contract that has the reference already, for the page to lead there.</summary>
    public ContractReferences.Holder? Holder { get; internal set; }

    /// <summary>What was typed, field by field.</summary>
    public IEnumerable<(string Name, string? Value)> Answers =>
        [
            (nameof(Reference), Reference),
            (nameof(Value), Value),
            .. Parts(nameof(StartsOn), StartsOn),
            .. Parts(nameof(EndsOn), EndsOn),
        ];

    /// <summary>The terms; what cannot be read is null in them and said on the page.</summary>
    /// <param name="usual">The value to take when none is typed, GBP.</param>
    public ContractTerms Read(PageModel page, decimal? usual = null)
    {
        var value = page.ModelState.Pounds(nameof(Value), Value);
        return new ContractTerms(
            Reference ?? "",
            string.IsNullOrWhiteSpace(Value) ? usual : value,
            Day(page, StartsOn, "The first day of the contract", nameof(StartsOn)),
            Day(page, EndsOn, "The last day of the contract", nameof(EndsOn))
        );
    }

    private static IEnumerable<(string Name, string? Value)> Parts(string field, DateParts date) =>
        [
            ($"{field}.{nameof(date.Day)}", date.Day),
            ($"{field}.{nameof(date.Month)}", date.Month),
            ($"{field}.{nameof(date.Year)}", date.Year),
        ];

    private static DateOnly? Day(PageModel page, DateParts parts, string what, string field)
    {
        var day = parts.Read(what, field);
        return page.Refused(day) ? null : day.Value;
    }
}
