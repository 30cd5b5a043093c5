using System.Globalization;
using AngleSharp.Dom;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Procurements;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

/// <summary>The tree of criteria through its page; S7 to S11 are published awards of councils, from our notes on evaluation.</summary>
public sealed class CriteriaPageTests : SiteCase
{
    private Actor officer = null!;
    private Guid id;
    private Browser browser = null!;

    private string Page => $"/procurements/{id}/criteria";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        officer = await World.PersonAsync(await World.AuthorityAsync("lancashire"), Role.Officer);
        id = await World.PreparedProcurementAsync(officer);
        browser = await Site.SignInAsync(officer);
    }

    [Fact]
    public async Task Price_quality_and_social_value_are_offered_and_what_does_not_sum_is_said_at_once()
    {
        var page = await browser.GetAsync(Page);
        Assert.Contains(
            "The award: 10 of 100. 90 are left to share.",
            page.Text,
            StringComparison.Ordinal
        );

        page = await browser.PressAsync(
            "Add up again",
            ("Input.Rows[0].Weight", "60"),
            ("Input.Rows[1].Weight", "35")
        );
        Assert.Contains("The award: 105 of 100. Take 5 away.", page.Text, StringComparison.Ordinal);

        page = await browser.PressAsync("Add a part to 2");
        Assert.Equal(
            "Input.Rows[2].Name",
            page.Document.QuerySelector("[autofocus]")!.GetAttribute("name")
        );
        await browser.PressAsync(
            "Add a part to 2",
            ("Input.Rows[2].Name", "Method"),
            ("Input.Rows[2].Weight", "20")
        );
        page = await browser.PressAsync(
            "Save and continue",
            ("Input.Rows[1].Weight", "30"),
            ("Input.Rows[3].Name", "People"),
            ("Input.Rows[3].Weight", "ten")
        );
        Assert.Contains("You wrote 'ten'.", page.Problems.Single(), StringComparison.Ordinal);
        page = await browser.PressAsync("Save and continue", ("Input.Rows[3].Weight", "10"));
        Assert.Equal("The criteria of the award are saved.", page.Success);

        var weighting = await browser.GetAsync($"/procurements/{id}/weighting");
        Assert.Contains("as it stands among", weighting.Text, StringComparison.Ordinal);
        await browser.PressAsync("Save and continue", ("Input.QuantitativeShare", "40"));
        var scoring = (await RowAsync()).Scoring!;
        Assert.Equal(
            (10m, 40m, 3),
            (scoring.Weighting, scoring.QuantitativeShare, scoring.Criteria!.Count)
        );
        Assert.Equal(
            "Method, People",
            string.Join(", ", scoring.Criteria[1].Parts!.Select(part => part.Name))
        );
        Assert.True(scoring.Criteria[0].Price);
    }

    [Fact]
    public async Task Criteria_are_taken_away_with_their_parts_and_read_by_bidders()
    {
        await SetAsync(
            new("Price", 40m, Price: true),
            new(
                "Quality",
                60m,
                Parts: [new("Method", 45m), new("Social value", 15m, SocialValue: true)]
            )
        );
        await browser.GetAsync(Page);
        await browser.PressAsync("Add a criterion");
        var page = await browser.PressAsync("Remove 3");
        Assert.Equal(4, page.Document.QuerySelectorAll("fieldset").Length);

        await browser.GetAsync($"/procurements/{id}/publish");
        await browser.PressAsync("Publish to bidders");
        var read = await Site.Visitor().GetAsync($"/opportunities/{id}");
        Assert.Equal(
            [
                "Price|The price: the lowest gets all marks, others in proportion|40",
                "Quality|The sum of its 2 parts|60",
                "Method, part of Quality|As the other tender documents say|45",
                "Social value, part of Quality|Social value, by the method of this tender|15",
            ],
            read.Document.QuerySelectorAll("tbody tr")
                .Take(4)
                .Select(row =>
                    $"{row.Children[0].TextContent.Replace(How(row), "", StringComparison.Ordinal).Trim()}|{How(row)}|{row.Children[1].TextContent.Trim()}"
                ),
            StringComparer.Ordinal
        );
        Assert.Contains("15.00 of the 100 marks", read.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_criterion_social_value_stands_by_itself_with_the_weight_it_had()
    {
        await SetAsync(new("Cost", 88m), new("Social value", 12m, SocialValue: true));
        await browser.GetAsync(Page);
        await browser.PressAsync("Remove 2");
        await browser.PressAsync("Remove 1");
        var page = await browser.PressAsync("Save and continue");

        Assert.StartsWith("Social value stands by itself", page.Success, StringComparison.Ordinal);
        Assert.Equal(
            (12m, null),
            ((await RowAsync()).Weighting, (await RowAsync()).Scoring!.Criteria)
        );
    }

    [Fact]
    public async Task Less_for_social_value_than_the_policy_asks_is_refused_here_too()
    {
        await browser.GetAsync(Page);
        var page = await browser.PressAsync(
            "Save and continue",
            ("Input.Rows[0].Weight", "50"),
            ("Input.Rows[1].Weight", "45"),
            ("Input.Rows[2].Weight", "5")
        );
        Assert.Contains(
            "your policy asks for at least 10%",
            page.Problems.Single(),
            StringComparison.Ordinal
        );

        Assert.Contains("apply for a waiver", page.Problems.Single(), StringComparison.Ordinal);
        Assert.NotNull(
            page.Document.QuerySelector("[name='Input.Rows[2].Weight'].govuk-input--error")
        );
        Assert.Equal(10m, (await RowAsync()).Weighting);
    }

    public static TheoryData<string, string, string> Published() =>
        new()
        {
            // Rotherham: half of 20 by quantity, half by statement.
            {
                "S7",
                "Cost 50; Quality 30; *Social value 20; -+Quantity 10; -~Statements 10",
                "20"
            },
            // Chorley.
            { "S8", "Cost 70; Quality 15; *Social value 15", "15" },
            // Renfrewshire: two halves of 10.
            {
                "S9",
                "Price 60; Quality 30; *Community and fair work 10; -~Fair work 5; -+Community benefits 5",
                "10"
            },
            { "S10", "Quality 30; Cost 50; *Social value 20", "20" },
        };

    [Theory]
    [MemberData(nameof(Published))]
    public async Task Awards_as_councils_published_them_are_taken(
        string example,
        string criteria,
        string weighting
    )
    {
        var page = await TypeAsync(criteria);

        Assert.True(page.Problems.Count == 0, $"{example}: {string.Join(' ', page.Problems)}");
        Assert.Equal(
            decimal.Parse(weighting, CultureInfo.InvariantCulture),
            (await RowAsync()).Weighting
        );
    }

    /// <summary>S9 the other way round would mark fair work by hand: each part says which half of the method marks it.</summary>
    [Fact]
    public async Task Parts_of_social_value_are_its_halves_and_the_price_has_none()
    {
        var page = await TypeAsync(
            "Price 60; Quality 30; *Social value 10; -Fair work 5; -Community benefits 5"
        );
        Assert.All(
            page.Problems,
            problem =>
                Assert.Contains("Say which of the two it is", problem, StringComparison.Ordinal)
        );
        Assert.Equal(2, page.Problems.Count);
        Assert.Null((await RowAsync()).Scoring!.Criteria);

        await browser.PressAsync("Add a part to 1", ("Input.Rows[0].Kind", "Price"));
        page = await browser.PressAsync(
            "Save and continue",
            ("Input.Rows[1].Name", "Whole life"),
            ("Input.Rows[1].Weight", "60"),
            ("Input.Rows[4].Kind", "Statements"),
            ("Input.Rows[5].Kind", "Offered")
        );
        Assert.StartsWith("Price is the price", page.Problems.Single(), StringComparison.Ordinal);

        await browser.PressAsync("Remove 1.1");
        page = await browser.PressAsync(
            "Save and continue",
            ("Input.Rows[3].Weight", "4"),
            ("Input.Rows[4].Weight", "6")
        );
        Assert.Equal("The criteria of the award are saved.", page.Success);
        Assert.Equal(60m, (await RowAsync()).Scoring!.QuantitativeShare);
        await browser.GetAsync($"/procurements/{id}/weighting");
        page = await browser.PressAsync("Save and continue", ("Input.QuantitativeShare", "50"));
        Assert.Contains(
            "leave 60% of it for what is offered",
            page.Problems.Single(),
            StringComparison.Ordinal
        );
    }

    /// <summary>S11: a page of advice whose 14 questions, 8 of 5 and 6 of 4, come to 64 of 60.</summary>
    [Fact]
    public async Task Questions_that_come_to_more_than_their_criterion_are_refused()
    {
        var questions = Enumerable.Range(1, 14).Select(at => $"-Question {at} {(at <= 8 ? 5 : 4)}");

        var page = await TypeAsync(
            $"Quality 60; {string.Join("; ", questions)}; *Social value 10; Commercial 30"
        );

        Assert.Equal(
            "The parts of Quality come to 64, and Quality weighs 60. Change a weight until they agree.",
            page.Problems.Single()
        );
        Assert.Contains("Quality: 64 of 60. Take 4 away.", page.Text, StringComparison.Ordinal);
        Assert.Null((await RowAsync()).Scoring!.Criteria);
    }

    private static string How(IElement row) => row.QuerySelector(".govuk-hint")!.TextContent;

    /// <summary>Types rows like <c>Quality 60; -Method 40; *Social value 40</c>: a part has a dash, social value a star, its halves a plus and a tilde.</summary>
    private async Task<WebPage> TypeAsync(string criteria)
    {
        await browser.GetAsync(Page);
        for (var row = 0; row < 3; row++)
            await browser.PressAsync("Remove 1");
        var typed = criteria.Split("; ");
        var (fields, criterion) = (new List<(string, string)>(), 0);
        foreach (var (at, text) in typed.Index())
        {
            criterion += text[0] == '-' ? 0 : 1;
            await browser.PressAsync(
                text[0] == '-' ? $"Add a part to {criterion}" : "Add a criterion"
            );
            var split = text.LastIndexOf(' ');
            fields.Add(($"Input.Rows[{at}].Name", text[..split].TrimStart('-', '*', '+', '~')));
            fields.Add(($"Input.Rows[{at}].Weight", text[(split + 1)..]));
            var kind = text.TrimStart('-')[0] switch
            {
                '*' => "SocialValue",
                '+' => "Offered",
                '~' => "Statements",
                _ => "Other",
            };
            fields.Add(($"Input.Rows[{at}].Kind", kind));
        }

        return await browser.PressAsync("Save and continue", [.. fields]);
    }

    private Task SetAsync(params Criterion[] criteria) =>
        World.SetCriteriaAsync(officer, id, criteria);

    private Task<Procurement> RowAsync() =>
        World.AskAsync<ProcurementPreparation, Procurement>(async prepared =>
            (await prepared.OfAsync(officer, id, CancellationToken.None))!.Row
        );
}
