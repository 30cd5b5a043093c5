using System.Text.RegularExpressions;
using Xunit;

namespace Commonweal.Browser.Tests.Journey;

/// <summary>Evaluators score alone and lock; the head of procurement agrees the scores and runs the scoring.</summary>
internal sealed partial class Panel(Visitor at, int statements)
{
    /// <summary>From the first page: declares no interest, gives every statement a score, locks.</summary>
    public async Task ScoreAsync(int better, int other)
    {
        await at.FollowAsync("Score delivery statements");
        await at.ChooseAsync("Do you have an interest in any bidder?", "No, I have none");
        await at.PressAsync("Continue");
        var sheet = at.Address;
        await at.SeesAsync($"0 of {statements} statements scored");
        await at.SeesNothingOfAsync(Plan.Winner);
        foreach (var statement in await LinksAsync(Statement()))
        {
            await OpenAsync(statement);
            await at.ChooseAsync(
                "Which score does the statement earn?",
                await MarkAsync(better, other)
            );
            await at.FillAsync("Which passage do you rely on?", await PassageAsync());
            await at.FillAsync("Why?", "It says who does what, or leaves it open.");
            await at.PressAsync("Save and continue");
        }

        await at.GoAsync(sheet);
        await at.SeesAsync($"{statements} of {statements} statements scored");
        await at.PressAsync("Lock my scores");
        await at.SeesAsync("You locked your scores");
    }

    /// <summary>Agrees a score for each statement, runs the scoring and reads how the ranking came about.</summary>
    public async Task ModerateAsync(string procurement)
    {
        await at.GoAsync(procurement);
        await at.DeclareAsync();
        await at.GoAsync(procurement);
        await at.FollowAsync("Agree scores");
        await at.SeesNothingOfAsync("Scores given and agreed");
        await at.PressAsync("Begin to agree scores");
        var table = at.Address;
        foreach (var statement in await LinksAsync(Agreement()))
        {
            await OpenAsync(statement);
            await at.ChooseAsync("Which score did the panel agree?", await MarkAsync(5, 3));
            await at.FillAsync("Which passage does the panel rely on?", await PassageAsync());
            await at.FillAsync("Why?", "The panel read it twice and agreed.");
            await at.PressAsync("Save and continue");
        }

        await at.GoAsync(table);
        await at.SeesAsync($"{statements} of {statements} scores agreed");
        await at.PressAsync("Run the scoring");
        await at.SeesHeadingAsync("Ranking on social value");
        await at.SeesRowAsync(Plan.Winner, "20.00");
        await at.OpenAsync($"How the marks of {Plan.Winner} are worked out");
    }

    /// <summary>Saving one leads to the next that waits, so most are open already.</summary>
    private Task OpenAsync(string statement) =>
        at.Address == statement ? Task.CompletedTask : at.GoAsync(statement);

    private async Task<string> MarkAsync(int better, int other)
    {
        string[] ladder =
        [
            "0: Nothing",
            "1: Poor",
            "2: Partial",
            "3: Adequate",
            "4: Good",
            "5: Excellent",
        ];
        return ladder[await IsBetterAsync() ? better : other];
    }

    private async Task<string> PassageAsync() =>
        await IsBetterAsync() ? Plan.Better : "Our staff will take part";

    private async Task<bool> IsBetterAsync() =>
        (await at.Page.Locator("main").InnerTextAsync()).Contains(
            Plan.Better,
            StringComparison.Ordinal
        );

    private async Task<IReadOnlyList<string>> LinksAsync(Regex to)
    {
        List<string> found = [];
        foreach (var link in await at.Page.Locator("main a").AllAsync())
        {
            if (await link.GetAttributeAsync("href") is { } href && to.IsMatch(href))
                found.Add(href);
        }

        Assert.Equal(statements, found.Count);
        return found;
    }

    [GeneratedRegex("/scoring/[0-9a-f-]{36}$", RegexOptions.NonBacktracking)]
    private static partial Regex Statement();

    [GeneratedRegex("/moderation/[0-9a-f-]{36}$", RegexOptions.NonBacktracking)]
    private static partial Regex Agreement();
}
