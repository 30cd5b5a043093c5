using System.Text;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Audit;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Plan;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

/// <summary>The four core principles, each with its recorded answer before a tender is published.</summary>
public sealed class PrincipleTests : SiteCase
{
    private Actor officer = null!;
    private Guid id;
    private Browser browser = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        officer = await World.PersonAsync(await World.AuthorityAsync("lancashire"), Role.Officer);
        id = await World.PreparedProcurementAsync(officer);
        browser = await Site.SignInAsync(officer);
    }

    [Fact]
    public async Task Nothing_is_published_before_each_core_principle_has_its_answer()
    {
        await World.Database.TamperAsync("delete from plan_task where key = 'principle-green'");

        var refused = (await PublishAsync()).Problems.Single();

        Assert.Equal("procurements.principles.unanswered", refused.Code);
        Assert.StartsWith("1 of the 4 core principles", refused.Message, StringComparison.Ordinal);
        var check = await browser.GetAsync($"/procurements/{id}/publish");
        Assert.Equal($"/procurements/{id}/principles", check.Link(refused.Message));
    }

    [Fact]
    public async Task A_missing_answer_is_named_and_what_was_typed_is_kept()
    {
        await browser.GetAsync($"/procurements/{id}/principles");
        var page = await browser.PressAsync(
            "Save and continue",
            ("Answers[principle-green]", " "),
            ("Answers[principle-values]", "Bidders read the charter.")
        );

        Assert.StartsWith(
            "Write an answer to \"Core principle: green\".",
            page.Problems.Single(),
            StringComparison.Ordinal
        );
        Assert.Contains("Bidders read the charter.", page.Text, StringComparison.Ordinal);
        page = await browser.PressAsync(
            "Save and continue",
            ("Answers[principle-green]", "No vehicle is bought.")
        );
        Assert.Equal("The answers to the core principles are saved.", page.Success);
        var plan = await browser.GetAsync($"/procurements/{id}/plan/principle-values");
        Assert.Contains("Bidders read the charter.", plan.Text, StringComparison.Ordinal);
        Assert.Contains(
            "No vehicle is bought.",
            (await browser.GetAsync($"/procurements/{id}/publish")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Only_an_answer_that_changed_is_recorded_as_one()
    {
        await browser.GetAsync($"/procurements/{id}/principles");
        await browser.PressAsync("Save and continue");
        await browser.GetAsync($"/procurements/{id}/principles");
        await browser.PressAsync(
            "Save and continue",
            ("Answers[principle-green]", "No vehicle is bought.")
        );

        string[] acts =
        [
            .. await World.AskAsync<Db, List<string>>(db =>
                db.As(officer)
                    .Set<AuditEntry>()
                    .OrderBy(entry => entry.N)
                    .Select(entry => entry.Act)
                    .Where(act => act.StartsWith("plan.principle"))
                    .ToListAsync()
            ),
        ];
        Assert.Equal(
            ["plan.principles-confirmed", "plan.principle-answered"],
            acts.TakeLast(2),
            StringComparer.Ordinal
        );
        Assert.Equal(6, acts.Length);
    }

    [Fact]
    public async Task Published_answers_stand()
    {
        _ = (await PublishAsync()).Value;

        var refused = await World.AskAsync<AnswerPrinciples, Outcome<Done>>(act =>
            act.RunAsync(
                officer,
                id,
                new Dictionary<string, string?>(StringComparer.Ordinal),
                CancellationToken.None
            )
        );

        var reopened = await World.AskAsync<ReopenPlanTask, Outcome<Done>>(act =>
            act.RunAsync(officer, id, "principle-green", CancellationToken.None)
        );

        Assert.Equal("procurements.procurement.fixed", refused.Problems.Single().Code);
        Assert.Equal("procurements.procurement.fixed", reopened.Problems.Single().Code);
    }

    [Fact]
    public async Task An_auditor_reads_every_answer_of_the_council_in_one_register_and_takes_it_along()
    {
        var council = officer.AuthorityId!.Value;
        var auditor = await Site.SignInAsync(await World.PersonAsync(council, Role.Auditor));
        await auditor.GetAsync("/procurements");
        var all = await auditor.FollowAsync("Register of core principles");
        var green = await auditor.GetAsync("/principles?Principle=principle-green");
        var file = await auditor.GetAsync("/principles?Principle=principle-green&format=csv");
        var none = await auditor.GetAsync("/principles?search=nothing-is-called-so");

        Assert.Equal(4, all.Rows.Count);
        var row = Assert.Single(green.Rows);
        Assert.Contains("Core principle: green", row, StringComparer.Ordinal);
        Assert.Contains(
            officer.Name,
            Encoding.UTF8.GetString(file.Bytes),
            StringComparison.Ordinal
        );
        Assert.Empty(none.Rows);

        var other = await World.PersonAsync(await World.AuthorityAsync("sefton"), Role.Auditor);
        Assert.Empty((await (await Site.SignInAsync(other)).GetAsync("/principles")).Rows);
    }

    private Task<Outcome<Done>> PublishAsync() =>
        World.AskAsync<PublishProcurement, Outcome<Done>>(act =>
            act.RunAsync(officer, id, CancellationToken.None)
        );
}
