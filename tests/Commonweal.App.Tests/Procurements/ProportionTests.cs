using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Policies;
using Commonweal.Domain.Rules;
using Commonweal.Service.Audit;
using Commonweal.Service.Common;
using Commonweal.Service.Policies;
using Commonweal.Service.Procurements;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

/// <summary>Measures out of proportion to the contract: named to the officer, and kept only for a reason.</summary>
public sealed class ProportionTests : SiteCase
{
    private Actor officer = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        officer = await World.PersonAsync(await World.AuthorityAsync("lancashire"), Role.Officer);
    }

    [Fact]
    public async Task An_apprenticeship_in_six_months_is_named_and_kept_only_for_a_reason_on_record()
    {
        var id = await ShortAsync("NT10", "NT29");
        var browser = await Site.SignInAsync(officer);

        var refused = await World.AskAsync<PublishProcurement, Outcome<Done>>(act =>
            act.RunAsync(officer, id, Stop)
        );
        var problem = refused.Problems.Single();
        Assert.Equal(
            ("procurements.menu.out-of-proportion", "proportion"),
            (problem.Code, problem.Field)
        );
        Assert.Contains("it lasts 6 months, not 12", problem.Message, StringComparison.Ordinal);

        await browser.GetAsync($"/procurements/{id}/publish");
        var page = await browser.FollowAsync(problem.Message);
        Assert.Contains("about 1 hour and 25 minutes", page.Text, StringComparison.Ordinal);
        page = await browser.PressAsync("Keep the measures for these reasons");
        Assert.StartsWith(
            "Give a reason for at least one",
            page.Problems.Single(),
            StringComparison.Ordinal
        );
        page = await browser.PressAsync(
            "Keep the measures for these reasons",
            ("Reasons[need-apprenticeship]", "The college takes the apprentices on afterwards.")
        );
        Assert.Equal("The reasons are kept in the record.", page.Success);
        Assert.Contains($"by {officer.Name}", page.Text, StringComparison.Ordinal);

        await browser.GetAsync($"/procurements/{id}/publish");
        Assert.StartsWith(
            "The procurement is published",
            (await browser.PressAsync("Publish to bidders")).Success,
            StringComparison.Ordinal
        );
        var head = await World.PersonAsync(officer.AuthorityId!.Value, Role.HeadOfProcurement);
        var record = string.Concat(
            await World.AskAsync<Db, List<string>>(db =>
                db.As(head)
                    .Set<AuditEntry>()
                    .Where(entry => entry.Entry.Contains("procurement.menu-overridden"))
                    .Select(entry => entry.Entry)
                    .ToListAsync(Stop)
            )
        );
        Assert.Contains("The college takes the apprentices on", record, StringComparison.Ordinal);
        Assert.Contains(
            "The college takes",
            (await browser.GetAsync($"/procurements/{id}/proportion")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Following_what_is_found_is_enough_and_another_list_asks_anew()
    {
        var id = await ShortAsync("NT10", "NT29");
        Assert.Equal(["procurements.menu.out-of-proportion"], await MissingAsync(id));

        await World.AskForAsync(officer, id, [new("NT29", "Parks have friends.")]);
        Assert.Empty(await MissingAsync(id));

        await World.AskForAsync(officer, id, [new("NT10", "Skills"), new("NT10a", "Skills")]);
        await OverrideAsync(id, "need-apprenticeship");
        Assert.Empty(await MissingAsync(id));
        await World.AskForAsync(officer, id, [new("NT10", "Skills")]);
        Assert.Equal(["procurements.menu.out-of-proportion"], await MissingAsync(id));
    }

    /// <summary>Two hundred full-time years for £260,000, as a strict reader typed them.</summary>
    [Fact]
    public async Task A_target_beyond_what_the_contract_could_pay_is_named_at_its_field_and_kept_only_for_a_reason()
    {
        var id = await World.PreparedProcurementAsync(
            officer,
            ["NT1", "NT29"],
            details: ProcurementsStory.Details() with
            {
                NetValue = 260_000m,
            }
        );
        var most = decimal.Floor(260_000m / await World.UnitValueAsync("NT1"));
        var browser = await Site.SignInAsync(officer);
        await browser.GetAsync($"/procurements/{id}/measures");
        var page = await browser.PressAsync("Continue");
        Assert.Contains(
            $"Above {most} full-time years it outweighs",
            page.Text,
            StringComparison.Ordinal
        );

        page = await browser.PressAsync("Save and continue", ("Input.Asked[NT1].Target", "200"));
        Assert.Contains("the target of 200 full-time years", page.Text, StringComparison.Ordinal);
        Assert.Contains(
            $"Lower the target to at most {most} full-time years",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.Equal(["procurements.menu.out-of-proportion"], await MissingAsync(id));
        await OverrideAsync(id, "target-NT1");
        Assert.Empty(await MissingAsync(id));

        await World.AskForAsync(officer, id, [new("NT1", "Jobs", null, most + 1m)]);
        Assert.Equal(["procurements.menu.out-of-proportion"], await MissingAsync(id));
        await World.AskForAsync(officer, id, [new("NT1", "Jobs", null, most)]);
        Assert.Empty(await MissingAsync(id));
    }

    /// <summary>One full-time year fits by itself, and so do volunteer hours worth nearly all of the contract; both do not.</summary>
    [Fact]
    public async Task Targets_that_fit_alone_are_held_to_the_contract_together()
    {
        var id = await World.PreparedProcurementAsync(
            officer,
            ["NT1", "NT29"],
            details: ProcurementsStory.Details() with
            {
                NetValue = 260_000m,
            }
        );
        var hours = decimal.Floor(259_000m / await World.UnitValueAsync("NT29"));
        await World.AskForAsync(
            officer,
            id,
            [new("NT1", "Jobs", null, 1m), new("NT29", "Friends of parks", null, hours)]
        );

        var missing = await World.AskAsync<PublishProcurement, Outcome<Done>>(act =>
            act.RunAsync(officer, id, Stop)
        );
        Assert.StartsWith(
            "All targets together are valued at",
            missing.Problems.Single().Message,
            StringComparison.Ordinal
        );
    }

    /// <summary>Among the usual three measures, hours of volunteers are dwarfed by jobs; alone with what is only recorded, they decide all.</summary>
    [Fact]
    public async Task Where_marks_for_value_hang_on_one_measure_the_officer_and_bidders_read_it()
    {
        var id = await World.PreparedProcurementAsync(officer, ["NT1", "NT29"]);
        var browser = await Site.SignInAsync(officer);
        const string Hangs = "marks for value hang on it";
        async Task<string> ReadAsync(string page) =>
            (await browser.GetAsync($"/procurements/{id}/{page}")).Text;
        Assert.DoesNotContain(Hangs, await ReadAsync("weighting"), StringComparison.Ordinal);

        await World.AskForAsync(
            officer,
            id,
            [new("NT1", "Jobs", null, 5m), new("NT29", "Friends", null, null, 100m)]
        );
        foreach (var page in (string[])["weighting", "publish", "schedule"])
        {
            Assert.Contains(Hangs, await ReadAsync(page), StringComparison.Ordinal);
        }

        await World.AskForAsync(officer, id, [new("NT1", "Jobs")]);
        Assert.Contains(
            "is the only measure asked for with a value in pounds",
            await ReadAsync("schedule"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_council_that_publishes_a_shortlist_of_its_own_holds_its_officers_to_it()
    {
        var council = officer.AuthorityId!.Value;
        var first = UkTime.Today(TimeProvider.System.GetUtcNow()).AddDays(40);
        _ = await World.PublishedPolicyAsync(
            await World.PersonAsync(council, Role.PolicyLead),
            await World.PersonAsync(council, Role.HeadOfProcurement),
            first,
            new PolicyChange.Menu(2, ["employment-and-skills"], "shortlist")
        );
        var id = await World.PreparedProcurementAsync(officer, ["NT29", "NT31", "NT14"]);
        Assert.Empty(await MissingAsync(id));

        var later = await World.DraftProcurementAsync(
            officer,
            ProcurementsStory.Details() with
            {
                CommencedOn = first,
            }
        );
        await World.AskForAsync(
            officer,
            later,
            [new("NT29", "Friends"), new("NT31", "Air"), new("NT14", "Traders")]
        );
        Assert.Equal(
            2,
            (await MissingAsync(later)).Count(code => code == "procurements.menu.out-of-proportion")
        );
        var refused = await World.AskAsync<OverrideMenuFindings, Outcome<Done>>(act =>
            act.RunAsync(officer, later, Why("own-most"), Stop)
        );
        Assert.Equal("procurements.menu.own-rule", refused.Problems.Single().Code);
        var head = await World.PersonAsync(council, Role.HeadOfProcurement);
        _ = (
            await World.AskAsync<OverrideMenuFindings, Outcome<Done>>(act =>
                act.RunAsync(head, later, Why("own-most"), Stop)
            )
        ).Value;
        Assert.Single(
            await MissingAsync(later),
            code => code == "procurements.menu.out-of-proportion"
        );
        await World.AskForAsync(officer, later, [new("NT1", "Jobs"), new("NT31", "Air")]);
        Assert.DoesNotContain(
            "procurements.menu.out-of-proportion",
            await MissingAsync(later),
            StringComparer.Ordinal
        );
    }

    [Fact]
    public async Task A_reason_is_given_by_whoever_prepares_the_procurement_of_their_own_council()
    {
        var id = await ShortAsync("NT10");
        var stranger = await World.PersonAsync(
            await World.AuthorityAsync("southend", "southend"),
            Role.Officer
        );

        var refused = await World.AskAsync<OverrideMenuFindings, Outcome<Done>>(act =>
            act.RunAsync(stranger, id, Why("need-apprenticeship"), Stop)
        );
        Assert.True(refused.Problems.Single().IsNotFound);
    }

    [Theory]
    [InlineData("- { below: 25000, most: 3 }", "- { below: 200000, most: 3 }", "data.menu.order")]
    [InlineData(
        "units: [fteYears]\n    months: 6",
        "units: [fteYears]\n    months: 0",
        "data.value.wrong"
    )]
    [InlineData("codes: [NT10, NT10a]", "codes: []", "data.need.empty")]
    [InlineData("units: [tonnesCo2e, tonnes", "units: [weeks, tonnes", "data.minutes.twice")]
    [InlineData("contracts: 5 }", "contracts: 1 }", "data.value.wrong")]
    [InlineData(
        "  - { from: 2026-01-01, contracts: 5 }",
        "  - { from: 2026-01-01, contracts: 5 }\n  - { from: 2026-01-01, contracts: 6 }",
        "data.value.same-day"
    )]
    public void A_setting_that_cannot_be_is_told_by_its_line(string from, string to, string code)
    {
        using var copy = new Reference.DataCopy();
        copy.Change("procurement/proportion.yaml", from, to);

        Assert.Contains(
            ReferenceLoader.Load(copy.Folder).Problems,
            problem => problem.Code == code && problem.File == "procurement/proportion.yaml"
        );
    }

    /// <summary>Six at most and one of employment: the shortlist of Bradford.</summary>
    [Fact]
    public void A_policy_file_may_rule_how_many_measures_and_of_what()
    {
        using var copy = new Reference.DataCopy();
        copy.Change(
            "rules/authorities/lancashire.yaml",
            "    reviews: quarterly",
            "    menu: { most: 6, oneOf: [employment-and-skills], clause: shortlist }\n    reviews: quarterly"
        );

        var (data, problems) = ReferenceLoader.Load(copy.Folder);
        Assert.Empty(problems);
        Assert.Equal(
            new MenuRule(6, ["employment-and-skills"], "shortlist"),
            data!.Policy("lancashire")!.Terms.All[0].Value.Menu
        );
        Assert.Equal(
            "At most 6 measures, at least one of them of employment and skills (shortlist)",
            PolicyText.Of(data.Policy("lancashire")!.Terms.All[0].Value.Menu)
        );
    }

    private Task<Guid> ShortAsync(params string[] measures) =>
        World.PreparedProcurementAsync(
            officer,
            measures,
            details: ProcurementsStory.Details() with
            {
                Months = 6,
            }
        );

    private async Task<string[]> MissingAsync(Guid id) =>
        [
            .. (
                await World.AskAsync<ProcurementPreparation, ProcurementPreparation.State?>(
                    prepared => prepared.OfAsync(officer, id, Stop)
                )
            )!.Missing.Select(item => item.Problem.Code),
        ];

    private async Task OverrideAsync(Guid id, string finding) =>
        _ = (
            await World.AskAsync<OverrideMenuFindings, Outcome<Done>>(act =>
                act.RunAsync(officer, id, Why(finding), Stop)
            )
        ).Value;

    private static Dictionary<string, string> Why(string finding) =>
        new(StringComparer.Ordinal) { [finding] = "Residents asked for it." };
}
