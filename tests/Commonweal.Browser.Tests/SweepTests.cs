using System.Text.RegularExpressions;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.People;
using Commonweal.Domain.Policies;
using Commonweal.Domain.Rules;
using Commonweal.Story;
using Commonweal.Web.Shell.Access;
using Npgsql;
using Xunit;

namespace Commonweal.Browser.Tests;

/// <summary>Every page of the one table of routes, opened by everybody who may open it.</summary>
public sealed partial class SweepTests : VisitedSite
{
    private const string Places = """
        select p.id::text as procurement, b.id::text as bid, l.id::text as line, c.id::text as contract,
            r.id::text as report, k.id::text as claim, e.id::text as entry, m.account_id::text as account,
            d.id::text as declaration, q.id::text as question, cl.id::text as clarification, mc.id::text as contact, me.id::text as event, f.id::text as evidence, v.id::text as policy, 'NT29' as code, 'lancashire' as slug,
            'lancashire-toms-2024' as name, 'southend-2050' as other, 'real-living-wage-uk' as figure, 's14' as sum,
            'social-value-model-2025' as model, 'bid' as guide, '8' as number, ce.id::text as edition, 'xlsx' as format,
            pd.id::text as document
        from procurement p
        left join bid b on b.procurement_id = p.id
        left join bid_line l on l.bid_id = b.id
        left join clarification cl on cl.bid_line_id = l.id
        left join evaluator_declaration d on d.procurement_id = p.id
        left join plan_task pt on pt.procurement_id = p.id
        left join plan_document pd on pd.task_id = pt.id
        left join tender_question q on q.procurement_id = p.id
        left join market_contact mc on mc.procurement_id = p.id
        left join market_event me on me.procurement_id = p.id
        full join contract c on c.procurement_id = p.id
        left join delivery_report r on r.contract_id = c.id
        left join claim k on k.report_id = r.id
        left join evidence_file f on f.claim_id = k.id
        left join lateral (select max(id) as id from ledger_entry where contract_id = c.id) e on true
        cross join policy_version v
        left join lateral (select account_id from membership order by id limit 1) m on true
        left join council_edition ce on true
        """;

    private readonly HashSet<string> opened = new(StringComparer.Ordinal);
    private readonly HashSet<string> answered = new(StringComparer.Ordinal);

    [Fact]
    public async Task Every_page_is_sound_for_everybody_who_may_open_it()
    {
        var (council, supplier, evaluator) = await SettledWorldAsync();
        var places = await PlacesAsync();
        await SweepAsync(await ComeAsync(), Actor.Public, places);
        foreach (var role in Enum.GetValues<Role>())
        {
            var person = role switch
            {
                Role.SupplierOwner => supplier,
                Role.Evaluator => evaluator,
                > Role.SupplierOwner => await Site.World.ColleagueAsync(supplier, role),
                _ => await Site.World.PersonAsync(council, role),
            };
            await SweepAsync(await SignInAsync(person), person, places);
        }

        Assert.Equal(
            ["problem/{code:int}"], // answers with the code it explains
            RouteTable.Routes.Keys.Where(route => !answered.Contains(route)),
            StringComparer.Ordinal
        );
    }

    private async Task SweepAsync(
        Visitor visitor,
        Actor person,
        IReadOnlyList<Dictionary<string, string>> places
    )
    {
        var addresses = RouteTable
            .Routes.Where(route => route.Value.Allows(person))
            .SelectMany(route => places.Select(place => (route.Key, AddressOf(route.Key, place))))
            .Distinct();
        foreach (var (route, found) in addresses)
        {
            if (found is not { } address)
                continue;
            var answer = await visitor.AskAsync(address);
            Assert.True(answer.Status is < 500 or 503, $"{answer.Status} {address}");
            var isPage = answer
                .Headers["content-type"]
                .StartsWith("text/html", StringComparison.Ordinal);
            if (answer.Status == 200)
                answered.Add(route);
            if (answer.Status == 200 && isPage && IsNew(route, await answer.TextAsync()))
                await visitor.GoAsync(address);
        }
    }

