using System.Text.Json.Nodes;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Procurements.Questions;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Ocds;

/// <summary>The award of a tender as its published contract has it.</summary>
/// <param name="SupplierId">The supplier it went to.</param>
/// <param name="SupplierName">Its name at award.</param>
/// <param name="Value">Whole-life value net of VAT, GBP.</param>
/// <param name="StartsOn">First day of the contract.</param>
/// <param name="EndsOn">Its last.</param>
/// <param name="AwardedAt">When it was decided.</param>
/// <param name="PublishedAt">Since when anybody may know.</param>
public sealed record PublishedAward(
    Guid Id,
    Guid SupplierId,
    string SupplierName,
    decimal Value,
    DateOnly StartsOn,
    DateOnly EndsOn,
    DateTimeOffset AwardedAt,
    DateTimeOffset PublishedAt
);

/// <summary>
/// A published tender as a release package of the Open Contracting Data Standard 1.1 with the United Kingdom's extension, written from
/// the record. The same content always has the same release id, and other content another.
/// </summary>
public sealed class TenderRelease(Db db, ReferenceData data, CommonwealSettings site)
{
    /// <summary>Null when there is no such tender, or it is not published.</summary>
    /// <param name="award">What its published contract says of the award; null while there is none.</param>
    public async Task<JsonObject?> OfAsync(
        Actor actor,
        Guid procurementId,
        PublishedAward? award,
        CancellationToken stop
    )
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
                award,
                data.Places,
                data.Rules,
                site.Address
            ).Package();
    }
}
