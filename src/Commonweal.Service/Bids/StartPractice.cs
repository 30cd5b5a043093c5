using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>
/// A supplier begins a bid on the practice tender of the year, which comes into being with the first of them. It belongs to an authority
/// that has no people, so nobody opens it; all else is as with any bid.
/// </summary>
public sealed class StartPractice(Db db, MasterKey master, ReferenceData data, StartBid start)
{
    // Bids begun late in the year have until spring; from January on the next year's tender is begun.
    private const int LastMonth = 3;
    private const int LastDay = 31;
    private const int Noon = 12;

    private static readonly Actor Site = Actor.OfAuthority(
        Guid.Empty,
        "Commonweal",
        Authority.Practice
    );

    private static readonly Problem Nothing = new(
        "bids.practice.none",
        "There is no practice tender on this site. Ask whoever runs it to add data/procurement/practice.yaml."
    );

    /// <summary>Answers the bid's id.</summary>
    public async Task<Outcome<Guid>> RunAsync(Actor actor, CancellationToken stop)
    {
        if (actor.Lacks(Permission.WriteBids) is { } refusal)
        {
            return refusal;
        }

        if (data.Practice is not { } practice)
        {
            return Nothing;
        }

        var tender = await OfThisYearAsync(practice, stop);
        return tender.Succeeded
            ? await start.RunAsync(actor, tender.Value, stop)
            : Outcome.Refused<Guid>(tender.Problems);
    }

    private async Task<Outcome<Guid>> OfThisYearAsync(PracticeTender tender, CancellationToken stop)
    {
        if (await FindAsync(stop) is { } found)
        {
            return found;
        }

        // Whoever comes at the same moment finds the one that was quicker.
        var made = await db.ActAsync(Site, () => MakeAsync(tender, stop), stop);
        return made.Succeeded ? made
            : await FindAsync(stop) is { } other ? other
            : made;
    }

    private async Task<Guid?> FindAsync(CancellationToken stop)
    {
        var reference = Procurement.PracticeOf(UkTime.Today(await db.As(Site).NowAsync(stop)).Year);
        return await db.Set<Procurement>()
            .Where(row => row.Reference == reference)
            .Select(row => (Guid?)row.Id)
            .SingleOrDefaultAsync(stop);
    }

    private async Task<Outcome<Guid>> MakeAsync(PracticeTender tender, CancellationToken stop)
    {
        var now = await db.NowAsync(stop);
        var today = UkTime.Today(now);
        if (!await db.Set<Authority>().AnyAsync(row => row.Id == Authority.Practice, stop))
        {
            var nobody = Authority.ForPractice(tender.Edition, now);
            db.Add(nobody);
            db.Record("authority.created", nobody.Id, new { nobody.Slug, nobody.Name });
        }

        var made = Procurement.Practice(
            tender,
            data.Edition(tender.Edition)!,
            Guid.CreateVersion7,
            data.Rules.VatOn(today) ?? 0m,
            today,
            UkTime.Instant(new DateTime(today.Year + 1, LastMonth, LastDay, Noon, 0, 0))!.Value,
            now
        );
        if (!made.Succeeded)
        {
            return Outcome.Refused<Guid>(made.Problems);
        }

        var practice = made.Value;
        db.Add(practice);
        await db.SaveChangesAsync(stop); // the database takes a procurement as a draft first
        practice.OpenPractice(now);
        await TenderKey.MakeAsync(db, master, practice, now, stop);
        db.Record(
            "procurement.published",
            practice.Id,
            new
            {
                practice.Reference,
                practice.Edition,
                practice.Deadline,
            }
        );
        return practice.Id;
    }
}
