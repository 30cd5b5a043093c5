using System.Net;
using Commonweal.Domain.People;
using Commonweal.Domain.Policies;
using Commonweal.Service.Common;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Policies;

public sealed class PolicyPagesTests : SiteCase
{
    private static readonly DateOnly First = UkTime
        .Today(TimeProvider.System.GetUtcNow())
        .AddDays(40);

    private Actor lead = null!;
    private Actor head = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var council = await World.AuthorityAsync("southend", "southend", "southend-2050");
        lead = await World.PersonAsync(council, Role.PolicyLead);
        head = await World.PersonAsync(council, Role.HeadOfProcurement);
    }

    [Fact]
    public async Task A_policy_lead_changes_the_rules_and_a_second_person_publishes_them()
    {
        var writer = await Site.SignInAsync(lead);
        await writer.GetAsync("/");
        await writer.FollowAsync("Rules of your council");
        var page = await writer.PressAsync("Start a new version");
        Assert.Contains("The rules have no first day.", page.Text, StringComparison.Ordinal);
        Assert.Contains(
            "The law asks a council to consider social value in services",
            page.Text,
            StringComparison.Ordinal
        );
        page = await writer.PressAsync("Ask for publication");
        Assert.Equal(2, page.Problems.Count);
        var home = page.Path.Split('?')[0];

        await writer.GetAsync($"{home}/start");
        await writer.PressAsync(
            "Save and continue",
            ("StartsOn.Day", $"{First.Day}"),
            ("StartsOn.Month", $"{First.Month}"),
            ("StartsOn.Year", $"{First.Year}"),
            ("SourceTitle", "Cabinet, 4 March"),
            ("SourceUrl", "https://example.org/cabinet")
        );
        await writer.GetAsync($"{home}/threshold?Rule=southend-goods-services");
        page = await writer.PressAsync("Save and continue", ("Amount", "many"), ("Clause", ""));
        Assert.Equal(2, page.Problems.Count);
        page = await writer.PressAsync("Save and continue", ("Amount", "£150k"), ("Clause", "4"));
        Assert.Contains(
            "Goods, services: more than £150,000.00 excluding VAT (4)",
            page.Text,
            StringComparison.Ordinal
        );
        await writer.GetAsync($"{home}/threshold?Rule=southend-works");
        await writer.PressAsync("Remove this threshold");
        await writer.GetAsync($"{home}/weighting");
        await writer.PressAsync("Save and continue", ("Percent", "15%"), ("Scope", "Required"));
        await writer.GetAsync($"{home}/menu");
        page = await writer.PressAsync("Save and continue", ("Most", "0"));
        Assert.Equal(2, page.Problems.Count);
        await writer.PressAsync(
            "Save and continue",
            ("Most", "6"),
            ("OneOf", "employment-and-skills"),
            ("Clause", "5")
        );
        await writer.GetAsync($"{home}/delivery");
        await writer.PressAsync("Save and continue", ("ReportWithinDays", "20"));
        await writer.GetAsync($"{home}/adoption");
        await writer.PressAsync("Save and continue", ("Rules", "ppn-026-20"));
        await writer.PressAsync("Ask for publication");
        Assert.Contains("wait for another policy lead", writer.Page.Text, StringComparison.Ordinal);

        var second = await Site.SignInAsync(head);
        await second.GetAsync("/");
        await second.FollowAsync("Read and publish new rules of the council");
        Assert.Single((await second.PressAsync("Save the decision")).Problems);
        page = await second.PressAsync("Save the decision", ("Publish", "false"));
        Assert.StartsWith(
            "Write what should be changed",
            Assert.Single(page.Problems),
            StringComparison.Ordinal
        );
        await second.PressAsync(
            "Save the decision",
            ("Publish", "false"),
            ("ReturnReason", "Works need a threshold.")
        );
        await writer.GetAsync("/");
        page = await writer.FollowAsync("Change the rules that were handed back");
        Assert.Contains("Handed back by", page.Text, StringComparison.Ordinal);
        Assert.Contains("Works need a threshold.", page.Text, StringComparison.Ordinal);
        await writer.PressAsync("Ask for publication");
        await second.GetAsync("/");
        await second.FollowAsync("Read and publish new rules of the council");
        page = await second.PressAsync("Save the decision", ("Publish", "true"));

        Assert.StartsWith("The rules are published.", page.Success, StringComparison.Ordinal);
        var anybody = Site.Visitor();
        page = await anybody.GetAsync($"/rules/councils/southend?On={First:yyyy-MM-dd}");
        Assert.Contains("15% for every tender", page.Text, StringComparison.Ordinal);
        Assert.Contains("Within 20 days", page.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Follow the Social Value Model of 2027, with a weighting of 20% or more",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "At most 6 measures, at least one of them of employment and skills (5)",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "15% for every tender",
            (await anybody.GetAsync("/rules/councils/southend")).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "/policy",
            (await writer.GetAsync("/rules/councils/southend")).Link("Change these rules")
        );
    }

    [Fact]
    public async Task Published_rules_are_withdrawn_with_a_reason()
    {
        var version = await World.PublishedPolicyAsync(lead, head, First);
        var writer = await Site.SignInAsync(lead);

        await writer.GetAsync($"/policy/{version}");
        await writer.FollowAsync("Withdraw these rules");
        Assert.Single((await writer.PressAsync("Withdraw these rules")).Problems);
        var page = await writer.PressAsync("Withdraw these rules", ("Reason", "Not agreed"));

        Assert.Contains("Given up", page.Text, StringComparison.Ordinal);
        Assert.Contains("Not agreed", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            $"/policy/{version}",
            (await writer.GetAsync($"/policy/{version}/start")).Path
        );
    }

    [Fact]
    public async Task What_is_not_there_is_nowhere()
    {
        var version = await World.StartedPolicyAsync(lead);
        var writer = await Site.SignInAsync(lead);

        foreach (
            var address in new[]
            {
                $"/policy/{version}/threshold?Rule=none",
                $"/policy/{Guid.Empty}/trial",
                "/rules/councils/none",
            }
        )
            Assert.Equal(HttpStatusCode.NotFound, (await writer.GetAsync(address)).Status);
    }

    [Fact]
    public async Task Shares_for_net_values_are_chosen_or_typed_and_all_that_is_wrong_is_said()
    {
        var writer = await Site.SignInAsync(lead);
        await writer.GetAsync("/policy");
        var home = (await writer.PressAsync("Start a new version")).Path;
        await writer.GetAsync($"{home}/net");

        var wrong = await writer.PressAsync(
            "Save and continue",
            ("Choice", "own"),
            ("Deadweight", "120"),
            ("Displacement", "25"),
            ("Leakage", "10")
        );
        Assert.Contains("from 0 to 100", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("Say who worked out", wrong.Text, StringComparison.Ordinal);

        await writer.GetAsync($"{home}/net");
        var own = await writer.PressAsync(
            "Save and continue",
            ("Choice", "own"),
            ("Deadweight", "20"),
            ("Displacement", "25"),
            ("Leakage", "10"),
            ("Substitution", "0"),
            ("Source", "Cabinet, 3 March 2026")
        );
        Assert.Contains(
            "Deadweight 20%, displacement 25%, leakage 10%, substitution 0%",
            own.Text,
            StringComparison.Ordinal
        );

        await writer.GetAsync($"{home}/net");
        var none = await writer.PressAsync("Save and continue", ("Choice", ""));
        Assert.Contains("gross values alone", none.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weighting", "Percent", "20", "15")]
    [InlineData("start", "SourceTitle", "Council, 5 May", "Cabinet, 4 March")]
    [InlineData("delivery", "ReportWithinDays", "25", "20")]
    [InlineData("net", "Leakage", "12", "11")]
    [InlineData("threshold?Rule=southend-works", "Clause", "5", "4")]
    public async Task Nobodys_answers_are_written_over_unseen(
        string part,
        string field,
        string first,
        string second
    )
    {
        var version = await World.StartedPolicyAsync(lead);
        var one = await Site.SignInAsync(lead);
        var other = await Site.SignInAsync(lead);
        (string, string)[] net =
        [
            ("Choice", "own"),
            ("Deadweight", "20"),
            ("Displacement", "25"),
            ("Substitution", "0"),
            ("Source", "Cabinet"),
        ];
        (string, string)[] With(string typed) =>
            [
                (field, typed),
                .. part switch
                {
                    "net" => net,
                    "weighting" => [("Scope", "Required"), ("Clause", "9")],
                    _ => Array.Empty<(string, string)>(),
                },
            ];
        await one.GetAsync($"/policy/{version}/{part}");
        await other.GetAsync($"/policy/{version}/{part}");
        Assert.Empty((await one.PressAsync("Save and continue", With(first))).Problems);
        var kept = (await World.PolicyAsync(lead, version))!.Version.Revision;

        var page = await other.PressAsync("Save and continue", With(second));

        Assert.StartsWith(
            "Somebody else changed this",
            Assert.Single(page.Problems),
            StringComparison.Ordinal
        );
        Assert.Equal(second, page.Document.QuerySelector($"#{field}")!.GetAttribute("value"));
        Assert.Equal(kept, (await World.PolicyAsync(lead, version))!.Version.Revision);
        page = await other.PressAsync("Save and continue");
        Assert.Empty(page.Problems);
        Assert.Equal($"/policy/{version}", page.Path);
    }

    [Fact]
    public async Task Two_people_answer_different_pages_and_a_threshold_changed_meanwhile_stays()
    {
        var version = await World.StartedPolicyAsync(lead);
        var one = await Site.SignInAsync(lead);
        var other = await Site.SignInAsync(lead);
        await one.GetAsync($"/policy/{version}/delivery");
        await other.GetAsync($"/policy/{version}/threshold?Rule=southend-works");
        await one.PressAsync("Save and continue", ("ReportWithinDays", "20"));
        var page = await other.PressAsync("Save and continue", ("Clause", "4"));
        Assert.Equal("The threshold is saved.", page.Success);

        await one.GetAsync($"/policy/{version}/threshold?Rule=southend-works");
        await other.GetAsync($"/policy/{version}/threshold?Rule=southend-works");
        await one.PressAsync("Save and continue", ("Clause", "5"));
        page = await other.PressAsync("Remove this threshold");
        Assert.StartsWith(
            "Somebody else changed this",
            Assert.Single(page.Problems),
            StringComparison.Ordinal
        );
        var read = (await World.PolicyAsync(lead, version))!.Version;
        Assert.Equal(
            "5",
            read.Terms.Requirements.Single(held => held.Id == "southend-works").Clause
        );

        await one.GetAsync($"/policy/{version}/threshold?Rule=southend-works");
        page = await other.PressAsync("Remove this threshold");
        Assert.Equal("The threshold is removed.", page.Success);
        page = await one.PressAsync("Remove this threshold");
        Assert.Equal("The threshold is removed already.", page.Success);
    }

    [Fact]
    public async Task A_version_that_changed_meanwhile_is_neither_offered_nor_given_up_unseen()
    {
        var version = await World.StartedPolicyAsync(lead);
        var one = await Site.SignInAsync(lead);
        var other = await Site.SignInAsync(lead);
        await one.GetAsync($"/policy/{version}");
        await other.GetAsync($"/policy/{version}/withdraw");
        _ = await World.ChangePolicyAsync(lead, version, new PolicyChange.Delivery(null, 20));

        foreach (
            var page in new[]
            {
                await one.PressAsync("Ask for publication"),
                await other.PressAsync("Give this version up"),
            }
        )
            Assert.StartsWith(
                "Somebody else changed these rules",
                Assert.Single(page.Problems),
                StringComparison.Ordinal
            );
        Assert.Equal(
            "The version is given up.",
            (await other.PressAsync("Give this version up")).Success
        );
    }

    [Fact]
    public async Task Who_starts_a_version_twice_comes_to_the_same_one()
    {
        var one = await Site.SignInAsync(lead);
        var other = await Site.SignInAsync(lead);
        await one.GetAsync("/policy");
        await other.GetAsync("/policy");

        var begun = await one.PressAsync("Start a new version");
        var again = await other.PressAsync("Start a new version");

        Assert.Empty(again.Problems);
        Assert.Equal(begun.Path, again.Path);
    }
}
