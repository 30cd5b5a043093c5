using Commonweal.Domain.Common;
using Commonweal.Domain.Ledger;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.App.Tests.Shell;

/// <summary>A council with something at every stage, its supplier, and the people on both sides.</summary>
internal sealed class Council
{
    private static readonly (string Measure, decimal[] Quantities)[] Offer =
    [
        ("NT29", [40m, 40m]),
        ("NT31", [4m, 4m]),
    ];

    private readonly World world;
    private readonly string slug;
    private readonly OpenedTender awarded;
    private readonly Guid contract;
    private readonly Actor manager;
    private readonly List<Actor> people;
    private readonly Dictionary<string, string[]> ids = new(StringComparer.Ordinal);

    private Council(World world, string slug, OpenedTender awarded, Guid contract, Actor manager)
    {
        this.world = world;
        this.slug = slug;
        this.awarded = awarded;
        this.contract = contract;
        this.manager = manager;
        people = [awarded.Officer, awarded.Head, awarded.Evaluators[0], manager, Supplier];
    }

    /// <summary>One person for each role.</summary>
    public IReadOnlyList<Actor> People => people;

    private Actor Supplier => awarded.Suppliers[0];

    /// <summary>A council that has awarded a contract. The database's clock stands before the contract's start.</summary>
    public static async Task<Council> AwardedAsync(World world, string name)
    {
        var tender = await world.OpenedTenderAsync(name, Answers(Offer));
        var made = await world.AwardedContractAsync(tender);
        var keeper = await world.ManagedContractAsync(tender.AuthorityId, made);
        return new Council(world, name, tender, made, keeper);
    }

    /// <summary>After the contract's first quarter: the report of it, and procurements at earlier stages beside it.</summary>
    public async Task RunOnAsync(Quarter first)
    {
        await StaffAsync();
        var draft = await world.DraftProcurementAsync(awarded.Officer);
        var opened = await OpenedAsync();
        var published = await PublishedAsync();
        var bid = await world.StartedBidAsync(Supplier, published);
        var line = await DeclaredAsync(opened.Procurement);
        var report = await world.ReportedQuarterAsync(
            new RunningContract(contract, Supplier, manager, first)
        );
        var entry = await world.AskAsync<Db, long>(db =>
            db.As(manager).Set<LedgerEntry>().MinAsync(entry => entry.Id)
        );
        var colleague = await world.ColleagueAsync(Supplier, Role.SupplierReader);

        var lead = people.Single(one => one.Roles.Contains(Role.PolicyLead));
        Put("policy/", await world.StartedPolicyAsync(lead));
        Put("editions/{editionId:guid}/import", await ImportAsync(lead));
        Put("people/", awarded.Officer.AccountId);
        Put("people/ of a supplier", colleague.AccountId);
        Put("procurements/", draft);
        Put(
            "procurements/{id:guid}/plan/files/{documentId:guid}",
            draft,
            await world.PlanFileAsync(awarded.Officer, draft, forPanel: true)
        );
        foreach (var page in (string[])["opening", "cancel"])
            Put($"procurements/{{id:guid}}/{page}", published);
        Put(
            "procurements/{id:guid}/market/contacts/",
            draft,
            (await world.ContactAsync(awarded.Officer, draft)).Value
        );
        var told = await world.PublicEventAsync(awarded.Officer, draft);
        Put("procurements/{id:guid}/market/events/", draft, told);
        Put("opportunities/events/", told);
        Put(
            "procurements/{id:guid}/questions/",
            published,
            (await world.AskQuestionAsync(Supplier, published)).Value
        );
        foreach (var page in (string[])["bids", "interests", "scoring", "moderation"])
            Put($"procurements/{{id:guid}}/{page}", opened.Procurement, line);
        Put("procurements/{id:guid}/bids/{bidId:guid}", opened.Procurement, opened.Bid, line);
        Put("procurements/{id:guid}/value-for-money/", opened.Procurement, opened.Bid);
        Put(
            "supplier/bids/{id:guid}/clarifications/",
            opened.Bid,
            await world.AskedBidderAsync(awarded.Officer, line)
        );
        foreach (
            var page in (string[])
                ["ranking", "award", "runs", "report", "what-if", "value-for-money"]
        )
            Put($"procurements/{{id:guid}}/{page}", awarded.ProcurementId);
        Put(
            "editions/",
            await world.EditionDraftAsync(people.First(one => one.Can(Permission.WriteEditions)))
        );
        Put("opportunities/", published);
        Put("supplier/bids/", bid);
        foreach (var page in (string[])["receipt", "submitted", "result", "clarifications"])
            Put($"supplier/bids/{{id:guid}}/{page}", awarded.Bids[0]);
        Put("contracts/", contract);
        Put("supplier/contracts/", contract);
        Put("reports/", report.Id, report.Lines[0].ClaimId);
        Put("supplier/reports/", report.Id, report.Lines[0].ClaimId);
        Put("evidence/", report.Lines[0].Files[0].Id);
        ids["results/"] = [slug, $"{contract}"];
        ids["portfolio/entries/"] = [$"{entry}"];
    }

