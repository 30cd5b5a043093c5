using System.Security.Cryptography;
using Commonweal.Domain.Bids;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>The last moment before a deadline, when everybody submits.</summary>
public sealed class DeadlineRushTests : BidsCase
{
    private const int Suppliers = 200;

    // A look at the clock moves it by this much: however fast the machine, some come in time and some do not.
    private const string Tick = "0.1 milliseconds";

    [Fact]
    public async Task Of_200_suppliers_in_the_last_100_milliseconds_each_is_told_the_truth()
    {
        (Actor Supplier, Guid Bid, int Version)[] drafts = await DraftsAsync();
        await SetClockAsync();

        var answers = await Task.WhenAll(
            drafts.Select(draft => World.SubmitAsync(draft.Supplier, draft.Bid, draft.Version))
        );

        string[] receipts =
        [
            .. answers.Where(answer => answer.Succeeded).Select(answer => answer.Value),
        ];
        Assert.InRange(receipts.Length, 1, Suppliers - 1);
        Assert.All(
            answers.Where(answer => !answer.Succeeded),
            answer => Assert.Equal("bids.window.closed", answer.Problems.Single().Code)
        );
        await World.PassDeadlineAsync(Procurement);
        _ = (await World.AgreeAsync(Officer, Procurement)).Value;
        Assert.True((await World.AgreeAsync(Second, Procurement)).Value);
        var kept = await World.AskAsync<Db, List<BidSubmission>>(db =>
            db.As(Officer).Set<BidSubmission>().AsNoTracking().ToListAsync()
        );
        Assert.Equal(
            receipts.Order(StringComparer.Ordinal),
            kept.Select(submission => submission.Receipt).Order(StringComparer.Ordinal)
        );
        var deadline = await World.AskAsync<Db, DateTimeOffset?>(db =>
            db.As(Officer)
                .Set<Domain.Procurements.Procurement>()
                .Where(row => row.Id == Procurement)
                .Select(row => row.Deadline)
                .SingleAsync()
        );
        Assert.All(kept, submission => Assert.True(submission.ReceivedAt < deadline));
        Assert.All(
            kept,
            submission => Assert.Equal(SHA256.HashSizeInBytes, submission.Sha256.Length)
        );
    }

    private async Task<(Actor, Guid, int)[]> DraftsAsync()
    {
        await World.Database.TamperAsync(
            $"""
            insert into supplier (id, name, name_key, size, is_vcse, created_at)
                select {IdOf(
                "number"
            )}, 'Supplier ' || number, 'supplier ' || number, 'Small', false, now()
                from generate_series(1, {Suppliers}) number;
            insert into account (id, name, user_name, normalized_user_name, email, normalized_email, email_confirmed, created_at)
                select id, name, name, name, name || '@example.org', name || '@example.org', true, now() from supplier
                where id in (select {IdOf("number")} from generate_series(1, {Suppliers}) number);
            insert into membership (id, account_id, supplier_id, role, granted_at)
                select gen_random_uuid(), id, id, 'SupplierOwner', now() from supplier
                where id in (select {IdOf("number")} from generate_series(1, {Suppliers}) number)
            """
        );
        List<(Actor, Guid, int)> drafts = [];
        foreach (var some in Enumerable.Range(1, Suppliers).Chunk(8))
        {
            drafts.AddRange(await Task.WhenAll(some.Select(DraftAsync)));
        }

        return [.. drafts];
    }

    private async Task<(Actor, Guid, int)> DraftAsync(int number)
    {
        var id = Guid.ParseExact($"{number:D32}", "N");
        var supplier = Actor.OfSupplier(id, $"Supplier {number}", id, Role.SupplierOwner);
        var bid = await World.StartedBidAsync(supplier, Procurement);
        return (supplier, bid, await World.SavedAsync(supplier, bid, 1, Offer));
    }

    private static string IdOf(string number) => $"lpad({number}::text, 32, '0')::uuid";

    /// <summary>Sets the database's clock to 100 milliseconds before the deadline, from where each look at it moves it on.</summary>
    private Task SetClockAsync() =>
        World.Database.TamperAsync(
            $"""
            create sequence looked;
            grant usage on sequence looked to public;
            do $clock$ begin execute format(
                'create or replace function database_now() returns timestamptz language sql volatile set search_path = public, pg_temp as
                $now$ select %L::timestamptz - interval ''100 milliseconds'' + nextval(''looked'') * interval ''{Tick}'' + shift
                    from clock_offset $now$',
                (select deadline from procurement where id = '{Procurement}'));
            end $clock$
            """
        );
}
