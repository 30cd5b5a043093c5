-- A report is one supplier's quarter on one contract: draft, sent, then each claim is decided.
-- The supplier writes while it is open (draft or returned), the authority reads and decides once it is sent.
create table delivery_report (
    id uuid primary key,
    authority_id uuid not null,
    supplier_id uuid not null,
    contract_id uuid not null,
    quarter text not null check (quarter ~ '^\d{4}-Q[1-4]$'),
    stage text not null check (stage in ('Draft', 'Sent', 'Returned', 'Validated')),
    statement text not null default '',
    declared boolean not null default false,
    sent_at timestamptz,
    sent_by uuid,
    decided_at timestamptz,
    decided_by uuid,
    return_reason text,
    check (stage = 'Draft' or sent_at is not null),
    unique (contract_id, supplier_id, quarter),
    unique (authority_id, supplier_id, id),
    foreign key (authority_id, supplier_id, contract_id) references contract (authority_id, supplier_id, id)
);
create index delivery_report_to_review on delivery_report (authority_id, sent_at) where stage = 'Sent';
create index delivery_report_supplier on delivery_report (supplier_id);
alter table delivery_report enable row level security, force row level security;
create policy delivery_report_supplier_reads on delivery_report for select using (supplier_id = app_supplier());
create policy delivery_report_supplier_starts on delivery_report for insert
    with check (supplier_id = app_supplier() and stage = 'Draft' and sent_at is null and decided_at is null
        and standstill_until(contract_id) is null);
-- All a supplier does to a report is to send it, so what an authority reads of one was always sent to it.
create policy delivery_report_supplier_sends on delivery_report for update
    using (supplier_id = app_supplier() and stage in ('Draft', 'Returned'))
    with check (supplier_id = app_supplier() and stage = 'Sent' and sent_by = app_account());
create policy delivery_report_authority_reads on delivery_report for select
    using (authority_id = app_authority() and sent_at is not null);
create policy delivery_report_authority_decides on delivery_report for update
    using (authority_id = app_authority() and stage = 'Sent')
    with check (authority_id = app_authority() and stage in ('Returned', 'Validated') and decided_by = app_account());

-- Neither party writes the other's part.
create function delivery_report_parts() returns trigger language plpgsql set search_path = public, pg_temp as
$$
begin
    if (app_authority() is not null
            and (new.statement, new.sent_at, new.sent_by) is distinct from (old.statement, old.sent_at, old.sent_by))
        or (app_supplier() is not null
            and (new.decided_at, new.decided_by, new.return_reason)
                is distinct from (old.decided_at, old.decided_by, old.return_reason)) then
        raise exception 'this part of a report is the other party''s' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
create trigger delivery_report_parts before update on delivery_report
    for each row execute function delivery_report_parts();

-- Nothing reported is null; reported zero is zero.
create table claim (
    id uuid primary key,
    authority_id uuid not null,
    supplier_id uuid not null,
    report_id uuid not null,
    commitment_id uuid not null,
    quantity numeric(28,10) check (quantity >= 0),
    -- What a share is of, kept so that shares are never averaged; null for every other unit.
    part numeric(28,10) check (part >= 0),
    whole numeric(28,10) check (whole > 0 and part <= whole),
    note text not null default '',
    decision text check (decision in ('Accepted', 'Adjusted', 'Rejected')),
    accepted_quantity numeric(28,10) check (accepted_quantity between 0 and quantity),
    decision_reason text,
    check (num_nonnulls(decision, accepted_quantity) in (0, 2)),
    check (decision is null or quantity is not null),
    check (num_nonnulls(part, whole) in (0, 2)),
    unique (report_id, supplier_id, commitment_id),
    unique (authority_id, supplier_id, id),
    foreign key (authority_id, supplier_id, report_id) references delivery_report (authority_id, supplier_id, id),
    foreign key (authority_id, supplier_id, commitment_id) references commitment (authority_id, supplier_id, id)
);
create index claim_commitment on claim (commitment_id);
alter table claim enable row level security, force row level security;

create function report_is(report uuid, variadic stages text[]) returns boolean language sql stable set search_path = public, pg_temp as
$$ select exists (select 1 from delivery_report r where r.id = report and r.stage = any (stages)) $$;

create policy claim_supplier_reads on claim for select using (supplier_id = app_supplier());
create policy claim_supplier_adds on claim for insert
    with check (supplier_id = app_supplier() and report_is(report_id, 'Draft', 'Returned') and decision is null
        and exists (select 1 from delivery_report r join commitment k on k.contract_id = r.contract_id
            where r.id = report_id and k.id = commitment_id));
