using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Record;

/// <summary>What the ids in a record stand for, as far as whoever asks may see it; people, while or after they belong to the same organisation.</summary>
internal static class AuditSubjects
{
    /// <summary>Every thing that has a name; row security leaves out what is not the actor's to see.</summary>
    public static IQueryable<AuditLog.Subject> Subjects(this Db db) =>
        db.Database.SqlQuery<AuditLog.Subject>(
            $"""
            select p.id as "Id", 'procurement' as "Kind", p.title as "Name", p.id as "PageId", p.id as "ProcurementId"
            from procurement p
            union all
            select b.id, 'bid', 'Bid of ' || b.supplier_name || ' for ' || p.title, b.id, p.id
            from bid b join procurement p on p.id = b.procurement_id
            union all
            select l.id, 'offer', l.measure || ', offered by ' || b.supplier_name || ' for ' || p.title, p.id, p.id
            from bid_line l join bid b on b.id = l.bid_id join procurement p on p.id = b.procurement_id
            union all
            select v.id, 'policy', 'Rules of the council' || coalesce(' from ' || to_char(v.starts_on, 'FMDD FMMonth YYYY'), ''), v.id, null
            from policy_version v where v.authority_id = app_authority()
            union all
            select c.id, 'contract', c.title, c.id, c.procurement_id from contract c
            union all
            select r.id, 'report', 'Report of ' || replace(r.quarter, '-', ' ') || ' on ' || c.title, r.id, c.procurement_id
            from delivery_report r join contract c on c.id = r.contract_id
            union all
            select thing.id, 'report', thing.name || m.measure || ' in ' || replace(r.quarter, '-', ' ') || ' of ' || c.title,
                r.id, c.procurement_id
            from (
                select k.id, k.id as claim_id, '' as name from claim k
                union all
                select f.id, f.claim_id, 'File ' || f.file_name || ' for ' from evidence_file f
                union all
                select f.id, f.claim_id, 'A file for ' from removed_evidence f
            ) thing
            join claim k on k.id = thing.claim_id join commitment m on m.id = k.commitment_id
            join delivery_report r on r.id = k.report_id join contract c on c.id = r.contract_id
            union all
            select e.id, 'framework', e.title, e.id, null from council_edition e
            union all
            select i.id, 'invitation', i.email, i.id, null from invitation i where i.email <> ''
            union all
            select a.id, 'person', a.name, a.id, null from account a
            where exists (
                select 1 from membership m
                where m.account_id = a.id and coalesce(m.authority_id, m.supplier_id) in (app_authority(), app_supplier()))
            union all
            select a.id, 'authority', a.name, a.id, null from authority a
            union all
            select s.id, 'supplier', s.name, s.id, null from supplier s
            """
        );
}
