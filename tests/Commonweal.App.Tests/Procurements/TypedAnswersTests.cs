using System.Globalization;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

/// <summary>What officers type is read as they write it, and everything wrong with it is said at once.</summary>
public sealed class TypedAnswersTests : SiteCase
{
    private Actor officer = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        officer = await World.PersonAsync(await World.AuthorityAsync("lancashire"), Role.Officer);
    }

    [Fact]
    public async Task A_number_that_could_be_misread_is_refused_and_pounds_may_have_their_sign()
    {
        var draft = await World.PreparedProcurementAsync(officer);
        var browser = await Site.SignInAsync(officer);
        await browser.GetAsync($"/procurements/{draft}/weighting");
        var page = await browser.PressAsync("Save and continue", ("Input.Weighting", "12,5"));
        Assert.Contains(
            "You wrote '12,5'.",
            Assert.Single(page.Problems),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "12,5",
            page.Document.QuerySelector("#Input_Weighting")!.GetAttribute("value")
        );

        await browser.GetAsync($"/procurements/{draft}/details");
        page = await browser.PressAsync("Save and continue", ("Input.NetValue", "-5"));
        Assert.Equal(
            "Estimated value without VAT: You wrote '-5'. It cannot be less than 0. Enter 0 or more, without a minus sign.",
            Assert.Single(page.Problems)
        );
        page = await browser.PressAsync("Save and continue", ("Input.NetValue", "£1.000.000,00"));
        Assert.Contains(
            "You wrote '£1.000.000,00'.",
            Assert.Single(page.Problems),
            StringComparison.Ordinal
        );
        page = await browser.PressAsync("Save and continue", ("Input.NetValue", "£1,000,000.50"));
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task A_reference_in_use_is_refused_with_all_else_that_is_wrong()
    {
        await World.DraftProcurementAsync(officer, ProcurementsStory.Details("PARKS/27"));
        var browser = await Site.SignInAsync(officer);
        await browser.GetAsync("/procurements/new");

        var page = await browser.PressAsync("Save and continue", ("Input.Reference", "PARKS/27"));

        Assert.Collection(
            page.Problems,
            says =>
                Assert.Contains("with the reference \"PARKS/27\"", says, StringComparison.Ordinal),
            says => Assert.StartsWith("Enter a title", says, StringComparison.Ordinal),
            says => Assert.Equal("Select what is bought.", says)
        );
    }

    [Fact]
    public async Task Everything_wrong_with_a_purchase_is_said_at_once_and_what_was_typed_stays()
    {
        var browser = await Site.SignInAsync(officer);
        var form = await browser.GetAsync("/procurements/new");
        Assert.Equal(
            "standard",
            form.Document.QuerySelector("input[name='Input.Vat'][checked]")!.GetAttribute("value")
        );
        var page = await browser.PressAsync(
            "Save and continue",
            ("Input.Title", new string('t', 401)),
            ("Input.NetValue", "1.000,00"),
            ("Input.Vat", "other"),
            ("Input.VatRate", "120%"),
            ("Input.Months", "two years"),
            ("Input.CommencedOn.Day", "31"),
            ("Input.CommencedOn.Month", "2"),
            ("Input.CommencedOn.Year", "2026"),
            ("Input.StartsOn.Day", "1")
        );
        Assert.Collection(
            page.Problems,
            says => Assert.StartsWith("Enter your own reference", says, StringComparison.Ordinal),
            says => Assert.StartsWith("Enter a title", says, StringComparison.Ordinal),
            says => Assert.Equal("Select what is bought.", says),
            says => Assert.Contains("You wrote '1.000,00'.", says, StringComparison.Ordinal),
            says => Assert.StartsWith("The VAT rate must be", says, StringComparison.Ordinal),
            says => Assert.Contains("You wrote 'two years'.", says, StringComparison.Ordinal),
            says => Assert.Contains("must be a real date", says, StringComparison.Ordinal),
            says => Assert.Contains("must include a month", says, StringComparison.Ordinal)
        );
        Assert.Equal(
            "1.000,00",
            page.Document.QuerySelector("#Input_NetValue")!.GetAttribute("value")
        );
    }

    [Theory]
    [InlineData("midday", "12 noon")]
    [InlineData("2pm", "2pm")]
    [InlineData("2.30 p.m.", "2:30pm")]
    [InlineData("1400", "2pm")]
    [InlineData("09:05", "9:05am")]
    public async Task A_time_is_read_as_people_say_it_and_a_weekend_is_doubted(
        string typed,
        string said
    )
    {
        var draft = await World.DraftProcurementAsync(officer);
        var browser = await Site.SignInAsync(officer);
        var saturday = DateOnly
            .FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)
            .AddDays(30);
        while (saturday.DayOfWeek != DayOfWeek.Saturday)
            saturday = saturday.AddDays(1);
        await browser.GetAsync($"/procurements/{draft}/deadline");
        var page = await browser.PressAsync("Save and continue", ("Time", "quarter past"));
        Assert.Equal(2, page.Problems.Count);

        page = await browser.PressAsync(
            "Save and continue",
            ("Deadline.Day", saturday.Day.ToString(CultureInfo.InvariantCulture)),
            ("Deadline.Month", saturday.Month.ToString(CultureInfo.InvariantCulture)),
            ("Deadline.Year", saturday.Year.ToString(CultureInfo.InvariantCulture)),
            ("Time", typed)
        );

        Assert.StartsWith(
            $"Bids are received until {said} on Saturday",
            page.Success,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("not a working day", page.Success, StringComparison.Ordinal);
        Assert.Contains("not a working day", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_the_scoring_is_said_in_the_words_of_the_page_beside_its_question()
    {
        var draft = await World.PreparedProcurementAsync(officer);
        var browser = await Site.SignInAsync(officer);
        await browser.GetAsync($"/procurements/{draft}/weighting");

        var page = await browser.PressAsync(
            "Save and continue",
            ("Input.Quantitative.Method", "Bands"),
            ("Input.Quantitative.MaxScore", "2000")
        );
        Assert.Equal(
            [
                "The score that earns all marks is 2000. It must be above 0, at most 1,000.",
                "The method needs at least one band. Fill in band 1.",
            ],
            page.Problems
        );
        Assert.Equal(
            "2000",
            page.Document.QuerySelector("#Input_Quantitative_MaxScore.govuk-input--error")!
                .GetAttribute("value")
        );

        page = await browser.PressAsync(
            "Save and continue",
            ("Input.Quantitative.MaxScore", "10"),
            ("Input.Quantitative.Bands[1].FromPercent", "5"),
            ("Input.Quantitative.Bands[1].Score", "4"),
            ("Input.Quantitative.Bands[3].FromPercent", "2"),
            ("Input.Quantitative.Bands[3].Score", "6")
        );
        Assert.StartsWith("The band from 2%", page.Problems.Single(), StringComparison.Ordinal);
        Assert.NotNull(
            page.Document.QuerySelector(
                "#Input_Quantitative_Bands_3__FromPercent.govuk-input--error"
            )
        );

        page = await browser.PressAsync(
            "Save and continue",
            ("Input.Quantitative.Bands[3].Score", "")
        );
        Assert.StartsWith("Band 4 needs both", page.Problems.Single(), StringComparison.Ordinal);

        page = await browser.PressAsync(
            "Save and continue",
            ("Input.Quantitative.Method", "None"),
            ("Input.Weighting", "120")
        );
        Assert.Equal(
            "The weighting of social value is 120. It must be 0 to 100 with at most 10 decimal places.",
            page.Problems[0]
        );
        Assert.StartsWith("Value earns no marks", page.Problems[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lancashire", "10")]
    [InlineData("sefton", "")]
    public async Task Only_what_policy_sets_is_filled_in_and_all_else_is_asked_for(
        string policy,
        string least
    )
    {
        var asked = await World.PersonAsync(
            await World.AuthorityAsync($"of-{policy}", policy),
            Role.Officer
        );
        var draft = await World.DraftProcurementAsync(asked);
        var browser = await Site.SignInAsync(asked);
        await browser.GetAsync($"/procurements/{draft}/threshold");
        await browser.PressAsync("Check");
        var page = await browser.GetAsync($"/procurements/{draft}/weighting");
        Assert.Equal(
            least,
            page.Document.QuerySelector("#Input_Weighting")!.GetAttribute("value") ?? ""
        );
        Assert.Empty(page.Document.QuerySelectorAll("form [name^='Input.Q'][checked]"));
        Assert.Empty(page.Document.QuerySelectorAll("form [name^='Input.Rules'][checked]"));

        page = await browser.PressAsync(
            "Save and continue",
            ("Input.Edition", "lancashire-toms-2024"),
            ("Input.Weighting", "10")
        );
        Assert.Equal(
            [
                "Enter the share of the marks for the value of commitments, as a percentage.",
                "Select how value becomes marks.",
                "Select which value earns marks.",
                "Select what happens to a bid that comes without a delivery statement.",
                "Select how bids that are level are separated, or that they stay level.",
            ],
            page.Problems
        );

        page = await browser.PressAsync("Save and continue", ("Input.Rules.Separates", "true"));
        Assert.NotNull(page.Document.QuerySelector("#Input_Rules_TieBreak_0_.govuk-select--error"));

        page = await browser.PressAsync(
            "Save and continue",
            ("Input.Rules.TieBreak[1]", "Price"),
            ("Input.Rules.TieBreak[2]", "Price")
        );
        Assert.Contains(
            "Choose what separates level bids from the top, without leaving a place empty in between.",
            page.Problems,
            StringComparer.Ordinal
        );
        Assert.NotNull(page.Document.QuerySelector("#Input_Rules_TieBreak_2_.govuk-select--error"));
    }

    [Fact]
    public async Task Everything_wrong_with_the_weighting_is_said_at_once()
    {
        var draft = await World.DraftProcurementAsync(officer);
        var browser = await Site.SignInAsync(officer);
        await browser.GetAsync($"/procurements/{draft}/weighting");

        var page = await browser.PressAsync(
            "Save and continue",
            ("Input.Edition", "none"),
            ("Input.Weighting", "-5"),
            ("Input.QuantitativeShare", "150"),
            ("Input.Quantitative.Method", "Bands"),
            ("Input.Quantitative.MaxScore", "ten"),
            ("Input.Quantitative.Bands[2].FromPercent", "-1"),
            ("Input.Quantitative.Bands[0].FromPercent", "20000"),
            ("Input.Quantitative.Bands[0].Score", "2"),
            ("Input.Quantitative.Bands[1].FromPercent", "3"),
            ("Input.Quantitative.Classes", "Separate"),
            ("Input.Quantitative.ClassShares.Social", "150"),
            ("Input.Quantitative.ClassShares.LocalEconomic", "some"),
            ("Input.Qualitative.MinimumScore", "9"),
            ("Input.Rules.Separates", "true")
        );
        string[] starts =
        [
            "There is no such edition.",
            "Weighting of social value, out of the whole award: You wrote '-5'.",
            "The share for the value of commitments is 150.",
            "Score that earns all marks: You wrote 'ten'.",
            "From, as a share of the contract value: You wrote '-1'.",
            "Where band 1 starts is 20000.",
            "Band 2 needs both a start and a score.",
            "The shares of social and local economic value must each be 0 to 100",
            "Local economic value: You wrote 'some'.",
            "The lowest score that stays in is 9. It must be on the scale from 0 to 5.",
            "Select what happens to a bid that comes without a delivery statement.",
            "Select how bids that are level are separated",
        ];
        Assert.All(
            starts,
            start =>
                Assert.Contains(
                    page.Problems,
                    said => said.StartsWith(start, StringComparison.Ordinal)
                )
        );
        Assert.Equal(starts.Length, page.Problems.Count);
    }

    [Fact]
    public async Task A_lowest_score_for_statements_that_earn_nothing_is_refused_and_not_dropped()
    {
        var draft = await World.PreparedProcurementAsync(officer);
        var browser = await Site.SignInAsync(officer);
        await browser.GetAsync($"/procurements/{draft}/weighting");

        var page = await browser.PressAsync(
            "Save and continue",
            ("Input.QuantitativeShare", "100"),
            ("Input.Qualitative.MinimumScore", "2")
        );

        Assert.StartsWith(
            "Delivery statements earn no marks here",
            page.Problems.Single(),
            StringComparison.Ordinal
        );
        Assert.NotNull(
            page.Document.QuerySelector("#Input_Qualitative_MinimumScore.govuk-input--error")
        );
    }

    [Fact]
    public async Task More_bands_than_the_page_has_rows_are_shown_again()
    {
        var draft = await World.PreparedProcurementAsync(
            officer,
            method: ProcurementsStory.Method() with
            {
                Quantitative = new QuantitativeRule(
                    QuantitativeMethod.Bands,
                    MaxScore: 8m,
                    Bands: [.. Enumerable.Range(0, 8).Select(row => new Band(row, row + 1m))]
                ),
            }
        );
        var browser = await Site.SignInAsync(officer);

        var page = await browser.GetAsync($"/procurements/{draft}/weighting");

        Assert.NotNull(page.Document.QuerySelector("[name='Input.Quantitative.Bands[7].Score']"));
    }
}
