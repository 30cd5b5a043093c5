using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>What the database refuses of awards by SQL of one's own.</summary>
public sealed class AwardBySqlTests : WholeAwardCase
{
    [Fact]
    public async Task An_award_rests_on_a_head_with_no_part_in_it_the_last_run_and_the_recommendation_that_stands()
    {
        await MarkAsync([30m, 30m], [30m, 35m]);
        var old = await LastRunAsync();
        _ = (await World.RunScoringAsync(Tender.Head, Tender.ProcurementId)).Value;
        var made = (
            await World.RecommendAsync(Tender.Officer, Tender.ProcurementId, Tender.Bids[0])
        ).Value;
        var run = await LastRunAsync();
        Assert.NotEqual(old, run);
        var officer = await World.PersonAsync(Tender.AuthorityId, Role.Officer);
        _ = (await World.DeclareAsync(officer, Tender.ProcurementId)).Value;
        var undeclared = await World.PersonAsync(Tender.AuthorityId, Role.HeadOfProcurement);

        await World.AssertRefusedAsync(officer, Award(run, made));
        await World.AssertRefusedAsync(undeclared, Award(run, made));
        await World.AssertRefusedAsync(Tender.Head, Award(run, made));
        Assert.Equal(
            PostgresErrorCodes.InsufficientPrivilege,
            await World.RefusalAsync(Tender.Awarder, Award(run, null))
        );
        await World.AssertRefusedAsync(Tender.Awarder, Award(old, made));
        Assert.Null(await World.RefusalAsync(Tender.Awarder, Award(run, made)));

        await World.Database.TamperAsync("delete from award");
        await MarkAsync([29m, 30m], [30m, 35m]);
        await World.AssertRefusedAsync(Tender.Awarder, Award(run, made));
    }

    private string Award(Guid run, Guid? recommendation) =>
        $"insert into award select procurement_id, authority_id, supplier_id, id, '{run}', {(recommendation is { } made ? $"'{made}'" : "null")}, 'x', null, app_account(), database_now() from bid where id = '{Tender.Bids[0]}'";

    private Task<Guid> LastRunAsync() =>
        World.AskAsync<Db, Guid>(db =>
            db.As(Tender.Head)
                .Set<ScoringRun>()
                .OrderByDescending(run => run.RunAt)
                .Select(run => run.Id)
                .FirstAsync(Stop)
        );
}
