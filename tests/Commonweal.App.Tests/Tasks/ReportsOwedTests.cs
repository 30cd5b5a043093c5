using Commonweal.App.Tests.Reference;
using Commonweal.Domain.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Tasks;
using Commonweal.Story;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Commonweal.App.Tests.Tasks;

/// <summary>When a report is due, and late, is for the council's policy to say: here Lancashire's says 20 days, Sefton's nothing.</summary>
public sealed class ReportsOwedTests : SiteCase
{
    private const int Days = 20;

    [Fact]
    public async Task A_report_waits_for_its_supplier_when_the_quarter_ends_and_for_the_manager_when_it_is_late()
    {
        var contract = await World.RunningContractAsync();
        var colleague = await World.PersonAsync(
            contract.Manager.AuthorityId!.Value,
            Role.ContractManager
        );
        var (supplier, manager) = (contract.Supplier, contract.Manager);
        await AtAsync(contract.First.End);
        Assert.Empty(await OwedAsync(supplier));

        await AtAsync(contract.First.End.AddDays(1));
        Assert.Equal(
            (contract.Id, contract.First, 1),
            (await OwedAsync(supplier))
                .Select(owed => (owed.ContractId, owed.Earliest, owed.Quarters))
                .Single()
        );
        Assert.Empty(await OwedAsync(manager));
        await AtAsync(contract.First.End.AddDays(Days));
        Assert.Empty(await OwedAsync(manager));

        await AtAsync(contract.First.End.AddDays(Days + 3));
        foreach (var person in new[] { supplier, manager })
        {
            var (state, quarters) = await TaskAsync(person, contract);
            Assert.Equal("3 days late", state);
            Assert.Contains("Late", quarters.Text, StringComparison.Ordinal);
        }

        Assert.Empty(await OwedAsync(colleague));
        await World.ReportedQuarterAsync(contract);
        Assert.Empty(await OwedAsync(supplier));
        Assert.Empty(await OwedAsync(manager));
    }

    [Fact]
    public async Task Where_the_council_set_no_days_a_report_is_due_when_the_quarter_ends_and_never_late()
    {
        var authority = await World.AuthorityAsync("sefton", "sefton", "sefton-national");
        var contract = await World.RunningContractAsync(
            await World.PersonAsync(authority, Role.ContractManager),
            await World.SupplierAsync("Bee Lane Builders")
        );

        await AtAsync(contract.First.End);
        Assert.Empty(await OwedAsync(contract.Manager));
        await AtAsync(contract.First.End.AddDays(80));
        foreach (var person in new[] { contract.Supplier, contract.Manager })
        {
            var (state, quarters) = await TaskAsync(person, contract);
            Assert.Equal("Due", state);
            Assert.Contains("Day not set by the council", quarters.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Late", quarters.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("lancashire", "Within 20 days of the end of each quarter")]
    [InlineData("sefton", "a number of days is not set by the council")]
    public async Task Both_parties_read_on_the_contract_what_the_policy_says(
        string policy,
        string said
    )
    {
        var authority = await World.AuthorityAsync("council", policy);
        var contract = await World.RunningContractAsync(
            await World.PersonAsync(authority, Role.ContractManager),
            await World.SupplierAsync("Bee Lane Builders")
        );

        foreach (var person in new[] { contract.Supplier, contract.Manager })
        {
            var browser = await Site.SignInAsync(person);
            var page = await browser.GetAsync($"{Side(person)}/contracts/{contract.Id}");
            Assert.Contains(said, page.Text, StringComparison.Ordinal);
            Assert.Contains("Every quarter and at the end", page.Text, StringComparison.Ordinal);
        }
    }

    protected override void Bring(IServiceCollection services) =>
        services.AddSingleton(_ =>
        {
            using var copy = new DataCopy();
            copy.Change(
                "rules/authorities/lancashire.yaml",
                "    reviews: quarterly\n",
                $"    reviews: quarterly\n    reportWithinDays: {Days}\n"
            );
            return ReferenceLoader.Open(copy.Folder);
        });

    private Task AtAsync(DateOnly day) =>
        World.Database.ShiftClockAsync(
            new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).AddHours(12)
                - TimeProvider.System.GetUtcNow()
        );

    private async Task<IReadOnlyList<OwedReports.Owed>> OwedAsync(Actor actor) =>
        (
            await World.AskAsync<WaitingTasks, WaitingTasks.View>(lookup =>
                lookup.OfAsync(actor, Stop)
            )
        ).Owed;

    /// <summary>What the first page says of the contract's first quarter, and where it leads.</summary>
    private async Task<(string State, WebPage Quarters)> TaskAsync(
        Actor person,
        RunningContract contract
    )
    {
        var verb = person.SupplierId is null ? "Ask for the report of" : "Report";
        var task = $"{verb} {contract.First.Words()}: Repairs to schools";
        var browser = await Site.SignInAsync(person);
        var state = (await browser.GetAsync("/"))
            .Document.QuerySelectorAll(".govuk-task-list__item")
            .Single(item => item.TextContent.Contains(task, StringComparison.Ordinal))
            .QuerySelector(".govuk-task-list__status")!
            .TextContent.Trim();
        return (state, await browser.FollowAsync(task));
    }

    private static string Side(Actor person) => person.SupplierId is null ? "" : "/supplier";
}
