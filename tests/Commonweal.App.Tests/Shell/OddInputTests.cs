using System.Net;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.People;
using Commonweal.Story;
using Microsoft.AspNetCore.Identity;
using Xunit;

namespace Commonweal.App.Tests.Shell;

/// <summary>Input that nobody types by accident gets an answer, never a fault.</summary>
public sealed class OddInputTests : SiteCase
{
    [Fact]
    public async Task A_search_that_ends_in_the_middle_of_a_character_is_answered()
    {
        var search = new string('a', 199) + Uri.EscapeDataString("😀");
        Assert.Equal(
            HttpStatusCode.OK,
            (await Site.Visitor().GetAsync($"/opportunities?search={search}")).Status
        );
    }

    [Fact]
    public async Task The_right_password_leads_home_when_the_way_back_is_no_address()
    {
        var officer = await World.PersonAsync(await World.AuthorityAsync("ours"), Role.Officer);
        var email = await World.AskAsync<UserManager<Account>, string>(async accounts =>
            (await accounts.FindByIdAsync(officer.AccountId.ToString()))!.Email!
        );
        var visitor = Site.Visitor();
        await visitor.GetAsync("/sign-in?returnUrl=/%C3%A9");
        var page = await visitor.PressAsync(
            "Continue",
            ("Email", email),
            ("Password", World.Password)
        );
        Assert.Equal("/", page.Path);
        Assert.Empty(Site.Faults);
    }

    [Theory]
    [InlineData("Goods,Works")]
    [InlineData("1")]
    public async Task A_choice_is_one_of_those_offered_by_its_name(string category)
    {
        var officer = await World.PersonAsync(await World.AuthorityAsync("ours"), Role.Officer);
        var browser = await Site.SignInAsync(officer);
        await browser.GetAsync("/procurements/new");
        var page = await browser.PressAsync(
            "Save and continue",
            ("Input.Reference", "R1"),
            ("Input.Title", "Benches"),
            ("Input.Category", category)
        );
        Assert.Contains("Enter it another way", page.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signs_that_are_no_characters_do_not_break_the_excel_file()
    {
        var officer = await World.PersonAsync(await World.AuthorityAsync("ours"), Role.Officer);
        await World.DraftProcurementAsync(officer);
        await World.Database.TamperAsync(
            "update procurement set title = 'Lifts \uffff and \ufffe stairs'"
        );
        var file = await (await Site.SignInAsync(officer)).GetAsync("/procurements?format=xlsx");
        Assert.Equal(HttpStatusCode.OK, file.Status);
        Assert.Empty(Site.Faults);
    }

    [Theory]
    [InlineData("' or 1=1", "PR1 8XJ", "people.supplier.company-form")]
    [InlineData("01234567", "somewhere in the north", "people.supplier.postcode-form")]
    public async Task A_supplier_registers_only_with_numbers_of_the_right_form(
        string number,
        string postcode,
        string code
    )
    {
        var invited = await World.AskAsync<InviteSupplier, Outcome<SentInvitation>>(act =>
            act.RunAsync("asha@bee-lane.example", null, CancellationToken.None)
        );
        var refused = await World.AskAsync<RegisterSupplier, Outcome<RegisterSupplier.Registered>>(
            act =>
                act.RunAsync(
                    invited.Value.Token,
                    new RegisterSupplier.Organisation(
                        "Bee Lane",
                        number,
                        null,
                        SupplierSize.Small,
                        false,
                        postcode
                    ),
                    new NewPerson("Asha Patel", "asha@bee-lane.example", World.Password),
                    null,
                    CancellationToken.None
                )
        );
        Assert.Equal(code, refused.Problems[0].Code);
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task A_method_that_no_page_takes_is_refused_with_a_page(string method)
    {
        var page = await Site.Visitor().SendAsync(new HttpMethod(method), "/opportunities", null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, page.Status);
        Assert.Equal("This page does not take what was sent", page.Heading);
        Assert.Empty(Site.Faults);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "Email=a")]
    [InlineData("application/json", "{}")]
    public async Task A_form_in_another_form_is_refused_with_a_page(string type, string body)
    {
        var page = await SendAsync(type, body);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, page.Status);
        Assert.Empty(Site.Faults);
    }

    [Fact]
    public async Task A_field_that_is_too_long_and_one_that_cannot_be_read_are_told_apart()
    {
        const string Form = "application/x-www-form-urlencoded";
        var page = await SendAsync(Form, "Email=" + new string('a', 5_000_000));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.Status);
        Assert.Equal("What you sent is too big", page.Heading);

        page = await SendAsync(Form, "Email=a%ffb%zz%0");
        Assert.NotEqual(HttpStatusCode.InternalServerError, page.Status);
        Assert.Empty(Site.Faults);
    }

    [Fact]
    public async Task A_NUL_is_no_fault_and_shows_where_it_was_typed()
    {
        var browser = Site.Visitor();
        await browser.GetAsync("/sign-in");

        var page = await browser.PressAsync("Continue", ("Email", "a\0b@cd.example 100%00"));

        Assert.Equal("Enter your password.", page.Problems.Single());
        Assert.Equal(
            "a\ufffdb@cd.example 100%00",
            page.Document.QuerySelector("[name=Email]")!.GetAttribute("value")
        );
        Assert.Empty(Site.Faults);
    }

    [Fact]
    public async Task A_NUL_within_a_NUL_is_answered_with_a_page()
    {
        const string Form = "application/x-www-form-urlencoded";
        // A NUL that another hides is none when it comes out.
        var page = await SendAsync(Form, "Email=a%%0000b");
        Assert.True(page.Status < HttpStatusCode.InternalServerError, $"{page.Status}");
        Assert.Empty(Site.Faults);
    }

