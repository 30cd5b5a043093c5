using System.ComponentModel.DataAnnotations;
using System.Globalization;
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

/// <summary>Whether anybody may bid.</summary>
public enum OpenTo
{
    /// <summary>Any supplier.</summary>
    Anybody,

    /// <summary>Reserved for local or small suppliers, or those of the community sector.</summary>
    Some,
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

    /// <summary>A region of England.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    [BindProperty(SupportsGet = true)]
    public OpenTo? MayBid { get; set; }

    public IReadOnlyList<string> Regions => Opportunities.Regions;

    public IReadOnlyList<Opportunities.Council> Councils { get; private set; } = [];

    /// <summary>
    /// The query that holds the search and nothing else, in one order whatever the address had: for the feed, whose id it is part of,
    /// and for emails.
    /// </summary>
    public string Query
    {
        get
        {
            string[] told =
            [
                .. Asked()
                    .Where(one => !string.IsNullOrWhiteSpace(one.Value))
                    .Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}"),
            ];
            return told.Length == 0 ? "" : $"?{string.Join('&', told)}";
        }
    }

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
            Suits == Suited.Vcses,
            Regions.Contains(Region, StringComparer.Ordinal) ? Region : null,
            MayBid is { } may ? may == OpenTo.Some : null
        );
    }

    private IEnumerable<(string Name, string? Value)> Asked() =>
        [
            ("search", Words),
            (nameof(Category), $"{Category}"),
            (nameof(Region), Region),
            (nameof(Council), Council),
            (nameof(Suits), $"{Suits}"),
            (nameof(MayBid), $"{MayBid}"),
            (nameof(From), From?.ToString(CultureInfo.InvariantCulture)),
            (nameof(UpTo), UpTo?.ToString(CultureInfo.InvariantCulture)),
            ($"{nameof(ClosesBy)}.{nameof(DateParts.Day)}", ClosesBy.Day),
            ($"{nameof(ClosesBy)}.{nameof(DateParts.Month)}", ClosesBy.Month),
            ($"{nameof(ClosesBy)}.{nameof(DateParts.Year)}", ClosesBy.Year),
        ];

    /// <summary>The search, to be kept.</summary>
    protected SavedSearch Search => new(Words, Filter, InWords(), Query);

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
            Filter.Region is { } region
                ? $"in {(region.StartsWith("London", StringComparison.Ordinal) || region.StartsWith("York", StringComparison.Ordinal) ? region : $"the {region}")}"
                : null,
            Filter.Least is { } least ? $"from {Money.Display(least)}" : null,
            Filter.Most is { } most ? $"up to {Money.Display(most)}" : null,
            Filter.ClosesBy is { } day ? $"closing by {UkTime.Day(day)}" : null,
            Suits is { } suited ? $"that suit {SuitedWords.Of(suited)}" : null,
            MayBid is { } may ? $"that {OpenToWords.Of(may).ToLowerInvariant()}" : null,
        ];
        return string.Join(' ', parts.OfType<string>());
    }
}

/// <summary>Who may bid, in words.</summary>
public static class OpenToWords
{
    public static string Of(OpenTo may) =>
        may switch
        {
            OpenTo.Anybody => "Any supplier may bid for",
            OpenTo.Some => "Are reserved for some suppliers",
        };
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
