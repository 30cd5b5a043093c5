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
    unit_value_low numeric(28,10), -- null at an end for which no figure is published
    unit_value_high numeric(28,10),
    value numeric(28,10) not null,
    reason text not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null
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
    value_low numeric(28,10) not null, -- what has no low or high figure counts its value at both ends
    value_high numeric(28,10) not null,
    primary key (authority_id, contract_id, edition, theme, measure, unit, value_class, figure, quarter)
);
alter table ledger_total enable row level security, force row level security;
create policy ledger_total_scope on ledger_total for select
    using (authority_id = app_authority() or supplier_id = app_supplier());
create index ledger_total_contract on ledger_total (contract_id);

create function ledger_total_keep() returns trigger language plpgsql security definer
set search_path = public, pg_temp as
$$
begin
    insert into ledger_total as t (authority_id, supplier_id, contract_id, edition, theme, measure, unit, value_class,
            figure, quarter, entries, quantity, effective_quantity, value, value_low, value_high)
        select authority_id, supplier_id, contract_id, edition, theme, measure, unit, coalesce(value_class, 'None'),
            ledger_figure(kind), quarter, count(*), sum(quantity), sum(effective_quantity), sum(value),
            sum(coalesce(round(effective_quantity * unit_value_low, 10), value)),
            sum(coalesce(round(effective_quantity * unit_value_high, 10), value))
        from added
        group by authority_id, supplier_id, contract_id, edition, theme, measure, unit, coalesce(value_class, 'None'),
            ledger_figure(kind), quarter
        order by contract_id, measure, ledger_figure(kind), quarter
    on conflict (authority_id, contract_id, edition, theme, measure, unit, value_class, figure, quarter) do update
        set entries = t.entries + excluded.entries,
            quantity = t.quantity + excluded.quantity,
            effective_quantity = t.effective_quantity + excluded.effective_quantity,
            value = t.value + excluded.value,
            value_low = t.value_low + excluded.value_low,
            value_high = t.value_high + excluded.value_high;
    return null;
end
$$;
create trigger ledger_entry_totals after insert on ledger_entry
    referencing new table as added for each statement execute function ledger_total_keep();

grant select, insert on ledger_entry to commonweal_app;
grant select on ledger_total to commonweal_app;
grant select, insert, update on ledger_total to commonweal_keeper;
alter function ledger_total_keep owner to commonweal_keeper;