    /// <summary>
    /// Rules of the council, one version published and one begun. A draft, an open tender with a draft bid, one whose opened bid is being scored, a contract with a quarter decided,
    /// and a recorded one with a report begun.
    /// </summary>
    private async Task<(Guid Council, Actor Supplier, Actor Evaluator)> SettledWorldAsync()
    {
        var world = Site.World;
        var contract = await world.AwardedAndRunningAsync("lancashire");
        var report = await world.DraftReportAsync(contract);
        foreach (var line in report.Lines)
        {
            await world.ClaimAsync(contract.Supplier, line.ClaimId, "10");
            await world.AttachAsync(contract.Supplier, line.ClaimId, DeliveryStory.Pdf());
        }

        _ = (await world.SendAsync(contract.Supplier, report.Id)).Value;
        foreach (var line in report.Lines)
            await world.DecideAsync(contract.Manager, line.ClaimId, ClaimDecision.Accepted);
        await world.DraftReportAsync(
            await world.RunningContractAsync(contract.Manager, contract.Supplier)
        );
        await world.Database.TamperAsync("update contract set published_at = database_now()");
        var council = contract.Manager.AuthorityId!.Value;
        var lead = await world.PersonAsync(council, Role.PolicyLead);
        var draft = await world.EditionDraftAsync(lead);
        _ = (
            await world.SubmitEditionAsync(lead, await world.EditionDraftAsync(lead, "2027"))
        ).Value;
        await world.PublishedEditionAsync(council);
        await world.PublishedPolicyAsync(
            lead,
            await world.PersonAsync(council, Role.HeadOfProcurement),
            contract.First.Next.End.AddYears(1),
            new PolicyChange.Delivery(ReviewFrequency.Quarterly, 30)
        );
        await world.StartedPolicyAsync(lead);
        var officer = await world.PersonAsync(council, Role.Officer);
        await world.PlanFileAsync(
            officer,
            await world.DraftProcurementAsync(officer),
            forPanel: true
        );
        var later = new DateTimeOffset(
            contract.First.Next.Start.AddMonths(1),
            default,
            TimeSpan.Zero
        );
        await world.PreparedProcurementAsync(officer, deadline: later);
        _ = (
            await world.BringInAsync(
                lead,
                draft,
                "a.csv",
                "Ref,Units,Proxy value\nNT29,volunteer hours,17.42\nNT1,weeks,-1"u8.ToArray()
            )
        ).Value;
        _ = (await world.NameTermsAsync(lead, draft)).Value;
        var open = await world.PublishedProcurementAsync(
            officer,
            deadline: new DateTimeOffset(contract.First.Next.End, default, TimeSpan.Zero)
        );
        await world.StartedBidAsync(contract.Supplier, open);
        _ = (await world.AskQuestionAsync(contract.Supplier, open)).Value;
        _ = (await world.ContactAsync(officer, open)).Value;
        _ = await world.PublicEventAsync(officer, open);
        var evaluator = await world.PersonAsync(council, Role.Evaluator);
        var scored = await world.PublishedProcurementAsync(
            officer,
            ["NT29"],
            new DateTimeOffset(contract.First.Next.Start.AddMonths(1), default, TimeSpan.Zero),
            ProcurementsStory.WithCriteria(ProcurementsStory.Method())
        );
        await world.SubmittedBidAsync(
            contract.Supplier,
            scored,
            BidsStory.Answers(480_000m, "Our people give days.", ("NT29", [40m, 40m]))
        );
        var head = await world.PersonAsync(council, Role.HeadOfProcurement);
        await world.OpenedAsync(officer, head, scored);
        _ = (await world.DeclareAsync(evaluator, scored)).Value;
        var said = (await world.SheetAsync(evaluator, scored))!.Statements[0];
        await world.AskedBidderAsync(officer, said.LineId);
        return (council, contract.Supplier, evaluator);
    }

    private async Task<IReadOnlyList<Dictionary<string, string>>> PlacesAsync()
    {
        await using var connection = new NpgsqlConnection(Site.World.Database.Admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Places, connection);
        await using var rows = await command.ExecuteReaderAsync();
        List<Dictionary<string, string>> places = [];
        while (await rows.ReadAsync())
        {
            var known = Enumerable.Range(0, rows.FieldCount).Where(at => !rows.IsDBNull(at));
            places.Add(known.ToDictionary(rows.GetName, rows.GetString, StringComparer.Ordinal));
        }

        return places;
    }

    /// <summary>The route with what the place has for each of its parts; null where it lacks one.</summary>
    private static string? AddressOf(string route, Dictionary<string, string> place)
    {
        var whole = true;
        var address = Parameter()
            .Replace(
                route,
                part =>
                {
                    var known =
                        part.Groups["name"].Value == "key"
                            ? EditionsStory.KeyIn(route)
                            : place.GetValueOrDefault(MeaningOf(route, part.Groups["name"].Value));
                    whole &= known is not null;
                    return known ?? "";
                }
            );
        return whole ? $"/{address}" : null;
    }

    private static string MeaningOf(string route, string parameter) =>
        (parameter, route.Split('/')) switch
        {
            ("bidId", _) => "bid",
            ("questionId", _) => "question",
            ("clarificationId", _) => "clarification",
            ("contactId", _) => "contact",
            ("eventId", _) => "event",
            ("lineId", _) => "line",
            ("claimId", _) => "claim",
            ("declarationId", _) => "declaration",
            ("id", ["evidence", ..]) => "evidence",
            ("accountId", _) => "account",
            ("editionId", _) => "edition",
            ("documentId", _) => "document",
            ("id", ["procurements" or "opportunities" or "alerts", ..]) => "procurement",
            ("id", ["supplier", "bids", ..]) => "bid",
            ("id", ["contracts" or "results", ..] or ["supplier", "contracts", ..]) => "contract",
            ("id", ["reports", ..] or ["supplier", "reports", ..]) => "report",
            ("id", ["portfolio", ..]) => "entry",
            ("id", ["figures", ..] or ["frameworks", ..]) => "figure",
            ("id", ["sums", ..]) => "sum",
            ("name", ["models", ..]) => "model",
            ("name", ["guides", ..]) => "guide",
            ("name", ["frameworks", _, "crosswalk", ..]) => "other", // the one crosswalk of the two goes this way
            ("other", ["frameworks", _, "crosswalk", ..]) => "name",
            ("id", ["policy", ..]) => "policy",
            ("name", ["rules", ..]) => "slug",
            _ => parameter,
        };

    /// <summary>Whether nobody opened a page of the route that is built so, nor one with the same around it.</summary>
    private bool IsNew(string route, string html)
    {
        var build = PageBuild.Of(html);
        return opened.Add(route + build.Main) | opened.Add(build.Around);
    }

    [GeneratedRegex("{(?<name>[a-zA-Z]+)[^}]*}", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
