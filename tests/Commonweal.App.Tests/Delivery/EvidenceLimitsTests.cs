using Commonweal.Domain.Common;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.People;
using Commonweal.Service.Delivery;
using Commonweal.Service.Evidence;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Delivery;

/// <summary>How much evidence a supplier adds in a day, and when a file leaves the disk.</summary>
public sealed class EvidenceLimitsTests : WorldCase
{
    private RunningContract contract = null!;
    private Guid claim;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        contract = await World.RunningContractAsync();
        claim = (await World.DraftReportAsync(contract)).Lines[0].ClaimId;
    }

    [Fact]
    public async Task A_supplier_that_added_enough_in_a_day_waits()
    {
        var supplier = contract.Supplier;
        var id = await World.AttachAsync(supplier, claim, DeliveryStory.Pdf());
        _ = (await RemoveAsync(supplier, id.Value)).Value;
        await AddedAsync(EvidenceFile.MostBytesPerDay - DeliveryStory.Pdf().Length);

        var refused = await World.AttachAsync(supplier, claim, DeliveryStory.Pdf("more"));
        Assert.Equal("delivery.evidence.enough-today", refused.Problems.Single().Code);
        Assert.Empty(KeptFiles());

        await World.Database.ShiftClockAsync(TimeSpan.FromHours(25));
        var nextDay = await World.AttachAsync(supplier, claim, DeliveryStory.Pdf("more"));
        Assert.True(nextDay.Succeeded);
    }

    [Fact]
    public async Task Uploads_sent_at_once_stay_within_the_bound_of_a_day_together()
    {
        var supplier = contract.Supplier;
        await AddedAsync(EvidenceFile.MostBytesPerDay - DeliveryStory.Pdf("0").Length);
        var other = await World.RunningContractAsync(contract.Manager, supplier);
        Guid[] claims =
        [
            claim,
            (await World.DraftReportAsync(contract)).Lines[1].ClaimId,
            .. (await World.DraftReportAsync(other)).Lines.Select(line => line.ClaimId),
        ];

        var answers = await Task.WhenAll(
            claims.Select(
                (claim, n) => World.AttachAsync(supplier, claim, DeliveryStory.Pdf($"{n}"))
            )
        );

        Assert.Equal(1, answers.Count(answer => answer.Succeeded));
        Assert.All(
            answers.Where(answer => !answer.Succeeded),
            answer => Assert.Equal("delivery.evidence.enough-today", CodeOf(answer))
        );
        Assert.Single(KeptFiles());
    }

    [Fact]
    public async Task A_removed_file_leaves_claim_and_disk()
    {
        var id = await World.AttachAsync(contract.Supplier, claim, DeliveryStory.Pdf());
        Assert.Single(KeptFiles());

        _ = (await RemoveAsync(contract.Supplier, id.Value)).Value;

        Assert.Empty((await World.DraftReportAsync(contract)).Lines[0].Files);
        Assert.Empty(KeptFiles());
        Assert.True(
            (await World.AttachAsync(contract.Supplier, claim, DeliveryStory.Pdf())).Succeeded
        );
        Assert.Single(KeptFiles());
    }

    [Fact]
    public async Task A_file_that_another_suppliers_claim_rests_on_stays()
    {
        var other = await World.RunningContractAsync("sefton", "Rival Roofing");
        var theirs = (await World.DraftReportAsync(other)).Lines[0].ClaimId;
        _ = (await World.AttachAsync(other.Supplier, theirs, DeliveryStory.Pdf())).Value;
        var id = await World.AttachAsync(contract.Supplier, claim, DeliveryStory.Pdf());

        _ = (await RemoveAsync(contract.Supplier, id.Value)).Value;

        Assert.Single(KeptFiles());
    }

    [Fact]
    public async Task What_a_sent_report_named_stays_whoever_removes_it_afterwards()
    {
        var report = await World.ReportedQuarterAsync(contract);
        var named = KeptFiles().Length;
        _ = (await World.ReturnAsync(contract.Manager, report.Id, "Mend it.")).Value;
        var draft = (await World.ReportAsync(contract.Supplier, report.Id))!;
        foreach (var file in draft.Lines.SelectMany(line => line.Files))
        {
            _ = (await RemoveAsync(contract.Supplier, file.Id)).Value;
        }

        Assert.Equal(named, KeptFiles().Length);
        var later = await World.AttachAsync(contract.Supplier, claim, DeliveryStory.Pdf("later"));
        Assert.Equal(named + 1, KeptFiles().Length);
        _ = (await RemoveAsync(contract.Supplier, later.Value)).Value;
        Assert.Equal(named, KeptFiles().Length);
    }

    [Fact]
    public async Task A_file_without_a_row_leaves_the_disk_after_a_day_and_no_other_does()
    {
        async Task<string> OrphanAsync(string says)
        {
            var before = KeptFiles();
            var id = await World.AttachAsync(contract.Supplier, claim, DeliveryStory.Pdf(says));
            await World.Database.TamperAsync($"delete from evidence_file where id = '{id.Value}'");
            return KeptFiles().Except(before, StringComparer.Ordinal).Single();
        }
        Task<bool> SweepAsync() =>
            World.AskAsync<UnneededEvidence, bool>(async files =>
            {
                await files.SweepAsync(Stop);
                return true;
            });
        var (old, fresh) = (await OrphanAsync("old"), await OrphanAsync("fresh"));
        var aside = Path.Combine(World.Home, "evidence", "incoming", $"{Guid.CreateVersion7()}");
        await File.WriteAllTextAsync(aside, "broken off");
        Age(old, aside);
        await SweepAsync();
        Assert.Equal(
            new[] { fresh, old }.Order(StringComparer.Ordinal),
            KeptFiles().Order(StringComparer.Ordinal)
        );

        _ = (await World.AttachAsync(contract.Supplier, claim, DeliveryStory.Pdf("needed"))).Value;
        var needed = KeptFiles().Except([old, fresh], StringComparer.Ordinal).Single();
        Age(needed);
        await SweepAsync();

        Assert.Equal(
            new[] { fresh, needed }.Order(StringComparer.Ordinal),
            KeptFiles().Order(StringComparer.Ordinal)
        );
    }

    private static void Age(params string[] files)
    {
        foreach (var file in files)
        {
            File.SetLastWriteTimeUtc(
                file,
                TimeProvider.System.GetUtcNow().AddHours(-25).UtcDateTime
            );
        }
    }

    private Task<Outcome<Done>> RemoveAsync(Actor actor, Guid evidence) =>
        World.AskAsync<RemoveEvidence, Outcome<Done>>(act => act.RunAsync(actor, evidence, Stop));

    /// <summary>As if the supplier had added so many bytes already.</summary>
    private Task<int> AddedAsync(long bytes) =>
        World.AskAsync<Db, int>(db =>
            db.As(contract.Supplier)
                .Database.ExecuteSqlAsync(
                    $"""
                    insert into removed_evidence
                    select gen_random_uuid(), authority_id, supplier_id, id, {bytes}, sha256('large'), clock_timestamp(), false
                    from claim where id = {claim}
                    """
                )
        );

    private string[] KeptFiles() =>
        Directory.Exists(Path.Combine(World.Home, "evidence"))
            ? Directory.GetFiles(
                Path.Combine(World.Home, "evidence"),
                "*",
                SearchOption.AllDirectories
            )
            : [];
}