    /// <summary>What this council has for the ids of a route, in their order.</summary>
    public string[] IdsOf(string route, Actor actor)
    {
        var kind =
            route.StartsWith("people/", StringComparison.Ordinal) && actor.SupplierId is not null
                ? "people/ of a supplier"
                : ids
                    .Keys.Where(key => route.StartsWith(key, StringComparison.Ordinal))
                    .MaxBy(key => key.Length);
        return kind is null
            ? throw new InvalidOperationException($"Name an id for {route} in {nameof(Council)}.")
            : ids[kind];
    }

    private async Task StaffAsync()
    {
        foreach (var role in Enum.GetValues<Role>().Except(people.SelectMany(one => one.Roles)))
        {
            people.Add(
                role < Role.SupplierOwner
                    ? await world.PersonAsync(awarded.AuthorityId, role)
                    : await world.ColleagueAsync(Supplier, role)
            );
        }
    }

    /// <summary>A draft edition with a file of values that waits to be accepted.</summary>
    private async Task<Guid> ImportAsync(Actor writer)
    {
        var draft = await world.EditionDraftAsync(writer);
        _ = (
            await world.BringInAsync(
                writer,
                draft,
                "a.csv",
                "Ref,Proxy value\nNT29,17.42"u8.ToArray()
            )
        ).Value;
        _ = (await world.NameTermsAsync(writer, draft)).Value;
        return draft;
    }

    private async Task<Guid> PublishedAsync()
    {
        var now = await world.AskAsync<Db, DateTimeOffset>(db => db.NowAsync(default));
        return await world.PublishedProcurementAsync(
            awarded.Officer,
            [.. Offer.Select(line => line.Measure)],
            now.AddDays(30),
            ProcurementsStory.WithCriteria(ProcurementsStory.Method(weighting: 20m))
        );
    }

    private async Task<(Guid Procurement, Guid Bid)> OpenedAsync()
    {
        var procurement = await PublishedAsync();
        var bid = await world.SubmittedBidAsync(Supplier, procurement, Answers(Offer));
        await world.OpenedAsync(awarded.Officer, awarded.Awarder, procurement);
        _ = (await world.DeclareAsync(awarded.Head, procurement)).Value;
        return (procurement, bid);
    }

    /// <summary>Both evaluators have declared; answers a line they may score.</summary>
    private async Task<Guid> DeclaredAsync(Guid procurement)
    {
        var evaluator = awarded.Evaluators[0];
        _ = (await world.DeclareAsync(evaluator, procurement)).Value;
        return (await world.SheetAsync(evaluator, procurement))!.Statements[0].LineId;
    }

    private void Put(string route, params Guid[] own) =>
        ids[route] = [.. own.Select(id => $"{id}")];

    private static Domain.Bids.BidAnswers Answers((string, decimal[])[] offer) =>
        BidsStory.Answers(480_000m, "Our people give days.", offer);
}
