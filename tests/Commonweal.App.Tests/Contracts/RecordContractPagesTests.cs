using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Contracts;

/// <summary>A contract written down on pages: who and how long, the contract, the check.</summary>
public sealed class RecordContractPagesTests : SiteCase
{
    private Actor manager = null!;
    private Actor supplier = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var authority = await World.AuthorityAsync("lancashire");
        manager = await World.PersonAsync(authority, Role.ContractManager);
        supplier = await World.SupplierAsync("Bee Lane Builders");
    }

    [Fact]
    public async Task A_contract_is_recorded_on_pages_and_stands_in_the_register()
    {
        var browser = await Site.SignInAsync(manager);
        await browser.GetAsync("/contracts");
        await browser.FollowAsync("Record a contract");
        var unknown = await browser.GetAsync(
            "/contracts/new?SupplierName=nobody&Edition=lancashire-toms-2024&Years=2"
        );
        Assert.Contains(
            "No registered supplier",
            unknown.Problems.Single(),
            StringComparison.Ordinal
        );
        await browser.GetAsync(
            "/contracts/new?SupplierName=bee&Edition=lancashire-toms-2024&Years=2"
        );
        var everything = await browser.PressAsync(
            "Continue",
            ("Value", "lots"),
            ("StartsOn.Day", "1"),
            ("Commitments[0].Measure", "NT29"),
            ("Commitments[0].Quantities[0]", "many"),
            ("Commitments[0].Statement", "Our people give days.")
        );
        Assert.Equal(
            [
                "Choose the supplier. If it is not in the list, ask it to register first.",
                "Enter what the contract is for, in up to 400 characters.",
                "Enter the contract's reference, in up to 80 characters.",
                $"Value of the whole contract, net of VAT: {Money.Unread("lots")}",
                "The first day of the contract must include a month and a year.",
                "The last day of the contract is missing. Enter a day, month and year.",
                $"How much in year 1: {Quantity.Unread("many")}",
                "NT29, year 2: enter how many volunteer hours the supplier commits to, or 0 for none.",
            ],
            everything.Problems
        );
        (string, string)[] filled =
        [
            ("SupplierId", $"{supplier.SupplierId}"),
            ("Title", "Repairs to benches"),
            ("Reference", "V-9"),
            ("Value", "60,000"),
            ("StartsOn.Day", "1"),
            ("StartsOn.Month", "4"),
            ("StartsOn.Year", "2026"),
            ("EndsOn.Day", "31"),
            ("EndsOn.Month", "3"),
            ("Commitments[0].Measure", ""),
            ("Commitments[0].Quantities[0]", ""),
            ("Commitments[0].Statement", ""),
            ("Commitments[1].Measure", "NT29"),
            ("Commitments[1].Quantities[0]", "40"),
            ("Commitments[1].Quantities[1]", "40"),
        ];

        var refused = await browser.PressAsync("Continue", [.. filled, ("EndsOn.Year", "2028")]);
        Assert.Contains(
            "NT29: say how the supplier will deliver it",
            refused.Problems.Single(),
            StringComparison.Ordinal
        );
        await browser.PressAsync("Continue", ("Commitments[0].Statement", "Our people give days."));
        await browser.PressAsync("Change these answers");
        var check = await browser.PressAsync("Continue", ("Title", "Repairs to all benches"));
        Assert.Equal("Check the contract before you record it", check.Heading);
        foreach (
            var shown in new[]
            {
                "Repairs to all benches",
                "£60,000.00",
                "31 March 2028",
                "80 volunteer hours",
            }
        )
        {
            Assert.Contains(shown, check.Text, StringComparison.Ordinal);
        }

        Assert.Equal(
            0,
            await World.AskAsync<Db, int>(db => db.As(manager).Set<Contract>().CountAsync())
        );
        var recorded = await browser.PressAsync("Record the contract");

        Assert.StartsWith("The contract is recorded", recorded.Success, StringComparison.Ordinal);
        Assert.Contains("80 volunteer hours", recorded.Text, StringComparison.Ordinal);
        var list = await browser.GetAsync("/contracts");
        Assert.Contains("Repairs to all benches", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_step_names_everything_it_lacks_once()
    {
        var browser = await Site.SignInAsync(manager);
        Assert.Empty((await browser.GetAsync("/contracts/new")).Problems);

        var empty = await browser.GetAsync("/contracts/new?SupplierName=&Edition=&Years=");
        Assert.Equal(3, empty.Problems.Count);
        var years = await browser.GetAsync(
            "/contracts/new?SupplierName=bee&Edition=lancashire-toms-2024&Years=abc"
        );
        Assert.Contains("from 1 to 50, like 3", years.Problems.Single(), StringComparison.Ordinal);
        Assert.Equal("abc", years.Document.QuerySelector("[name='Years']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_reference_in_use_leads_to_the_contract_that_has_it()
    {
        var holder = await World.RunningContractAsync(manager, supplier);
        await World.Database.TamperAsync("update contract set reference = 'V-1'");
        var browser = await Site.SignInAsync(manager);
        await browser.GetAsync(
            "/contracts/new?SupplierName=bee&Edition=lancashire-toms-2024&Years=2"
        );

        var refused = await browser.PressAsync("Continue", ("Reference", "V-1"));

        Assert.Contains(
            "already: Repairs to schools. Open that one",
            string.Join(' ', refused.Problems),
            StringComparison.Ordinal
        );
        Assert.Equal(
            $"/contracts/{holder.Id}",
            (await browser.FollowAsync("Repairs to schools")).Path
        );
    }

    [Fact]
    public async Task A_contract_of_many_years_is_asked_and_shown_a_few_years_at_a_time()
    {
        var browser = await Site.SignInAsync(manager);
        await browser.GetAsync(
            "/contracts/new?SupplierName=bee&Edition=lancashire-toms-2024&Years=3"
        );
        // The days say twelve years where the first step said three.
        (string, string)[] filled =
        [
            ("SupplierId", $"{supplier.SupplierId}"),
            ("Title", "Repairs to benches"),
            ("Reference", "V-9"),
            ("Value", "60,000"),
            ("StartsOn.Day", "1"),
            ("StartsOn.Month", "4"),
            ("StartsOn.Year", "2026"),
            ("EndsOn.Day", "31"),
            ("EndsOn.Month", "3"),
            ("EndsOn.Year", "2038"),
            ("Commitments[0].Measure", "NT29"),
            ("Commitments[0].Statement", "Our people give days."),
            .. Enumerable.Range(0, 3).Select(year => ($"Commitments[0].Quantities[{year}]", "40")),
        ];
        var asked = await browser.PressAsync("Continue", filled);
        Assert.Equal(9, asked.Problems.Count);
        Assert.Contains("NT29, year 12", asked.Problems[^1], StringComparison.Ordinal);
        Assert.NotNull(
            asked.Document.QuerySelector("details[open] [name='Commitments[0].Quantities[11]']")
        );
        Assert.NotNull(
            asked.Document.QuerySelector(
                "details:not([open]) [name='Commitments[1].Quantities[11]']"
            )
        );

        var further = await browser.PressAsync("Add more commitments", ("Title", "Benches"));
        Assert.NotNull(further.Document.QuerySelector("[name='Commitments[11].Statement']"));
        await browser.PressAsync(
            "Continue",
            [.. Enumerable.Range(3, 9).Select(year => ($"Commitments[0].Quantities[{year}]", "40"))]
        );
        var recorded = await browser.PressAsync("Record the contract");

        Assert.Equal("Benches", recorded.Heading);
        Assert.Contains("2027: 40 volunteer hours", recorded.Text, StringComparison.Ordinal);
        Assert.Contains("2026: 30 volunteer hours", recorded.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Nobody looks after this contract yet",
            recorded.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Years_typed_beyond_the_last_day_are_named_and_kept()
    {
        var browser = await Site.SignInAsync(manager);
        await browser.GetAsync(
            "/contracts/new?SupplierName=bee&Edition=lancashire-toms-2024&Years=3"
        );

        var refused = await browser.PressAsync(
            "Continue",
            ("SupplierId", $"{supplier.SupplierId}"),
            ("Title", "Repairs to benches"),
            ("Reference", "V-9"),
            ("Value", "60,000"),
            ("StartsOn.Day", "1"),
            ("StartsOn.Month", "4"),
            ("StartsOn.Year", "2026"),
            ("EndsOn.Day", "31"),
            ("EndsOn.Month", "3"),
            ("EndsOn.Year", "2028"),
            ("Commitments[0].Measure", "NT29"),
            ("Commitments[0].Quantities[0]", "40"),
            ("Commitments[0].Quantities[1]", "40"),
            ("Commitments[0].Quantities[2]", "41"),
            ("Commitments[0].Statement", "Our people give days.")
        );

        Assert.StartsWith(
            "By its days the contract has 2 years",
            refused.Problems.Single(),
            StringComparison.Ordinal
        );
        Assert.NotNull(
            refused.Document.QuerySelector(".govuk-error-summary [href$='Quantities_2_']")
        );
        Assert.Equal(
            "41",
            refused
                .Document.QuerySelector("[name='Commitments[0].Quantities[2]']")!
                .GetAttribute("value")
        );
    }
}
