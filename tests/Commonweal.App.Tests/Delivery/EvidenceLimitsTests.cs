using Commonweal.Domain.Common;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.People;
using Commonweal.Service.Delivery;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Delivery;

/// <summary>How much evidence a supplier adds in a day, and when a file leaves the disk.</summary>
public sealed class EvidenceLimitsTests : EvidenceCase
{
    [Fact]
    public async Task A_supplier_that_added_enough_in_a_day_waits()
    {
        var supplier = Contract.Supplier;
        var id = await World.AttachAsync(supplier, Claim, DeliveryStory.Pdf());
        _ = (await RemoveAsync(supplier, id.Value)).Value;
        await AddedAsync(EvidenceFile.MostBytesPerDay - DeliveryStory.Pdf().Length);

        var refused = await World.AttachAsync(supplier, Claim, DeliveryStory.Pdf("more"));
        Assert.Equal("delivery.evidence.enough-today", refused.Problems.Single().Code);
        Assert.Empty(KeptFiles());

        await World.Database.ShiftClockAsync(TimeSpan.FromHours(25));
        var nextDay = await World.AttachAsync(supplier, Claim, DeliveryStory.Pdf("more"));
        Assert.True(nextDay.Succeeded);
    }

    [Fact]
    public async Task Uploads_sent_at_once_stay_within_the_bound_of_a_day_together()
    {
        var supplier = Contract.Supplier;
        await AddedAsync(EvidenceFile.MostBytesPerDay - DeliveryStory.Pdf("0").Length);
        var other = await World.RunningContractAsync(Contract.Manager, supplier);
        Guid[] claims =
        [
            Claim,
            (await World.DraftReportAsync(Contract)).Lines[1].ClaimId,
            .. (await World.DraftReportAsync(other)).Lines.Select(line => line.ClaimId),
        ];

        var answers = await Task.WhenAll(
            claims.Select((one, n) => World.AttachAsync(supplier, one, DeliveryStory.Pdf($"{n}")))
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
        var id = await World.AttachAsync(Contract.Supplier, Claim, DeliveryStory.Pdf());
        Assert.Single(KeptFiles());

        _ = (await RemoveAsync(Contract.Supplier, id.Value)).Value;

        Assert.Empty((await World.DraftReportAsync(Contract)).Lines[0].Files);
        Assert.Empty(KeptFiles());
        Assert.True(
            (await World.AttachAsync(Contract.Supplier, Claim, DeliveryStory.Pdf())).Succeeded
        );
        Assert.Single(KeptFiles());
    }

    [Fact]
    public async Task A_file_that_another_suppliers_claim_rests_on_stays()
    {
        var other = await World.RunningContractAsync("sefton", "Rival Roofing");
        var theirs = (await World.DraftReportAsync(other)).Lines[0].ClaimId;
        _ = (await World.AttachAsync(other.Supplier, theirs, DeliveryStory.Pdf())).Value;
        var id = await World.AttachAsync(Contract.Supplier, Claim, DeliveryStory.Pdf());

        _ = (await RemoveAsync(Contract.Supplier, id.Value)).Value;

        Assert.Single(KeptFiles());
    }

    [Fact]
    public async Task What_a_sent_report_named_stays_whoever_removes_it_afterwards()
    {
        var report = await World.ReportedQuarterAsync(Contract);
        var named = KeptFiles().Length;
        _ = (await World.ReturnAsync(Contract.Manager, report.Id, "Mend it.")).Value;
        var draft = (await World.ReportAsync(Contract.Supplier, report.Id))!;
        foreach (var file in draft.Lines.SelectMany(line => line.Files))
        {
            _ = (await RemoveAsync(Contract.Supplier, file.Id)).Value;
        }

        Assert.Equal(named, KeptFiles().Length);
        var later = await World.AttachAsync(Contract.Supplier, Claim, DeliveryStory.Pdf("later"));
        Assert.Equal(named + 1, KeptFiles().Length);
        _ = (await RemoveAsync(Contract.Supplier, later.Value)).Value;
        Assert.Equal(named, KeptFiles().Length);
    }

    [Fact]
    public async Task A_file_without_a_row_leaves_the_disk_after_a_day_and_no_other_does()
    {
        async Task<string> OrphanAsync(string says)
        {
            var before = KeptFiles();
            var id = await World.AttachAsync(Contract.Supplier, Claim, DeliveryStory.Pdf(says));
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

        _ = (await World.AttachAsync(Contract.Supplier, Claim, DeliveryStory.Pdf("needed"))).Value;
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
            db.As(Contract.Supplier)
                .Database.ExecuteSqlAsync(
                    $"""
                    insert into removed_evidence
                    select gen_random_uuid(), authority_id, supplier_id, id, {bytes}, sha256('large'), clock_timestamp(), false
                    from claim where id = {Claim}
                    """
                )
        );
}
