using System.ComponentModel.DataAnnotations;
using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Alerts;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Public;

/// <summary>Whom a contract suits.</summary>
public enum Suited
{
    /// <summary>Small and medium-sized firms.</summary>
    Smes,

    /// <summary>Voluntary, community and social enterprises.</summary>
    Vcses,
}

/// <summary>A page over the opportunities that its address asks for: the list, its feed, and emails about it.</summary>
public abstract class OpportunitySearch(Opportunities opportunities) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public ProcurementCategory? Category { get; set; }

    [BindProperty(SupportsGet = true), DataType(DataType.Currency), Display(Name = "Value from")]
    public decimal? From { get; set; }

    [BindProperty(SupportsGet = true), DataType(DataType.Currency), Display(Name = "Value up to")]
    public decimal? UpTo { get; set; }

    /// <summary>The council's name in addresses.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Council { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateParts ClosesBy { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public Suited? Suits { get; set; }

    public IReadOnlyList<Opportunities.Council> Councils { get; private set; } = [];

    /// <summary>What the address asks for, with the query that holds it: for the feed, and for emails.</summary>
    public string Query => Request.QueryString.Value ?? "";

    protected Opportunities Opportunities { get; } = opportunities;

    protected string? Words => new ListAddress(Request).Search;

    protected OpportunityFilter Filter { get; private set; } = new();

    /// <summary>Reads the filter; a part that cannot be read is told on the page and leaves nothing out.</summary>
    protected async Task ReadAsync(CancellationToken stop)
    {
        Councils = await Opportunities.CouncilsAsync(Domain.People.Actor.Public, stop);
        var day = ClosesBy.IsEmpty ? null : ClosesBy.Read("The closing day", nameof(ClosesBy));
        if (day is not null)
        {
            _ = this.Refused(day);
        }

        Filter = new OpportunityFilter(
            Category,
            From,
            UpTo,
            string.IsNullOrWhiteSpace(Council) ? null : Council,
            day is { Succeeded: true } read ? read.Value : null,
            Suits == Suited.Smes,
            Suits == Suited.Vcses
        );
    }

    /// <summary>The search, to be kept.</summary>
    protected SavedSearch Search => new(Words, Filter, InWords());

    /// <summary>The search, as its reader says it.</summary>
    public string InWords()
    {
        string?[] parts =
        [
            "new tenders",
            Filter.Category is { } category ? $"for {category.Words().ToLowerInvariant()}" : null,
            Words is { } words ? $"with \"{words}\"" : null,
            Filter.Council is { } slug
                ? $"of {Councils.FirstOrDefault(one => one.Slug == slug)?.Name ?? slug}"
                : null,
            Filter.Least is { } least ? $"from {Money.Display(least)}" : null,
            Filter.Most is { } most ? $"up to {Money.Display(most)}" : null,
            Filter.ClosesBy is { } day ? $"closing by {UkTime.Day(day)}" : null,
            Suits is { } suited ? $"that suit {SuitedWords.Of(suited)}" : null,
        ];
        return string.Join(' ', parts.OfType<string>());
    }
}

/// <summary>Whom a contract suits, in words.</summary>
public static class SuitedWords
{
    public static string Of(Suited suited) =>
        suited switch
        {
            Suited.Smes => "small and medium-sized firms",
            Suited.Vcses => "charities, community groups and social enterprises",
        };

    /// <summary>Both answers in a few words; null while nobody has said.</summary>
    public static string? Of(bool? smes, bool? vcses) =>
        (smes, vcses) switch
        {
            (null, _) or (_, null) => null,
            (true, true) =>
                "Small and medium-sized firms, charities, community groups and social enterprises",
            (true, false) => "Small and medium-sized firms",
            (false, true) => "Charities, community groups and social enterprises",
            _ => "Larger organisations",
        };
}
