using Commonweal.Domain.People;
using Commonweal.Domain.Policies;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Procurements;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Policies;

/// <summary>
/// Lancashire asks for social value from £100,000 with 10% since 8 February 2024. Tried: services over £500,000 and works from
/// £1,000,000 over 24 months, 10% above the national threshold (of 2026, for services: £207,720 with VAT).
/// </summary>
public sealed class PolicyTrialTests : SiteCase
{
    private Actor lead = null!;
    private Guid version;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var council = await World.AuthorityAsync("lancashire");
        lead = await World.PersonAsync(council, Role.PolicyLead);
        var officer = await World.PersonAsync(council, Role.Officer);
        foreach (var purchase in Purchases())
            await World.DraftProcurementAsync(officer, purchase);
        version = await World.StartedPolicyAsync(lead);
        foreach (var change in Tried())
            _ = (await World.ChangePolicyAsync(lead, version, change)).Value;
    }

    [Fact]
    public async Task The_trial_changes_exactly_the_decisions_worked_out_by_hand()
    {
        var trial = await World.AskAsync<PolicyTrial, PolicyTrial.View?>(lookup =>
            lookup.RunAsync(lead, version, default, Stop)
        );

        Assert.Equal(
            ["new floor only", "no longer asked", "short works", "under both thresholds now"],
            trial!
                .Rows.Where(row => row.Result == PolicyTrial.Result.Changed)
                .Select(row => row.Title)
                .Order(StringComparer.Ordinal),
            StringComparer.Ordinal
        );
        Assert.Equal(3, trial.Count(PolicyTrial.Result.Same));
        Assert.Equal(
            [("the day it commenced", 1), ("the length in months", 1), ("the value", 1)],
            trial.Untried
        );
        Assert.Equal(
            new TriedDecision(new PolicyAsks(true, 10m), new PolicyAsks(false, 10m)),
            trial.Rows.Single(row => row.Title == "no longer asked").Decision
        );
    }

    [Fact]
    public async Task The_page_counts_filters_and_downloads_the_trial_and_saves_nothing()
    {
        var browser = await Site.SignInAsync(lead);

        var page = await browser.GetAsync($"/policy/{version}/trial");
        Assert.Contains(
            "These rules would have changed 4 of 7 decisions.",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("3 could not be tried", page.Text, StringComparison.Ordinal);
        page = await browser.GetAsync($"/policy/{version}/trial?Result=Untried&Category=Works");
        Assert.Equal("no length", Assert.Single(page.Rows)[0]);
        var file = await browser.GetAsync($"/policy/{version}/trial?Result=Changed&format=csv");
        Assert.Equal(5, System.Text.Encoding.UTF8.GetString(file.Bytes).Trim().Split('\n').Length);
        Assert.Contains(
            "changed 0 of 0 decisions",
            (await browser.GetAsync($"/policy/{version}/trial?Show=Imported")).Text,
            StringComparison.Ordinal
        );
    }

    private static IEnumerable<PolicyChange> Tried() =>
        [
            new PolicyChange.NoThreshold("lancs-threshold"),
            PoliciesStory.Services(500_000m, Comparator.MoreThan),
            new PolicyChange.Threshold(
                null,
                [ProcurementCategory.Works],
                Comparator.AtLeast,
                1_000_000m,
                VatBasis.Exclusive,
                VatAssumed: false,
                24,
                "paragraph 4"
            ),
            new PolicyChange.Weighting(10m, WeightingScope.AboveNationalThreshold, "paragraph 5"),
        ];

    private static IEnumerable<ProcurementDetails> Purchases() =>
        [
            // Required with 10% both times.
            Of("the same", 500_000.01m),
            // £500,000 is not more than £500,000; above the national threshold, so the floor stays.
            Of("no longer asked", 500_000m),
            // Under both now, and no floor: £120,000 with VAT is under £207,720.
            Of("under both thresholds now", 100_000m),
            // Not asked for either time.
            Of("small", 99_999.99m),
            // Works of £2m over 18 months: required with 10% then, neither now.
            Of("short works", 2_000_000m, ProcurementCategory.Works, 18),
            // Works of £2m over 24 months: required both times, 10% then and none now, under £5,193,000.
            Of("new floor only", 2_000_000m, ProcurementCategory.Works),
            // £7.2m with VAT is above £5,193,000: required with 10% both times.
            Of("long works", 6_000_000m, ProcurementCategory.Works),
            Of("no length", 2_000_000m, ProcurementCategory.Works, null),
            Of("no value", null),
            Of("no day", 100_000m) with
            {
                CommencedOn = null,
            },
        ];

    private static ProcurementDetails Of(
        string title,
        decimal? value,
        ProcurementCategory category = ProcurementCategory.Services,
        int? months = 24
    ) =>
        ProcurementsStory.Details() with
        {
            Title = title,
            NetValue = value,
            Category = category,
            Months = months,
        };
}