create policy claim_supplier_writes on claim for update
    using (supplier_id = app_supplier() and report_is(report_id, 'Draft', 'Returned'));
create policy claim_authority_reads on claim for select
    using (authority_id = app_authority() and report_is(report_id, 'Sent', 'Validated'));
create policy claim_authority_decides on claim for update
    using (authority_id = app_authority() and report_is(report_id, 'Sent'));

-- The figures are the supplier's and the decision the authority's; a supplier's change only takes a decision back.
create function claim_parts() returns trigger language plpgsql set search_path = public, pg_temp as
$$
begin
    if (app_authority() is not null
            and (new.quantity, new.part, new.whole, new.note) is distinct from (old.quantity, old.part, old.whole, old.note))
        or (app_supplier() is not null and num_nonnulls(new.decision, new.accepted_quantity, new.decision_reason) > 0
            and (new.decision, new.accepted_quantity, new.decision_reason)
                is distinct from (old.decision, old.accepted_quantity, old.decision_reason)) then
        raise exception 'this part of a claim is the other party''s' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
create trigger claim_parts before update on claim for each row execute function claim_parts();

-- Files are stored by their hash outside the web root; the name a person gave is only a label.
create table evidence_file (
    id uuid primary key,
    authority_id uuid not null,
    supplier_id uuid not null,
    claim_id uuid not null,
    file_name text not null check (length(file_name) between 1 and 120),
    media_type text not null,
    bytes bigint not null check (bytes > 0),
    sha256 bytea not null check (length(sha256) = 32),
    uploaded_at timestamptz not null,
    uploaded_by uuid not null,
    unique (claim_id, supplier_id, sha256),
    foreign key (authority_id, supplier_id, claim_id) references claim (authority_id, supplier_id, id)
);
create index evidence_file_same on evidence_file (authority_id, sha256);
alter table evidence_file enable row level security, force row level security;

create function claim_is(claim uuid, variadic stages text[]) returns boolean language sql stable set search_path = public, pg_temp as
$$ select exists (select 1 from claim c where c.id = claim and report_is(c.report_id, variadic stages)) $$;

create policy evidence_file_supplier_reads on evidence_file for select using (supplier_id = app_supplier());
create policy evidence_file_supplier_adds on evidence_file for insert
    with check (supplier_id = app_supplier() and uploaded_by = app_account() and claim_is(claim_id, 'Draft', 'Returned'));
create policy evidence_file_supplier_removes on evidence_file for delete
    using (supplier_id = app_supplier() and claim_is(claim_id, 'Draft', 'Returned'));
create policy evidence_file_authority_reads on evidence_file for select
    using (authority_id = app_authority() and claim_is(claim_id, 'Sent', 'Validated'));

-- What is still known of a file that was taken off its claim: its bytes count for their day, and what was sent stays on the disk.
create table removed_evidence (
    id uuid primary key,
    authority_id uuid not null,
    supplier_id uuid not null,
    claim_id uuid not null,
    bytes bigint not null check (bytes > 0),
    sha256 bytea not null check (length(sha256) = 32),
    uploaded_at timestamptz not null,
    was_sent boolean not null,
    foreign key (authority_id, supplier_id, claim_id) references claim (authority_id, supplier_id, id)
);
create index removed_evidence_added on removed_evidence (supplier_id, uploaded_at);
create index removed_evidence_sent on removed_evidence (sha256) where was_sent;
alter table removed_evidence enable row level security, force row level security;
create policy removed_evidence_supplier_reads on removed_evidence for select using (supplier_id = app_supplier());
create policy removed_evidence_supplier_notes on removed_evidence for insert
    with check (supplier_id = app_supplier() and claim_is(claim_id, 'Draft', 'Returned'));
grant select, insert on removed_evidence to commonweal_app;

-- The latest share that was accepted of a commitment, in a quarter or in any: for its two parties, and for anybody once
-- the contract is public. Shares stand in no ledger, for they are never added up. An adjusted one has no part and whole.
create function latest_share(commitment uuid, in_quarter text)
returns table (quarter text, share numeric, part numeric, whole numeric, report uuid)
language sql stable security definer set search_path = public, pg_temp as
$$
    select r.quarter, c.accepted_quantity,
        case when c.accepted_quantity = c.quantity then c.part end,
        case when c.accepted_quantity = c.quantity then c.whole end, r.id
    from claim c join delivery_report r on r.id = c.report_id join contract t on t.id = r.contract_id
    where c.commitment_id = $1 and r.stage = 'Validated' and c.accepted_quantity is not null
        and (in_quarter is null or r.quarter = in_quarter)
        and (t.published_at is not null or t.authority_id = app_authority() or t.supplier_id = app_supplier())
    order by r.quarter desc limit 1
