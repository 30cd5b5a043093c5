using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Procurements;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

/// <summary>Central government's models, for a council that follows one, and tenders that ask nothing in pounds.</summary>
public sealed class FollowedModelTests : SiteCase
{
    private const string Of2025 = "social-value-model-2025";

    private static readonly ScoringMethod ByStatements = new(
        10m,
        0m,
        new QuantitativeRule(QuantitativeMethod.None),
        new QualitativeRule(5m),
        new EvaluationRules(MissingNarrative.Disregard, TieBreak: [])
    );

    private Actor officer = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        officer = await World.PersonAsync(await World.AuthorityAsync("lancashire"), Role.Officer);
    }

    [Fact]
    public async Task The_day_of_commencement_offers_the_model_and_its_criteria_are_read_by_bidders()
    {
        var id = await World.PreparedProcurementAsync(officer, method: ByStatements);
        var browser = await Site.SignInAsync(officer);
        var page = await browser.GetAsync($"/procurements/{id}/model");
        Assert.Contains("Social Value Model 2025", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Social Value Model 2027", page.Text, StringComparison.Ordinal);

        page = await browser.PressAsync("Save and continue", ("Model", Of2025));
        Assert.Contains("at least one criterion", page.Problems.Single(), StringComparison.Ordinal);
        page = await browser.PressAsync(
            "Save and continue",
            ("Model", Of2025),
            ("ModelCriteria", $"{Of2025}/6a"),
            ("ModelCriteria", $"{Of2025}/1a")
        );
        Assert.Equal("The criteria of the model are saved.", page.Success);

        await browser.GetAsync($"/procurements/{id}/publish");
        await browser.PressAsync("Publish to bidders");
        var read = (await Site.Visitor().GetAsync($"/opportunities/{id}")).Text;
        Assert.Contains("1a Create and retain high-quality jobs", read, StringComparison.Ordinal);
        Assert.Contains("6a Barriers to work", read, StringComparison.Ordinal);
        Assert.DoesNotContain("1b Fair working conditions", read, StringComparison.Ordinal);

        // A tender by statements alone says nothing in pounds of what is offered.
        Assert.Contains("Nothing is turned into pounds", read, StringComparison.Ordinal);
        Assert.DoesNotContain("Value of one", read, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "£",
            read[read.IndexOf("What you can offer", StringComparison.Ordinal)..],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Who_bids_by_statements_alone_sees_quantities_and_no_pounds_of_value()
    {
        var id = await World.PublishedProcurementAsync(officer, ["NT29"], method: ByStatements);
        var supplier = await World.SupplierAsync("Bee Lane");
        var bid = await World.StartedBidAsync(supplier, id);
        _ = await World.SavedAsync(
            supplier,
            bid,
            1,
            BidsStory.Answers(1_000m, "Our gardeners give a day.", ("NT29", [20m, 30m]))
        );

        var browser = await Site.SignInAsync(supplier);
        foreach (var page in (string[])["", "/measures/NT29", "/check"])
        {
            var shown = (await browser.GetAsync($"/supplier/bids/{bid}{page}")).Text;
            Assert.DoesNotContain("social value of", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("of social value", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("Value of what you offer", shown, StringComparison.Ordinal);
            Assert.All(
                shown.Split('£').Skip(1),
                pounds => Assert.StartsWith("1,000.00", pounds, StringComparison.Ordinal)
            );
        }

        Assert.Contains(
            "50 volunteer hours over the contract.",
            (await browser.GetAsync($"/supplier/bids/{bid}/measures/NT29")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_nobody_saw_in_the_model_and_a_model_of_another_day_are_refused()
    {
        var id = await World.PreparedProcurementAsync(officer);

        Assert.Equal("procurements.model.unknown", await RefusedAsync(id, "toms", "1a"));
        Assert.Equal(
            "procurements.model.criterion-unknown",
            await RefusedAsync(id, Of2025, "1a", "9z")
        );
        Assert.Equal(
            "procurements.model.not-for-day, procurements.model.not-compared",
            await RefusedAsync(id, "social-value-model-2020", "MAC 1.1")
        );
        Assert.Equal("", await RefusedAsync(id, Of2025, "1a"));

        // Commencing later, it would have to follow another.
        await World.AskAsync<ChangeProcurementDetails, Outcome<Done>>(act =>
            act.RunAsync(
                officer,
                id,
                ProcurementsStory.Details("LATER") with
                {
                    CommencedOn = new DateOnly(2027, 2, 1),
                },
                Stop
            )
        );
        var state = await World.AskAsync<ProcurementPreparation, ProcurementPreparation.State?>(
            prepared => prepared.OfAsync(officer, id, Stop)
        );
        Assert.Contains(
            state!.Missing,
            item => item.Problem is { Code: "procurements.model.not-for-day", Field: "model" }
        );
        Assert.Equal("", await RefusedAsync(id, null));
    }

    [Fact]
    public async Task Criteria_known_from_memory_alone_are_chosen_by_whoever_has_compared_them()
    {
        var id = await World.PreparedProcurementAsync(
            officer,
            details: ProcurementsStory.Details() with
            {
                CommencedOn = new DateOnly(2024, 3, 1),
            }
        );
        var browser = await Site.SignInAsync(officer);
        await browser.GetAsync($"/procurements/{id}/model");
        var page = await browser.PressAsync(
            "Save and continue",
            ("Model", "social-value-model-2020"),
            ("ModelCriteria", "social-value-model-2020/MAC 1.1")
        );
        Assert.Contains("Compare their words", page.Problems.Single(), StringComparison.Ordinal);

        page = await browser.PressAsync("Save and continue", ("Compared", "true"));
        Assert.Equal("The criteria of the model are saved.", page.Success);
    }

    [Fact]
    public async Task Whoever_scores_or_agrees_a_score_reads_the_criteria_beside_the_form()
    {
        var id = await World.PreparedProcurementAsync(officer, ["NT29"], method: ByStatements);
        Assert.Equal("", await RefusedAsync(id, Of2025, "1a"));
        _ = (
            await World.AskAsync<PublishProcurement, Outcome<Done>>(act =>
                act.RunAsync(officer, id, Stop)
            )
        ).Value;
        await World.SubmittedBidAsync(
            await World.SupplierAsync("Bee Lane"),
            id,
            BidsStory.Answers(1_000m, "Our gardeners give a day.", ("NT29", [20m, 30m]))
        );
        await World.OpenedAsync(
            officer,
            await World.PersonAsync(officer.AuthorityId!.Value, Role.Officer),
            id
        );
        var evaluator = await World.PersonAsync(officer.AuthorityId!.Value, Role.Evaluator);
        var browser = await Site.SignInAsync(evaluator);
        await browser.GetAsync($"/procurements/{id}/scoring");
        var list = await browser.PressAsync("Continue", ("HasConflict", "false"));
        Assert.Contains(Criterion, list.Text, StringComparison.Ordinal);

        var form = await browser.GetAsync(
            list.Document.QuerySelector("a[href*='/scoring/']")!.GetAttribute("href")!
        );

        Assert.Contains(Criterion, form.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Which score does the statement earn?",
            form.Text,
            StringComparison.Ordinal
        );
    }

    private const string Criterion = "1a Create and retain high-quality jobs";

    private async Task<string> RefusedAsync(Guid id, string? model, params string[] criteria) =>
        string.Join(
            ", ",
            (
                await World.AskAsync<ChooseModel, Outcome<Done>>(act =>
                    act.RunAsync(officer, id, model, criteria, false, Stop)
                )
            ).Problems.Select(problem => problem.Code)
        );
}
