using System.Text;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Rules;

public sealed class RulePagesTests : SiteCase
{
    [Theory]
    [InlineData("2021-12-31", "£189,330.00", "Not counted")]
    [InlineData("2022-01-01", "£213,477.00", "Counted")]
    [InlineData("2026-11-21", "£207,720.00", "Counted")]
    public async Task The_thresholds_of_a_day_are_shown_with_their_basis_and_source(
        string day,
        string services,
        string vat
    )
    {
        var page = await Site.Visitor().GetAsync($"/rules?On={day}&Category=Services");

        var row = Assert.Single(page.Rows);
        Assert.Equal(["Services", services, vat], row.Take(3), StringComparer.Ordinal);
        Assert.NotEmpty(row[^1]);
        Assert.Contains("VAT on that day is 20%", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_of_a_threshold_ends_with_what_is_not_known_yet()
    {
        var resident = Site.Visitor();

        var all = await resident.GetAsync(
            "/rules?On=2026-11-21&Category=Works&Show=All&sort=-from"
        );

        Assert.Equal(8, all.Rows.Count);
        Assert.Equal("Not known yet", all.Rows[0][1]);
        Assert.Equal(
            ["Coming", "In force", "Past"],
            all.Rows.Take(3).Select(row => row[5]),
            StringComparer.Ordinal
        );
        Assert.Equal("Not known yet", (await resident.GetAsync("/rules?On=2028-01-01")).Rows[0][1]);
        var file = await resident.GetAsync("/rules?On=2026-11-21&Show=All&format=csv");
        Assert.Contains("4104394", Encoding.UTF8.GetString(file.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_duty_comes_into_force_on_its_day_and_says_whom_it_binds()
    {
        var resident = Site.Visitor();

        var before = await resident.GetAsync("/rules/duties?On=2026-03-31&Show=Coming");
        Assert.Contains("each payment of more than", before.Text, StringComparison.Ordinal);
        var on = await resident.GetAsync("/rules/duties?On=2026-04-01&Binding=Law");
        Assert.Contains("each payment of more than", on.Text, StringComparison.Ordinal);
        Assert.All(on.Rows, row => Assert.StartsWith("must", row[0], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_day_that_is_none_is_said_and_today_is_shown()
    {
        var page = await Site.Visitor().GetAsync("/rules?On=2026-02-30");

        Assert.Single(page.Problems);
        Assert.NotEmpty(page.Rows);
    }

    [Theory]
    [InlineData("/rules", "1 January 2016")]
    [InlineData("/rules/duties", "31 January 2013")]
    public async Task A_day_before_the_record_is_told_where_it_begins(string address, string first)
    {
        var resident = Site.Visitor();
        var page = await resident.GetAsync($"{address}?On=2010-01-01");
        Assert.Contains(
            $"The rules held here begin on {first}",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.Empty(page.Rows);

        page = await resident.FollowAsync("Show the first rules on record");
        Assert.NotEmpty(page.Rows);
        Assert.DoesNotContain("held here begin", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_amount_that_is_not_known_yet_is_not_in_force()
    {
        var page = await Site.Visitor().GetAsync("/rules?On=2028-06-01");

        Assert.NotEmpty(page.Rows);
        Assert.All(page.Rows, row => Assert.Contains("Not known yet", row[5]));
    }

    [Fact]
    public async Task A_resident_is_told_what_a_council_leaves_open_and_not_what_it_should_do()
    {
        var resident = Site.Visitor();
        foreach (var council in new[] { "lancashire", "southend", "sefton" })
        {
            var page = await resident.GetAsync($"/rules/councils/{council}?On=2026-11-21");
            Assert.DoesNotContain("do not fit", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Lower the threshold", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Decide which", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_shipped_policy_is_shown_on_its_day_with_what_it_leaves_open()
    {
        var resident = Site.Visitor();
        Assert.Equal(3, (await resident.GetAsync("/rules/councils")).Rows.Count);

        var page = await resident.GetAsync("/rules/councils/southend?On=2026-11-21");

        Assert.Contains("lasting 24 months or more", page.Text, StringComparison.Ordinal);
        Assert.Contains("No threshold for concessions", page.Text, StringComparison.Ordinal);
        Assert.Contains(
            "On 21 November 2021 No rules of this council are on record for that day.",
            (await resident.GetAsync("/rules/councils/southend?On=2021-11-21")).Text,
            StringComparison.Ordinal
        );
    }
}