    [Fact]
    public async Task What_a_page_has_no_handler_for_is_not_found()
    {
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await Site.Visitor().GetAsync("/opportunities?handler=Whatever")).Status
        );
        var browser = Site.Visitor();
        await browser.GetAsync("/sign-in");
        var token = browser.Page.Token;
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await browser.PostAsync("/sign-in?handler=Whatever", token)).Status
        );
        Assert.Equal(
            HttpStatusCode.MethodNotAllowed,
            (await browser.PostAsync("/privacy", token)).Status
        );
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_refused_and_not_dropped()
    {
        var authority = await World.AuthorityAsync("ours");
        var browser = await Site.SignInAsync(
            await World.PersonAsync(authority, Role.Administrator)
        );
        var officer = await World.PersonAsync(authority, Role.Officer);
        await browser.GetAsync($"/people/{officer.AccountId}");
        var page = await browser.PressAsync("Save roles", ("Roles", "Officer"), ("Roles", "99"));
        Assert.Single(page.Problems);
        Assert.Contains("99", page.Problems[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quarter_at_the_end_of_time_is_no_quarter()
    {
        var running = await World.AwardedAndRunningAsync("lancashire");
        var manager = await Site.SignInAsync(running.Manager);
        foreach (var page in (string[])["/portfolio", "/portfolio/entries"])
        {
            Assert.Equal(
                HttpStatusCode.OK,
                (await manager.GetAsync($"{page}?Quarter=9999-Q4")).Status
            );
        }

        Assert.NotNull(Quarter.Parse("2200-Q4"));
        Assert.Null(Quarter.Parse("2201-Q1"));
        var supplier = await Site.SignInAsync(running.Supplier);
        await supplier.GetAsync($"/supplier/contracts/{running.Id}/reports");
        var token = supplier.Page.Token;
        var refused = await supplier.PostAsync(
            $"/supplier/contracts/{running.Id}/reports",
            token,
            ("Quarter", "9999-Q4")
        );
        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.Empty(Site.Faults);
    }

    [Fact]
    public async Task Dates_at_the_end_of_time_are_refused_with_the_last_one_that_can_be_kept()
    {
        var manager = await World.PersonAsync(
            await World.AuthorityAsync("ours"),
            Role.ContractManager
        );
        _ = await World.SupplierAsync("Bee Lane Builders");
        var browser = await Site.SignInAsync(manager);
        await browser.GetAsync(
            "/contracts/new?SupplierName=bee&Edition=lancashire-toms-2024&Years=1"
        );
        var page = await browser.PressAsync(
            "Continue",
            ("StartsOn.Day", "31"),
            ("StartsOn.Month", "12"),
            ("StartsOn.Year", "9999"),
            ("EndsOn.Day", "31"),
            ("EndsOn.Month", "12"),
            ("EndsOn.Year", "9999"),
            ("Commitments[0].Measure", "NT1"),
            ("Commitments[0].Quantities[0]", "50000000000000000000000000000"),
            ("Commitments[0].Statement", "As agreed.")
        );
        Assert.Equal(
            2,
            page.Problems.Count(says =>
                says.Contains("must not be after 31 December 2200", StringComparison.Ordinal)
            )
        );

        var terms = AwardStory.Terms with
        {
            StartsOn = DateOnly.MaxValue,
            EndsOn = DateOnly.MaxValue,
        };
        Assert.Equal(
            "contracts.terms.start contracts.terms.end",
            string.Join(' ', terms.Refusals().Select(problem => problem.Code))
        );
        var details = ProcurementsStory.Details() with { StartsOn = DateOnly.MaxValue };
        Assert.Equal("procurements.day.too-late", details.Checked().Problems.Single().Code);
        Assert.Empty(Site.Faults);
    }

    [Theory]
    [InlineData("Save and show the value")]
    [InlineData("Save and continue")]
    public async Task Quantities_too_large_to_be_added_up_are_refused_year_by_year(string button)
    {
        var officer = await World.PersonAsync(await World.AuthorityAsync("ours"), Role.Officer);
        var procurement = await World.PublishedProcurementAsync(officer, ["NT1"]);
        var supplier = await World.SupplierAsync("Bee Lane Builders");
        var bid = await World.StartedBidAsync(supplier, procurement);
        var browser = await Site.SignInAsync(supplier);
        await browser.GetAsync($"/supplier/bids/{bid}/measures/NT1");
        var page = await browser.PressAsync(
            button,
            ("Quantities[0]", "50000000000000000000000000000"),
            ("Quantities[1]", "50000000000000000000000000000")
        );
        Assert.Equal(2, page.Problems.Count);
        Assert.Empty(Site.Faults);
    }

    private Task<WebPage> SendAsync(string type, string body)
    {
        var content = new ByteArrayContent(System.Text.Encoding.ASCII.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return Site.Visitor().SendAsync(HttpMethod.Post, "/suppliers/register", content);
    }

    [Fact]
    public async Task An_invitation_is_of_use_only_to_the_address_it_was_made_for()
    {
        var authority = await World.AuthorityAsync("ours");
        var administrator = await World.PersonAsync(authority, Role.Administrator);
        var token = await World.AskAsync<InvitePerson, Outcome<SentInvitation>>(act =>
            act.RunAsync(administrator, "ann@ours.example", Role.Officer, CancellationToken.None)
        );
        var refused = await World.AskAsync<JoinByInvitation, Outcome<Account>>(act =>
            act.RunAsync(
                token.Value.Token,
                new NewPerson("Bob", "bob@elsewhere.example", World.Password),
                null,
                CancellationToken.None
            )
        );
        Assert.Equal("people.invitation.other-person", refused.Problems[0].Code);
    }
}
