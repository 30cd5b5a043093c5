using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Record;

/// <summary>What the ids in a record stand for, as far as whoever asks may see it; people, while or after they belong to the same organisation.</summary>
internal static class AuditSubjects
{
    /// <summary>The things of these ids by id; row security leaves out what is not the actor's to see.</summary>
    public static async Task<Dictionary<Guid, AuditLog.Subject>> SubjectsAsync(
        this Db db,
        Guid[] ids,
        CancellationToken stop
    ) =>
        await db
            .Database.SqlQuery<AuditLog.Subject>(
                $"""
                select named.id as "Id", named.kind as "Kind", named.name as "Name", named.page as "PageId"
                from (
                    select p.id, 'procurement' as kind, p.title as name, p.id as page from procurement p
                    union all
                    select b.id, 'bid', 'Bid of ' || b.supplier_name || ' for ' || p.title, b.id
                    from bid b join procurement p on p.id = b.procurement_id
                    union all
                    select l.id, 'offer', l.measure || ', offered by ' || b.supplier_name, b.procurement_id
                    from bid_line l join bid b on b.id = l.bid_id
                    union all
                    select c.id, 'contract', c.title, c.id from contract c
                    union all
                    select r.id, 'report', 'Report of ' || replace(r.quarter, '-', ' ') || ' on ' || c.title, r.id
                    from delivery_report r join contract c on c.id = r.contract_id
                    union all
                    select k.id, 'report', m.measure || ' in ' || replace(r.quarter, '-', ' ') || ' of ' || c.title, r.id
                    from claim k join commitment m on m.id = k.commitment_id join delivery_report r on r.id = k.report_id
                        join contract c on c.id = r.contract_id
                    union all
                    select i.id, 'invitation', i.email, i.id from invitation i where i.email <> ''
                    union all
                    select a.id, 'person', a.name, a.id from account a
                    where exists (
                        select 1 from membership m
                        where m.account_id = a.id and coalesce(m.authority_id, m.supplier_id) in (app_authority(), app_supplier()))
                    union all
                    select a.id, 'authority', a.name, a.id from authority a
                    union all
                    select s.id, 'supplier', s.name, s.id from supplier s
                ) named
                where named.id = any({ids})
                """
            )
            .ToDictionaryAsync(subject => subject.Id, stop);
}
