using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Contracts;
using Commonweal.Service.Editions;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Editions;

/// <summary>What another council can do with an edition whose value of an hour (NT29) its owner keeps.</summary>
public sealed class CopyOfKeptValuesTests : SiteCase
{
    private const string Told = "One value of the framework this one was copied from is kept by";

    private const string Undecided = "/withheld";

    private Guid owner;
    private Guid authority;
    private string name = "";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        owner = await World.AuthorityAsync("lancashire");
        authority = await World.AuthorityAsync("sefton");
        name = await World.LicensedEditionAsync(owner);
    }

    [Theory]
    [InlineData("Social", "volunteer-hour", "Yes")]
    [InlineData("Social", "", "No figure yet")]
    [InlineData("Nothing", Undecided, "Recorded only")]
    public async Task A_copy_says_what_it_lacks_until_that_is_decided(
        string addsTo,
        string value,
        string says
    )
    {
        var writer = await Site.SignInAsync(await World.PersonAsync(authority, Role.PolicyLead));
        var asked = await writer.GetAsync($"/editions/new?From={name}");
        Assert.Contains("without 1 value that it keeps", asked.Text, StringComparison.Ordinal);
        Assert.Contains("no tender can use it until", asked.Text, StringComparison.Ordinal);
        var draft = await writer.PressAsync("Begin", ("Title", "Ours"), ("Version", "2027"));
        var home = draft.Path;
        Assert.Contains($"{Told} lancashire council: NT29", draft.Text, StringComparison.Ordinal);
        Assert.Contains(
            "As it stands, no tender can use it.",
            draft.Text,
            StringComparison.Ordinal
        );

        // To save another thing leaves the mark.
        var measure = await writer.GetAsync($"{home}/measures/NT29");
        Assert.Contains(
            "Not decided: its value is kept by",
            measure.Text,
            StringComparison.Ordinal
        );
        await writer.PressAsync("Save", ("Input.Title", "Hours given"));
        Assert.Contains(Told, (await writer.GetAsync(home)).Text, StringComparison.Ordinal);
        await writer.PressAsync("Hand over for review");
        var reviewer = await Site.SignInAsync(
            await World.PersonAsync(authority, Role.HeadOfProcurement)
        );
        var review = await reviewer.GetAsync($"{home}/review");
        Assert.Contains(Told, review.Text, StringComparison.Ordinal);
        Assert.Contains("and no tender can use it", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("tenders may use it", review.Text, StringComparison.Ordinal);
        await writer.GetAsync(home);
        await writer.PressAsync("Take it back and go on writing");

        await writer.GetAsync($"{home}/measures/NT29");
        var saved = await writer.PressAsync(
            "Save",
            ("Input.Class", addsTo),
            ("Input.Proxy", value)
        );
        Assert.Contains("It is saved", saved.Success, StringComparison.Ordinal);

        draft = await writer.GetAsync(home);
        Assert.DoesNotContain(Told, draft.Text, StringComparison.Ordinal);
        var list = await writer.GetAsync($"{home}/measures?search=NT29");
        Assert.Contains(says, list.Text, StringComparison.Ordinal);
        await writer.GetAsync(home);
        await writer.PressAsync("Hand over for review");
        review = await reviewer.GetAsync($"{home}/review");
        Assert.Contains("tenders may use it", review.Text, StringComparison.Ordinal);
        await reviewer.PressAsync("Save the decision", ("Publish", "true"));
        var officer = await World.PersonAsync(authority, Role.Officer);
        Assert.Contains(
            await World.AskAsync<EditionShelf, IReadOnlyList<Edition>>(shelf =>
                shelf.ToChooseAsync(officer, null, Stop)
            ),
            edition => edition.Title == "Ours"
        );
    }

    [Fact]
    public async Task A_contract_is_recorded_under_what_a_tender_may_use_and_what_the_council_itself_retired()
    {
        var reviewer = await World.PersonAsync(authority, Role.HeadOfProcurement);
        var writer = await World.PersonAsync(authority, Role.PolicyLead);
        var draft = await World.EditionDraftAsync(writer);
        _ = (await World.SubmitEditionAsync(writer, draft)).Value;
        _ = (await World.PublishEditionAsync(reviewer, draft)).Value;
        var retired = await World.RetiredEditionAsync(reviewer, draft);
        var supplier = await World.SupplierAsync("Bee Lane Builders");

        foreach (
            var (council, offered, edition, isOffered) in new[]
            {
                (authority, "Our measures (retired)", retired, true),
                (authority, "not offered", name, false),
                (owner, "Our measures", name, true),
                (owner, "not offered", retired, false),
            }
        )
        {
            var manager = await World.PersonAsync(council, Role.ContractManager);
            var browser = await Site.SignInAsync(manager);
            var first = await browser.GetAsync("/contracts/new");
            var option = first.Document.QuerySelector($"option[value='{edition}']");
            Assert.Equal(isOffered ? offered : null, option?.TextContent.Trim());
            var second = await browser.GetAsync(
                $"/contracts/new?SupplierName=bee&Years=2&Edition={edition}"
            );
            Assert.Equal(isOffered, second.Problems.Count == 0);
            var recorded = await RecordAsync(manager, supplier, edition);
            Assert.Equal(
                isOffered ? null : "contracts.record.edition",
                recorded.Problems.SingleOrDefault()?.Code
            );
        }
    }

    private Task<Outcome<Guid>> RecordAsync(Actor manager, Actor supplier, string edition) =>
        World.AskAsync<RecordContract, Outcome<Guid>>(act =>
            act.RunAsync(
                manager,
                new RecordContract.Agreed(
                    supplier.SupplierId,
                    "Benches",
                    edition,
                    new ContractTerms(
                        $"C-{Guid.CreateVersion7()}",
                        60_000m,
                        new DateOnly(2026, 4, 1),
                        new DateOnly(2028, 3, 31)
                    ),
                    [new("NT29", [40m, 40m], 1m, "", "Our people give days.")]
                ),
                Stop
            )
        );
}
