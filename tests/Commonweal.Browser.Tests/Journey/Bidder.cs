using System.Text.RegularExpressions;
using Commonweal.Story;
using Xunit;

namespace Commonweal.Browser.Tests.Journey;

/// <summary>Registers, builds a bid on its list of tasks, submits it and keeps the receipt.</summary>
internal sealed partial class Bidder(Visitor at, Offer offer)
{
    public async Task RegisterAsync()
    {
        await at.GoAsync("/");
        await at.PressAsync("Register as a supplier");
        var email = $"{offer.Supplier.Replace(' ', '.')}@example.org";
        await at.FillAsync("Your email address", email);
        await at.PressAsync("Continue");
        await at.SeesHeadingAsync("Check your email");
        await at.GoAsync(await at.Site.World.LinkToAsync(email));
        await at.FillAsync("Name of your organisation", offer.Supplier);
        await at.ChooseAsync("How many people work there?", "10 to 49");
        await at.FillAsync("Your full name", $"Owner of {offer.Supplier}");
        await at.FillAsync("Choose a password", World.Password);
        await at.PressAsync("Register");
        await at.SeesAsync("Your organisation is registered");
    }

    /// <summary>Finds the opportunity and begins; answers the address of the bid.</summary>
    public async Task<string> StartAsync()
    {
        await at.FollowAsync("Opportunities");
        await at.FollowAsync(Plan.Title);
        await at.PressAsync("Start a bid");
        await at.PressAsync("Start the bid");
        return at.Address;
    }

    public async Task PriceAsync()
    {
        await at.FollowAsync("Your price");
        await at.FillAsync("What is the price of your bid?", offer.Price);
        await at.PressAsync("Save and continue");
    }

    /// <summary>Answers a measure; sees what it is worth while typing, or after saving where scripts are off.</summary>
    public async Task OfferAsync(string title, string yearly)
    {
        await at.FollowAsync(title);
        await at.FillAsync("Year 1", yearly);
        await at.FillAsync("Year 2", yearly);
        await at.FillAsync("How will you deliver it?", offer.Statement);
        if (!at.HasScript)
            await at.PressAsync("Save and show the value");
        await at.SeesAsync("over the contract: £");
        await at.OpenAsync("How the value is worked out");
        await at.PressAsync("Save and continue");
    }

    public async Task BuildAsync()
    {
        await PriceAsync();
        foreach (var (measure, yearly) in Plan.Measures.Zip(offer.Yearly))
            await OfferAsync(measure.Title, yearly);
    }

    /// <summary>Checks, declares, submits and reads the receipt.</summary>
    public async Task SubmitAsync()
    {
        await at.FollowAsync("Check your answers");
        await at.SeesRowAsync("Price net of VAT", $"£{offer.Price}");
        await at.PressAsync("Continue to submit");
        await DeclareAsync("Submit bid to lancashire council");
        Assert.Matches(Sha256(), await at.Page.Locator(".cw-codes").InnerTextAsync());
    }

    /// <summary>Changes the price after the receipt and submits again; the list says what is submitted meanwhile.</summary>
    public async Task ReplaceAsync(string bid, string price)
    {
        await at.FollowAsync("change your answers and submit again");
        await at.FollowAsync("Your price");
        await at.FillAsync("What is the price of your bid?", price);
        await at.PressAsync("Save and continue");
        await at.FollowAsync("Your bids");
        await at.SeesAsync("Later changes are not submitted");
        await at.GoAsync(bid);
        await at.FollowAsync("Submit the bid");
        await DeclareAsync("Replace the bid submitted before");
        await at.FollowAsync("See and print your answers as submitted");
        await at.SeesRowAsync("Price net of VAT", $"£{price}");
        await at.SeesAsync("Replaced");
    }

    /// <summary>Withdraws what was submitted, then submits the same again before the deadline.</summary>
    public async Task WithdrawAndReturnAsync(string bid)
    {
        await at.GoAsync(bid);
        await at.FollowAsync("Withdraw the bid");
        await at.PressAsync("Withdraw the bid");
        await at.SeesAsync("The bid is withdrawn. It will not be opened.");
        await at.FollowAsync("Submit the bid");
        await DeclareAsync("Submit bid to lancashire council");
    }

    private async Task DeclareAsync(string button)
    {
        await at.TickAsync("Everything we offer happens because of this contract");
        await at.TickAsync("We count no person, hour, pound or tonne twice");
        await at.TickAsync("I may commit my organisation");
        await at.PressAsync(button);
        await at.SeesAsync("Your receipt number");
    }

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.NonBacktracking)]
    private static partial Regex Sha256();
}
