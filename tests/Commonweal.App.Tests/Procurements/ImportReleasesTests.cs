using System.Text;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Audit;
using Commonweal.Service.Procurements;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

public sealed class ImportReleasesTests : WorldCase
{
    private Actor officer = null!;

    private static string ContractsFinder { get; } =
        File.ReadAllText(
            Path.Combine(World.RepositoryData(), "demo/contracts-finder/releases.json")
        );

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        officer = await World.PersonAsync(await World.AuthorityAsync("sefton"), Role.Officer);
    }

    [Fact]
    public async Task Contracts_Finder_becomes_records_once_however_often_it_is_imported()
    {
        var first = (await ImportAsync(ContractsFinder)).Value;
        var records = await RecordsAsync();
        var second = (await ImportAsync(ContractsFinder)).Value;

        Assert.Equal((196, 0, 0), (first.Taken, first.Unchanged, first.Refused));
        Assert.Equal((0, 196, 0), (second.Taken, second.Unchanged, second.Refused));
        Assert.Equal(191, records.Count);
        Assert.Equivalent(records, await RecordsAsync(), strict: true);
        Assert.Equal(196, await CountAsync<ImportedRelease>());
    }

    [Fact]
    public async Task A_run_broken_off_halfway_and_run_again_comes_to_the_same_as_one_run()
    {
        var text = string.Concat(
            Enumerable
                .Range(1, 450)
                .Select(n =>
                    $$$$"""{"ocid":"ocds-{{{{n % 300}}}}","id":"{{{{n}}}}","date":"2026-03-{{{{1 + (n % 28):00}}}}","tender":{"title":"No. {{{{n}}}}"}}"""
                )
        );
        var other = await World.PersonAsync(await World.AuthorityAsync("southend"), Role.Officer);
        await ImportAsync(text, other);
        using var kill = new CancellationTokenSource();
        await using var file = new BrokenOff(Encoding.UTF8.GetBytes(text), kill);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            World.AskAsync<ImportReleases, Outcome<ImportReleases.Result>>(act =>
                act.RunAsync(officer, file, kill.Token)
            )
        );
        Assert.Equal(200, await CountAsync<ImportedRelease>());
        var rest = (await ImportAsync(text)).Value;

        Assert.Equal((250, 200), (rest.Taken, rest.Unchanged));
        Assert.Equal(await SaidAsync(other), await SaidAsync(officer));
        Assert.Equal(450, await CountAsync<ImportedRelease>());
    }

    [Fact]
    public async Task Later_files_complete_a_record_whatever_their_order()
    {
        var tender = Json("1", "2026-03-02", "\"title\":\"Benches\",\"value\":{\"amount\":0.01}");
        var amended = Json("2", "2026-03-09", "\"title\":\"Benches and bins\"");

        await ImportAsync(amended);
        await ImportAsync(tender);

        var record = Assert.Single(await RecordsAsync());
        Assert.Equal("Benches and bins", record.Title);
        Assert.Equal(0.01m, record.NetValue);
        Assert.Equal(ProcurementStage.Recorded, record.Stage);
    }

    [Fact]
    public async Task A_procurement_people_took_up_is_left_to_them_and_the_notice_kept()
    {
        await ImportAsync(Json("1", "2026-03-02", "\"title\":\"Benches\""));
        var id = Assert.Single(await RecordsAsync()).Id;
        var taken = await World.AskAsync<TakeUpProcurement, Outcome<Done>>(act =>
            act.RunAsync(officer, id, CancellationToken.None)
        );
        Assert.Empty(taken.Problems);

        var result = (await ImportAsync(Json("2", "2026-03-09", "\"title\":\"Bins\""))).Value;

        Assert.Equal((0, 1), (result.Taken, result.Unchanged));
        Assert.Equal("Benches", Assert.Single(await RecordsAsync()).Title);
        Assert.Equal(2, await CountAsync<ImportedRelease>());
    }

    [Fact]
    public async Task A_refused_release_is_named_and_the_others_are_imported_with_their_own_text()
    {
        var good = """{"ocid":"ocds-2","id":"1","date":"2026-03-02","own":"\u0000 £1e9999"}""";

        var result = (
            await ImportAsync(
                $"{Json("1", "2026-03-02", "\"value\":{\"amount\":1e9999}")}\n{good}\n{{}}"
            )
        ).Value;

        Assert.Equal((1, 0, 2), (result.Taken, result.Unchanged, result.Refused));
        Assert.Equal("ocds-1", result.Listed[0].Ocid);
        Assert.Null(result.Listed[1].Ocid);
        Assert.Equal(
            good,
            await World.AskAsync<Db, string>(db =>
                db.As(officer).Set<ImportedRelease>().Select(release => release.Raw).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_to_its_end_changes_nothing()
    {
        var refused = await ImportAsync(ContractsFinder[..^10]);

        Assert.Equal("procurements.file.truncated", refused.Problems.Single().Code);
        Assert.Equal(0, await CountAsync<Procurement>());
    }

    [Fact]
    public async Task Each_batch_leaves_one_entry_in_the_audit_log()
    {
        await ImportAsync(
            string.Concat(
                Enumerable
                    .Range(1, 450)
                    .Select(n => Json($"{n}", "2026-03-02", "\"title\":\"Benches\""))
            )
        );

        Assert.Equal(
            3,
            await World.AskAsync<Db, int>(db =>
                db.As(officer)
                    .Set<AuditEntry>()
                    .CountAsync(entry => entry.Act == "procurements.import")
            )
        );
        Assert.Single(await RecordsAsync());
    }

    [Fact]
    public async Task Another_authority_sees_and_changes_nothing_of_it()
    {
        await ImportAsync(Json("1", "2026-03-02", "\"title\":\"Benches\""));
        var other = await World.PersonAsync(await World.AuthorityAsync("southend"), Role.Officer);

        var theirs = await ImportAsync(Json("2", "2026-03-09", "\"title\":\"Bins\""), other);

        Assert.Equal(1, theirs.Value.Taken);
        Assert.Equal("Benches", Assert.Single(await RecordsAsync()).Title);
        Assert.Equal(
            1,
            await World.AskAsync<Db, int>(db =>
                db.As(other).Set<ImportedRelease>().IgnoreQueryFilters().CountAsync()
            )
        );
    }

    [Fact]
    public async Task Who_may_not_edit_procurements_may_not_import()
    {
        var auditor = await World.PersonAsync(officer.AuthorityId!.Value, Role.Auditor);

        var refused = await ImportAsync(Json("1", "2026-03-02", "\"title\":\"Benches\""), auditor);

        Assert.Equal("people.actor.not-allowed", refused.Problems.Single().Code);
    }

    private static string Json(string id, string date, string tender) =>
        $$$"""{"ocid":"ocds-1","id":"{{{id}}}","date":"{{{date}}}","tender":{{{{tender}}}}}""";

    private async Task<Outcome<ImportReleases.Result>> ImportAsync(string text, Actor? actor = null)
    {
        await using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await World.AskAsync<ImportReleases, Outcome<ImportReleases.Result>>(act =>
            act.RunAsync(actor ?? officer, file, CancellationToken.None)
        );
    }

    private Task<List<string>> SaidAsync(Actor actor) =>
        World.AskAsync<Db, List<string>>(db =>
            db.As(actor)
                .Set<Procurement>()
                .OrderBy(record => record.Ocid)
                .Select(record => record.Ocid + " " + record.Title)
                .ToListAsync()
        );

    private Task<List<Procurement>> RecordsAsync() =>
        World.AskAsync<Db, List<Procurement>>(db =>
            db.As(officer)
                .Set<Procurement>()
                .AsNoTracking()
                .OrderBy(procurement => procurement.Ocid)
                .ToListAsync()
        );

    private Task<int> CountAsync<T>()
        where T : class => World.AskAsync<Db, int>(db => db.As(officer).Set<T>().CountAsync());

    /// <summary>Read once whole; the second time the run is killed when two thirds are read.</summary>
    private sealed class BrokenOff(byte[] text, CancellationTokenSource kill) : MemoryStream(text)
    {
        private long read;

        public override ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            var count = Read(buffer.Span[..Math.Min(buffer.Length, 512)]);
            read += count;
            if (read > Length + (Length * 2 / 3))
            {
                kill.Cancel();
                cancellationToken.ThrowIfCancellationRequested();
            }

            return ValueTask.FromResult(count);
        }
    }
}
