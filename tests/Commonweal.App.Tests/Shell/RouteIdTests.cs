using System.Net;
using System.Text.RegularExpressions;
using Commonweal.App.Tests.CodeRules;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Story;
using Commonweal.Web.Shell.Access;
using Xunit;

namespace Commonweal.App.Tests.Shell;

/// <summary>
/// Every route with an id, by every role that may open it: one's own opens, another organisation's is not there,
/// whether it is read or something is sent to it.
/// </summary>
public sealed partial class RouteIdTests : SiteCase
{
    /// <summary>Pages that are there at another stage only than the one the story has come to.</summary>
    private static readonly HashSet<string> AnotherStage = new(StringComparer.Ordinal)
    {
        "procurements/{id:guid}/moderation/{lineId:guid}",
        "procurements/{id:guid}/moderation/release/{declarationId:guid}",
        "supplier/reports/{id:guid}/send",
        "results/{slug}/{id:guid}",
        "editions/{editionId:guid}/review",
        "editions/{editionId:guid}/retire",
    };

    /// <summary>Routes whose ids are of no organisation.</summary>
    private static readonly string[] OfNobody =
    [
        "problem/",
        "alerts/",
        "results/",
        "frameworks/",
        "figures/",
        "sums/",
        "models/",
        "goals/",
        "rules/",
        "guides/",
    ];

    [Fact]
    public async Task One_opens_ones_own_and_never_another_organisations()
    {
        var ours = await Council.AwardedAsync(World, "ours");
        var theirs = await Council.AwardedAsync(World, "theirs");
        var first = Quarter.Of(AwardStory.Terms.StartsOn!.Value);
        var afterIt = new DateTimeOffset(first.Next.Start, TimeOnly.MinValue, TimeSpan.Zero);
        await World.Database.ShiftClockAsync(afterIt.AddDays(1) - TimeProvider.System.GetUtcNow());
        await ours.RunOnAsync(first);
        await theirs.RunOnAsync(first);
        var handlers = Handlers();

        List<string> wrong = [];
        foreach (var actor in ours.People)
        {
            var browser = await Site.SignInAsync(actor);
            var token = (await browser.GetAsync("/account/password")).Token;
            foreach (var route in RoutesOf(actor))
            {
                var (own, foreign) = (ours.IdsOf(route, actor), theirs.IdsOf(route, actor));
                var page = await browser.GetAsync(Address(route, own));
                if (page.Status != HttpStatusCode.OK && !AnotherStage.Contains(route))
                    wrong.Add($"{Of(actor)} own {route}: {page}");
                if (IsPublished(route))
                    continue;
                foreach (var address in Foreign(route, own, foreign))
                {
                    page = await browser.GetAsync(address);
                    if (page.Status != HttpStatusCode.NotFound)
                        wrong.Add($"{Of(actor)} GET {route}: {page}");
                    foreach (var handler in handlers[route])
                    {
                        page = await browser.PostAsync($"{address}{handler}", token);
                        if (page.Status != HttpStatusCode.NotFound)
                            wrong.Add($"{Of(actor)} POST {route}{handler}: {page}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Distinct(StringComparer.Ordinal)));
        Assert.True(Site.Faults.Count == 0, string.Join("\n", Site.Faults));
    }

    /// <summary>Open to everybody or to any supplier, so that there is no stranger to it.</summary>
    private static bool IsPublished(string route) =>
        route.StartsWith("opportunities/", StringComparison.Ordinal);

    private static IEnumerable<string> RoutesOf(Actor actor) =>
        RouteTable
            .Routes.Where(row => row.Value.Allows(actor) && row.Key.Contains('{'))
            .Select(row => row.Key)
            .Where(route =>
                !OfNobody.Any(known => route.StartsWith(known, StringComparison.Ordinal))
            );

    /// <summary>Addresses with nothing but another's ids and, where there are several, with only the last one another's.</summary>
    private static IEnumerable<string> Foreign(string route, string[] own, string[] foreign)
    {
        yield return Address(route, foreign);
        var count = Parameter().Count(route);
        if (count > 1 && !NamedPart().IsMatch(route))
            yield return Address(route, [.. own[..(count - 1)], foreign[count - 1]]);
    }

    private static string Address(string route, string[] ids)
    {
        var at = 0;
        return "/"
            + Parameter()
                .Replace(
                    route,
                    part =>
                        part.Value switch
                        {
                            "{code}" => "NT29",
                            "{key}" => EditionsStory.KeyIn(route),
                            _ => ids[at++],
                        }
                );
    }

    /// <summary>What can be sent to each route, as its page's code says: <c>""</c> or <c>?handler=Name</c>.</summary>
    private static ILookup<string, string> Handlers() =>
        (
            from code in Repository.Files("*.cshtml.cs")
            let route = Route().Match(File.ReadAllText(code[..^".cs".Length]))
            where route.Success
            from post in Post().Matches(File.ReadAllText(code))
            let name = post.Groups["name"].Value
            select (
                Route: route.Groups["route"].Value,
                Handler: name.Length == 0 ? "" : $"?handler={name}"
            )
        ).ToLookup(pair => pair.Route, pair => pair.Handler, StringComparer.Ordinal);

    private static string Of(Actor actor) => string.Join(", ", actor.Roles);

    [GeneratedRegex("{(code|key)}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NamedPart();

    [GeneratedRegex("{[^}]*}", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();

    [GeneratedRegex("@page \"/(?<route>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Route();

    [GeneratedRegex(@"\bOnPost(?<name>\w*?)Async\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Post();
}
