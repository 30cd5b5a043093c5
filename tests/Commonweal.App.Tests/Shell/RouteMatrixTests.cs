using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Commonweal.Domain.People;
using Commonweal.Story;
using Commonweal.Web.Shell.Access;
using Xunit;

namespace Commonweal.App.Tests.Shell;

/// <summary>Every route, visited by the public and by every role.</summary>
public sealed partial class RouteMatrixTests : SiteCase
{
    private Guid? council;
    private Actor? supplier;

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_role_opens_its_routes_and_no_others(Role role)
    {
        var actor = await InAsync(role);

        await VisitAllAsync(await Site.SignInAsync(actor), actor);
    }

    [Fact]
    public async Task The_public_opens_public_routes_and_no_others() =>
        await VisitAllAsync(Site.Visitor(), Actor.Public);

    /// <summary>By somebody whom the route lets in, so that nothing but the token is missing.</summary>
    [Fact]
    public async Task A_form_without_its_token_is_refused_on_every_route()
    {
        List<(Actor Actor, Browser Browser)> people = [];
        foreach (var role in Enum.GetValues<Role>())
        {
            var actor = await InAsync(role);
            people.Add((actor, await Site.SignInAsync(actor)));
        }

        foreach (var (route, access) in RouteTable.Routes)
        {
            var browser = people.First(one => access.Allows(one.Actor)).Browser;
            var page = await browser.PostAsync(AddressOf(route));
            var expected = Site.Takes(HttpMethod.Post, route)
                ? HttpStatusCode.BadRequest
                : HttpStatusCode.MethodNotAllowed;
            Assert.True(page.Status == expected, $"{route} is not {expected}: {page}");
        }
    }

    [Fact]
    public void The_written_table_is_the_one_in_force()
    {
        var path = Path.Combine(World.RepositoryData(), "..", "docs", "api", "routes.md");
        var table = Written();
        if (Environment.GetEnvironmentVariable("COMMONWEAL_WRITE_DOCS") == "1")
            File.WriteAllText(path, table);
        Assert.True(
            File.Exists(path) && File.ReadAllText(path) == table,
            "docs/api/routes.md is not what the site does. Run this test with COMMONWEAL_WRITE_DOCS=1 and commit the file."
        );
    }

    private async Task VisitAllAsync(Browser browser, Actor actor)
    {
        foreach (var (route, access) in RouteTable.Routes)
        {
            var page = await browser.GetAsync(AddressOf(route));
            var isRefused =
                page.Status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized
                || page.Path.StartsWith("/sign-in?returnUrl=", StringComparison.Ordinal);
            Assert.True(
                isRefused != access.Allows(actor) || page.Status == HttpStatusCode.MethodNotAllowed,
                $"{route} for {string.Join(", ", actor.Roles)}: {page}"
            );
            Assert.True(
                (int)page.Status < 500 || route.StartsWith("problem", StringComparison.Ordinal),
                $"{page} {string.Join('\n', Site.Faults)}"
            );
            AssertGuarded(page, actor);
        }
    }

    /// <summary>Every answer tells the browser what not to allow, and keeps what only some may see out of its cache.</summary>
    private static void AssertGuarded(WebPage page, Actor actor)
    {
        string Header(string name) =>
            page.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";

        Assert.Contains(
            "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
            Header("Content-Security-Policy"),
            StringComparison.Ordinal
        );
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.NotEmpty(Header("Strict-Transport-Security"));
        Assert.Equal("", Header("Server"));
        if (actor.AccountId != Guid.Empty)
            Assert.Equal("no-store", Header("Cache-Control"));
    }

    private async Task<Actor> InAsync(Role role)
    {
        if (role < Role.SupplierOwner)
            return await World.PersonAsync(council ??= await World.AuthorityAsync("ours"), role);
        var owner = supplier ??= await World.SupplierAsync("Bee Lane Builders");
        return role == Role.SupplierOwner ? owner : await World.ColleagueAsync(owner, role);
    }

    private static string Written()
    {
        var text = new StringBuilder(
            """
            # Routes and who may open them

            Written by `RouteMatrixTests` from `RouteTable`; run it with `COMMONWEAL_WRITE_DOCS=1` to write it anew. A route that
            is not here opens for nobody. The act behind a route checks again, and row security keeps each organisation to its
            own rows.

            | Route | Open to |
            |---|---|

            """
        );
        foreach (
            var (route, access) in RouteTable.Routes.OrderBy(row => row.Key, StringComparer.Ordinal)
        )
            text.Append(CultureInfo.InvariantCulture, $"| `/{route}` | {Who(access)} |\n");
        return text.ToString();
    }

    private static string Who(Access access) =>
        access.Anyone ? "everybody"
        : access.AnyOf.Count == 0 ? "anybody signed in"
        : string.Join(
            ", ",
            access
                .AnyOf.SelectMany(RolePermissions.With)
                .Distinct()
                .Order()
                .Select(role => $"{role}")
        );

    /// <summary>An address of the route, with something that does not exist where it asks for one.</summary>
    private static string AddressOf(string route) =>
        "/"
        + Parameter()
            .Replace(
                route,
                part =>
                    part.Value.Contains(":int", StringComparison.Ordinal)
                    || part.Value.Contains(":long", StringComparison.Ordinal)
                        ? "404"
                    : part.Value.Contains(":guid", StringComparison.Ordinal)
                        ? "0190e4c8-0000-7000-8000-000000000000"
                    : "nothing"
            );

    [GeneratedRegex("{[^}]*}", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
