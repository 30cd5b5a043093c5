using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Record;

/// <summary>Why facts are veiled; of several the last one here is told.</summary>
internal enum VeilGround
{
    /// <summary>They do not read opened bids.</summary>
    NoReader,

    /// <summary>They may score and have not locked.</summary>
    NotLocked,

    /// <summary>They declared an interest in a bidder.</summary>
    Interest,

    /// <summary>They belong to a bidder.</summary>
    OwnBid,
}

/// <summary>
/// Keeps the facts of an entry, never that there is one, from a reader of an authority's record who must not know them on any
/// other page: whoever sides with a bidder or declared an interest in one, whoever may score until their scores are locked, and
/// until the award whoever may not read opened bids.
/// </summary>
/// <param name="SubjectId">What the acts are done to: the procurement, a bid or a line of it, the contract, a report on it.</param>
/// <param name="ProcurementId">The procurement that all of it belongs to.</param>
/// <param name="Since">Entries from then on are veiled.</param>
/// <param name="Ground">Why: the last of them that applies is told.</param>
internal sealed record AuditVeil(
    Guid SubjectId,
    Guid ProcurementId,
    DateTimeOffset Since,
    VeilGround Ground
)
{
    /// <summary>What stands in place of the facts.</summary>
    public string Why =>
        Ground switch
        {
            VeilGround.OwnBid => "Not shown: your own organisation bids here",
            VeilGround.Interest => "Not shown: you declared an interest in a bidder here",
            VeilGround.NotLocked =>
                "Not shown: you may score these bids and have not locked your scores",
            VeilGround.NoReader =>
                "Not shown until the contract is awarded: you do not read opened bids",
        };

    /// <summary>Everything that is veiled for the reader; nothing of a supplier's record is.</summary>
    public static IQueryable<AuditVeil> Of(Db db, Actor reader) =>
        db.As(reader)
            .Database.SqlQuery<AuditVeil>(
                $"""
                select thing.id as "SubjectId", kept.id as "ProcurementId", kept.since as "Since", kept.ground as "Ground"
                from (
                    select p.id, '-infinity'::timestamptz as since, {(int)
                VeilGround.OwnBid} as ground from procurement p
                    where p.authority_id = app_authority() and p.id in (select own_bids())
                    union all
                    select p.id, p.opened_at, {(int)VeilGround.Interest} from procurement p
                    where p.authority_id = app_authority() and p.opened_at is not null and has_conflict_in(p.id)
                    union all
                    select p.id, p.opened_at, {(int)VeilGround.NoReader} from procurement p
                    where {!reader.Can(
                    Permission.ReadOpenedBids
                )} and p.authority_id = app_authority() and p.opened_at is not null and p.stage <> 'Awarded'
                    union all
                    select p.id, p.opened_at, {(int)VeilGround.NotLocked} from procurement p
                    where {reader.Can(
                    Permission.ScoreBids
                )} and p.authority_id = app_authority() and p.opened_at is not null
                        and not exists (
                            select 1 from evaluator_declaration d
                            where d.procurement_id = p.id and d.evaluator_id = app_account() and d.locked_at is not null)
                ) kept
                cross join lateral (
                    select kept.id
                    union all
                    select b.id from bid b where b.procurement_id = kept.id
                    union all
                    select l.id from bid_line l join bid b on b.id = l.bid_id where b.procurement_id = kept.id
                    union all
                    select t.id from things_in_conflict() t where t.procurement_id = kept.id
                    union all
                    select c.id from contract c where c.procurement_id = kept.id
                    union all
                    select r.id from delivery_report r join contract c on c.id = r.contract_id where c.procurement_id = kept.id
                ) thing
                """
            );
}