$$;

-- Whether a file must stay: a claim of anybody's rests on it, or it was in a report that was sent, whatever became of it.
create function evidence_is_needed(sha256 bytea) returns boolean language sql stable security definer
set search_path = public, pg_temp as
$$
    select exists (select 1 from evidence_file f where f.sha256 = $1)
        or exists (select 1 from plan_document d where d.sha256 = $1)
        or exists (select 1 from removed_evidence r where r.sha256 = $1 and r.was_sent)
$$;
grant select on evidence_file, removed_evidence, plan_document to commonweal_keeper;
alter function evidence_is_needed owner to commonweal_keeper;
revoke all on function evidence_is_needed from public;
grant execute on function evidence_is_needed to commonweal_app;

grant select on claim, delivery_report, contract to commonweal_keeper;
alter function latest_share owner to commonweal_keeper;
revoke all on function latest_share from public;
grant execute on function latest_share to commonweal_app;

grant select, insert on delivery_report, claim to commonweal_app;
grant update (stage, statement, declared, sent_at, sent_by, decided_at, decided_by, return_reason) on delivery_report
    to commonweal_app;
grant update (quantity, part, whole, note, decision, accepted_quantity, decision_reason) on claim to commonweal_app;
grant select, insert, delete on evidence_file to commonweal_app;

-- What an entry says must have happened once the act is whole: a commitment has its target, and what is claimed, taken back
-- or validated is a claim's own figure, written once, at the moment its report was sent or decided. It stands in the terms
-- of its commitment, worked out from them, and in its unit. It looks past row security because a report that is returned is no
-- longer the authority's to read.
create function ledger_entry_happened() returns trigger language plpgsql security definer
set search_path = public, pg_temp as
$$
begin
    if (select count(*) from ledger_entry e
            where (e.subject_id, e.kind, e.recorded_at) = (new.subject_id, new.kind, new.recorded_at)) > 1
        or not exists (
            select 1 from commitment k join contract c on c.id = k.contract_id
            cross join lateral (select new.quantity * k.attribution * (1 - k.deadweight) as effective) own
            where (k.id, k.contract_id, k.measure, k.theme, c.edition)
                = (new.commitment_id, new.contract_id, new.measure, new.theme, new.edition)
                and (k.value_class, k.unit_value, k.unit_value_low, k.unit_value_high)
                    is not distinct from (new.value_class, new.unit_value, new.unit_value_low, new.unit_value_high)
                and ledger_agrees(new.effective_quantity, own.effective)
                and ledger_agrees(new.value, own.effective * coalesce(k.unit_value, 0)))
        or not (
            select coalesce(bool_and(e.unit = new.unit), false) from ledger_entry e
            where (e.contract_id, e.commitment_id, e.kind) = (new.contract_id, new.commitment_id, 'Committed'))
        or not (case when new.kind = 'Committed' then exists (
            select 1 from commitment_target t join commitment k on k.id = t.commitment_id
            where (t.id, t.commitment_id, t.quarter, t.quantity, k.contract_id)
                = (new.subject_id, new.commitment_id, new.quarter, new.quantity, new.contract_id)
                and contract_is_new(k.contract_id))
        else exists (
            select 1 from claim c join delivery_report r on r.id = c.report_id
            where (c.id, c.commitment_id, r.quarter, r.contract_id)
                = (new.subject_id, new.commitment_id, new.quarter, new.contract_id)
                and (new.kind, r.stage, new.quantity, new.recorded_at, new.recorded_by) in (
                    ('Claimed', 'Sent', c.quantity, r.sent_at, r.sent_by),
                    ('Reversed', 'Returned', -c.quantity, r.decided_at, r.decided_by),
                    ('Validated', 'Validated', c.accepted_quantity, r.decided_at, r.decided_by)))
        end) then
        raise exception 'the ledger says only what happened' using errcode = 'insufficient_privilege';
    end if;
    return null;
end
$$;
create constraint trigger ledger_entry_happened after insert on ledger_entry deferrable initially deferred
    for each row when (row_security_active('ledger_entry')) execute function ledger_entry_happened();
grant select on ledger_entry, commitment_target to commonweal_keeper;
alter function ledger_entry_happened owner to commonweal_keeper;
