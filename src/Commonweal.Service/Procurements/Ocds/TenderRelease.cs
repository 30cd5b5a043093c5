using System.Text.Json.Nodes;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Procurements.Questions;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Ocds;

/// <summary>
/// A published tender as a release package of the Open Contracting Data Standard 1.1 with the United Kingdom's extension, written from
/// the record. The same content always has the same release id, and other content another.
/// </summary>
public sealed class TenderRelease(Db db, ReferenceData data, CommonwealSettings site)
{
    /// <summary>Null when there is no such tender, or it is not published.</summary>
    public async Task<JsonObject?> OfAsync(Actor actor, Guid procurementId, CancellationToken stop)
    {
        var answers = db.As(actor)
            .Set<TenderAnswer>()
            .IgnoreQueryFilters([Db.OwnRows])
            .Where(answer => answer.ProcurementId == procurementId && answer.Answer != null);
        var found = await db.Set<Procurement>()
            .IgnoreQueryFilters([Db.OwnRows])
            .AsNoTracking()
            .Where(row => row.Id == procurementId && row.PublishedAt != null)
            .Where(row => row.AuthorityId != Authority.Practice)
            .Select(row => new
            {
                Row = row,
                Authority = db.Set<Authority>().Single(one => one.Id == row.AuthorityId),
                AnsweredAt = answers.Max(answer => (DateTimeOffset?)answer.PublishedAt),
            })
            .SingleOrDefaultAsync(stop);
        return found is null
            ? null
            : new ReleaseWriter(
                found.Row,
                found.Authority,
                found.AnsweredAt,
                data.Places,
                site.Address
            ).Package();
    }
}
