-- Every pound shown anywhere is a sum of these entries. Corrections are new entries, never edits.
create table ledger_entry (
    id bigint generated always as identity primary key,
    authority_id uuid not null references authority (id),
    supplier_id uuid not null references supplier (id),
    contract_id uuid not null,
    commitment_id uuid not null,
    subject_id uuid not null,
    kind text not null check (kind in ('Committed', 'Varied', 'Claimed', 'Validated', 'Reversed')),
    quarter text not null check (quarter ~ '^\d{4}-Q[1-4]$'),
    edition text not null,
    theme text not null,
    measure text not null,
    unit text not null,
    value_class text check (value_class in ('Social', 'LocalEconomic')),
    quantity numeric(28,10) not null,
    effective_quantity numeric(28,10) not null,
    unit_value numeric(28,10),
    value numeric(28,10) not null,
    reason text not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    foreign key (authority_id, supplier_id, contract_id) references contract (authority_id, supplier_id, id)
        deferrable initially deferred,
    foreign key (authority_id, supplier_id, commitment_id) references commitment (authority_id, supplier_id, id)
        deferrable initially deferred
);
create index ledger_entry_contract on ledger_entry (contract_id, commitment_id, quarter);
create index ledger_entry_authority on ledger_entry (authority_id, quarter, measure);
create index ledger_entry_newest on ledger_entry (authority_id, id);
create index ledger_entry_subject on ledger_entry (subject_id);
alter table ledger_entry enable row level security, force row level security;
create policy ledger_entry_reads on ledger_entry for select
    using (authority_id = app_authority() or supplier_id = app_supplier());
-- A supplier can claim; only the authority promises on the record, validates and takes back.
create policy ledger_entry_adds on ledger_entry for insert
    with check (recorded_by = app_account()
        and case when kind = 'Claimed' then supplier_id = app_supplier() else authority_id = app_authority() end);

-- Whether a figure is the exact one at ten places. The application counts in 28 digits, which cuts large products sooner.
create function ledger_agrees(kept numeric, exact numeric) returns boolean language sql immutable
set search_path = public, pg_temp as
$$ select abs($1 - round($2, 10)) <= greatest(0.0000000001, abs($2) * 1e-26) $$;

-- What an entry says must have happened once the act is whole: a promise has its target, and what is claimed, taken back
-- or validated is a claim's own figure, written once, at the moment its report was sent or decided. It stands in the terms
-- of its commitment, worked out from them, and in the unit in which that was promised. It looks past row security because a
-- report that is returned is no longer the authority's to read.
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
                and (k.value_class, k.unit_value) is not distinct from (new.value_class, new.unit_value)
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

create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry
    for each statement execute function refuse_change();

-- Which figure an entry counts in: what is committed with its changes, what is reported and stands, what is accepted.
create function ledger_figure(kind text) returns text language sql immutable set search_path = public, pg_temp as
$$
    select case $1 when 'Varied' then 'Committed' when 'Reversed' then 'Claimed' else $1 end
$$;

-- Kept by the insert itself, so no total can drift from its entries.
create table ledger_total (
    authority_id uuid not null,
    supplier_id uuid not null,
    contract_id uuid not null,
    edition text not null,
    theme text not null,
    measure text not null,
    unit text not null,
    value_class text not null,
    figure text not null,
    quarter text not null,
    entries bigint not null,
    quantity numeric(28,10) not null,
    effective_quantity numeric(28,10) not null,
    value numeric(28,10) not null,
    primary key (authority_id, contract_id, edition, theme, measure, unit, value_class, figure, quarter)
);
alter table ledger_total enable row level security, force row level security;
create policy ledger_total_scope on ledger_total for select
    using (authority_id = app_authority() or supplier_id = app_supplier());
-- The public sees promises and what was checked, never a claim that was not.
create policy ledger_total_published on ledger_total for select
    using (figure <> 'Claimed' and exists (select 1 from contract c where c.id = contract_id and c.published_at is not null));
create index ledger_total_contract on ledger_total (contract_id);

create function ledger_total_keep() returns trigger language plpgsql security definer
set search_path = public, pg_temp as
$$
begin
    insert into ledger_total as t (authority_id, supplier_id, contract_id, edition, theme, measure, unit, value_class,
            figure, quarter, entries, quantity, effective_quantity, value)
        select authority_id, supplier_id, contract_id, edition, theme, measure, unit, coalesce(value_class, 'None'),
            ledger_figure(kind), quarter, count(*), sum(quantity), sum(effective_quantity), sum(value)
        from added
        group by authority_id, supplier_id, contract_id, edition, theme, measure, unit, coalesce(value_class, 'None'),
            ledger_figure(kind), quarter
        order by contract_id, measure, ledger_figure(kind), quarter
    on conflict (authority_id, contract_id, edition, theme, measure, unit, value_class, figure, quarter) do update
        set entries = t.entries + excluded.entries,
            quantity = t.quantity + excluded.quantity,
            effective_quantity = t.effective_quantity + excluded.effective_quantity,
            value = t.value + excluded.value;
    return null;
end
$$;
create trigger ledger_entry_totals after insert on ledger_entry
    referencing new table as added for each statement execute function ledger_total_keep();

grant select, insert on ledger_entry to commonweal_app;
grant select on ledger_total to commonweal_app;
grant select, insert, update on ledger_total to commonweal_keeper;
alter function ledger_total_keep owner to commonweal_keeper;
