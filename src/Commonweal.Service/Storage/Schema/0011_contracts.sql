-- Contracts are seen by both parties; published ones by anyone. Commitments pin edition and unit value for life.
create table contract (
    id uuid primary key,
    authority_id uuid not null references authority (id),
    supplier_id uuid not null references supplier (id),
    supplier_name text not null,
    procurement_id uuid,
    reference text not null check (length(reference) between 1 and 80),
    title text not null check (length(title) between 1 and 400),
    value numeric(28,10) not null check (value > 0),
    starts_on date not null,
    ends_on date not null check (ends_on >= starts_on),
    edition text not null,
    manager_id uuid,
    manager_name text,
    published_at timestamptz,
    created_at timestamptz not null,
    unique (authority_id, reference),
    unique (authority_id, supplier_id, id),
    foreign key (authority_id, procurement_id) references procurement (authority_id, id)
);
create index contract_supplier on contract (supplier_id);
create index contract_procurement on contract (procurement_id);
alter table contract enable row level security, force row level security;
create policy contract_own on contract for select using (authority_id = app_authority());
create policy contract_enters on contract for insert
    with check (authority_id = app_authority() and created_at between database_now() - interval '5 minutes' and database_now());
create policy contract_changes on contract for update using (authority_id = app_authority());
create policy contract_supplier on contract for select using (supplier_id = app_supplier());
create policy contract_published on contract for select using (published_at is not null);
-- Whoever reports under a council's edition reads the whole of it.
create policy edition_content_of_contractors on edition_content for select
    using (exists (select 1 from contract c join published_edition e on e.authority_id = c.authority_id and e.name = c.edition
        where c.supplier_id = app_supplier() and e.id = edition_content.id));
create trigger contract_stays_published before update on contract
    for each row execute function keep_once_written('published_at');

-- The standstill period of an award, kept as it was reckoned. A contract is not entered into before its end without the exception that held.
create table award_standstill (
    id uuid not null,
    authority_id uuid not null,
    summaries_on date not null,
    notice_on date check (notice_on >= summaries_on),
    notice text check (length(notice) between 1 and 80),
    last_day date check (last_day >= notice_on),
    days jsonb,
    sources text check (length(sources) between 1 and 2000),
    notice_by uuid,
    notice_at timestamptz,
    entered_on date check (entered_on >= summaries_on),
    exception_reason text check (length(exception_reason) between 1 and 2000),
    entered_by uuid,
    entered_at timestamptz,
    check (num_nonnulls(notice_on, notice, last_day, days, sources, notice_by, notice_at) in (0, 7)),
    check (num_nonnulls(entered_on, entered_by, entered_at) in (0, 3)),
    check (entered_on is null or exception_reason is not null or coalesce(entered_on > last_day, false)),
    primary key (id, authority_id),
    foreign key (id) references contract (id),
    foreign key (authority_id) references authority (id)
);
alter table award_standstill enable row level security, force row level security;
create policy award_standstill_own on award_standstill for select using (authority_id = app_authority());
create policy award_standstill_begins on award_standstill for insert
    with check (authority_id = app_authority() and num_nonnulls(notice_on, entered_on) = 0
        and exists (select 1 from contract c join award a on a.procurement_id = c.procurement_id
            where c.id = award_standstill.id and a.awarded_by = app_account()));
create policy award_standstill_is_kept on award_standstill for update
    using (authority_id = app_authority() and holds_role('HeadOfProcurement')
        and (entered_on is null or exception_reason is not null and notice_on is null))
    with check (app_account() in (notice_by, entered_by));
create trigger award_standstill_entered_once before update on award_standstill
    for each row execute function keep_once_written('entered_on', 'exception_reason', 'entered_by', 'entered_at');
-- Until when a contract waits for the end of its standstill period, told to both sides of it; null where it does not.
create function standstill_until(contract uuid) returns date language sql stable security definer
set search_path = public, pg_temp as
$$
    select s.last_day from award_standstill s join contract c on c.id = s.id
    where s.id = $1 and (c.supplier_id = app_supplier() or c.authority_id = app_authority())
        and s.entered_on is null and s.last_day >= (database_now() at time zone 'Europe/London')::date
$$;
-- What a bidder is told of every award it bid for: whether its bid was taken and, as far as they are recorded, the day of the contract award
-- notice, the last day the contract waits and the day it was entered into. Nothing of an exception, which is the council's to publish.
create function decisions_for_bidder()
returns table (bid_id uuid, taken boolean, awarded_at timestamptz, notice_on date, last_day date, entered_on date)
language sql stable security definer set search_path = public, pg_temp as
$$
    select b.id, a.bid_id = b.id, a.awarded_at, s.notice_on, s.last_day, s.entered_on
    from bid b join award a on a.procurement_id = b.procurement_id
        left join (contract c join award_standstill s on s.id = c.id) on c.procurement_id = a.procurement_id
    where b.supplier_id = app_supplier() and b.opened_at is not null
$$;
grant select on award_standstill, contract to commonweal_keeper;
alter function standstill_until owner to commonweal_keeper;
revoke all on function standstill_until from public;
grant execute on function standstill_until to commonweal_app;
alter function decisions_for_bidder owner to commonweal_keeper;
revoke all on function decisions_for_bidder from public;
grant execute on function decisions_for_bidder to commonweal_app;
grant select, insert, update (notice_on, notice, last_day, days, sources, notice_by, notice_at, entered_on, exception_reason,
    entered_by, entered_at) on award_standstill to commonweal_app;

-- Whoever is no contract manager any more looks after nothing: those contracts wait for somebody again.
create function contract_loses_manager() returns trigger language plpgsql set search_path = public, pg_temp as
$$
declare
    lost uuid;
begin
    for lost in
        update contract c set manager_id = null, manager_name = null
        where c.authority_id = new.authority_id and c.manager_id = new.account_id returning c.id
    loop
        perform audit_append(app_authority(), app_author(), 'contract.assigned', lost, jsonb_build_object(
            'act', 'contract.assigned', 'by', (select a.name from account a where a.id = app_author()), 'account', app_author(),
            'roles', '[]'::jsonb, 'subject', lost, 'details', jsonb_build_object('manager', null, 'before', new.account_id))::text);
    end loop;
    return new;
end
$$;
create trigger contract_loses_manager after update of ended_at on membership for each row
    when (new.role = 'ContractManager' and new.ended_at is not null) execute function contract_loses_manager();

-- Commitments are written with their contract and never after.
create function contract_is_new(contract uuid) returns boolean language sql volatile set search_path = public, pg_temp as
$$ select exists (select 1 from contract c where c.id = $1 and c.created_at > database_now() - interval '5 minutes') $$;

create table commitment (
    id uuid primary key,
    authority_id uuid not null,
    supplier_id uuid not null,
    contract_id uuid not null,
    measure text not null,
    theme text not null,
    unit text not null, -- Percent is never added up
    quantity numeric(28,10) not null check (quantity >= 0),
    attribution numeric(28,10) not null check (attribution between 0 and 1),
    -- No form asks for it. Reports take an authority's deadweight off whole totals, so a line may not be less its own already.
    deadweight numeric(28,10) not null default 0 check (deadweight = 0),
    statement text not null,
    unit_value numeric(28,10),
    unit_value_low numeric(28,10),
    unit_value_high numeric(28,10),
    check (unit_value_low <= unit_value and unit_value_high >= unit_value),
    value_class text check (value_class in ('Social', 'LocalEconomic')),
    is_kept boolean not null, -- whether the value is the two parties' alone
    explanation jsonb not null,
    unique (contract_id, authority_id, measure),
    unique (authority_id, supplier_id, id),
    foreign key (authority_id, supplier_id, contract_id) references contract (authority_id, supplier_id, id)
);
alter table commitment enable row level security, force row level security;
create policy commitment_own on commitment
    using (authority_id = app_authority()) with check (authority_id = app_authority() and contract_is_new(contract_id));
create policy commitment_supplier on commitment for select using (supplier_id = app_supplier());
-- The commitments to an authority, without the statements, which only the two parties read: of published contracts for
-- anybody, of all for the authority itself.
create function commitments_of(authority uuid, unit text)
returns table (id uuid, contract_id uuid, measure text, theme text, quantity numeric)
language sql stable security definer set search_path = public, pg_temp as
$$
    select k.id, k.contract_id, k.measure, k.theme, k.quantity
    from commitment k join contract c on c.id = k.contract_id
    where c.authority_id = $1 and (c.published_at is not null or c.authority_id = app_authority())
        and k.unit = $2
$$;
grant select on contract, commitment to commonweal_keeper;
alter function commitments_of owner to commonweal_keeper;
revoke all on function commitments_of from public;
grant execute on function commitments_of to commonweal_app;

-- What published contracts of all councils promise of a measure of an edition: for each £100,000 of a contract's value, and of
-- percentages as they stand. For anybody; no contract that is not published counts, and no bid.
create function typical_promise(edition text, measure text)
returns table (contracts bigint, low numeric, middle numeric, high numeric)
language sql stable security definer set search_path = public, pg_temp as
$$
    select count(*), min(p.promise), round((percentile_disc(0.5) within group (order by p.promise)
        + percentile_disc(0.5) within group (order by p.promise desc)) / 2, 10), max(p.promise)
    from (select round(case k.unit when 'Percent' then k.quantity * k.attribution
                else k.quantity * k.attribution * 100000 / c.value end, 10) as promise
            from commitment k join contract c on c.id = k.contract_id
            where k.measure = $2 and k.quantity > 0 and c.edition = $1 and c.published_at is not null) p
$$;
create index commitment_measure on commitment (measure);
alter function typical_promise owner to commonweal_keeper;
revoke all on function typical_promise from public;
grant execute on function typical_promise to commonweal_app;

-- Whether somebody belongs to the supplier of a contract or to a rival who bid for it, or did since bids were asked for: asked by
-- the contract's authority alone.
create function takes_sides(contract uuid, account uuid) returns boolean language sql stable security definer
set search_path = public, pg_temp as
$$
    select exists (
        select 1 from contract t left join procurement p on p.id = t.procurement_id
            join membership m on m.supplier_id = t.supplier_id
                or m.supplier_id in (select b.supplier_id from bid b where b.procurement_id = t.procurement_id)
        where t.id = $1 and t.authority_id = app_authority() and m.account_id = $2
            and (m.ended_at is null or m.ended_at >= least(t.created_at, t.starts_on, p.published_at)))
$$;
alter function takes_sides owner to commonweal_keeper;
revoke all on function takes_sides from public;
grant execute on function takes_sides to commonweal_app;

create table commitment_target (
    id uuid primary key,
    authority_id uuid not null,
    supplier_id uuid not null,
    commitment_id uuid not null,
    quarter text not null check (quarter ~ '^\d{4}-Q[1-4]$'),
    quantity numeric(28,10) not null check (quantity >= 0),
    unique (commitment_id, authority_id, quarter),
    foreign key (authority_id, supplier_id, commitment_id) references commitment (authority_id, supplier_id, id)
);
alter table commitment_target enable row level security, force row level security;
create policy commitment_target_own on commitment_target
    using (authority_id = app_authority()) with check (authority_id = app_authority()
        and exists (select 1 from commitment k where k.id = commitment_id and contract_is_new(k.contract_id)));
create policy commitment_target_supplier on commitment_target for select using (supplier_id = app_supplier());

grant select, insert, update (manager_id, manager_name, published_at) on contract to commonweal_app;
grant select, insert on commitment, commitment_target to commonweal_app;

-- Every line of the ledger is of a commitment, both entered by one award.
alter table ledger_entry
    add foreign key (authority_id, supplier_id, contract_id) references contract (authority_id, supplier_id, id)
        deferrable initially deferred,
    add foreign key (authority_id, supplier_id, commitment_id) references commitment (authority_id, supplier_id, id)
        deferrable initially deferred;
-- Anybody sees what is committed in published contracts and what was checked, never a claim that was not. A value that its council may
-- not pass on is not there: pounds divided by their quantity would tell it, so these have their quantity alone.
create view published_total with (security_barrier) as
    select t.authority_id, t.contract_id, t.edition, t.theme, t.measure, t.unit, t.figure, t.quarter, t.quantity, k.is_kept,
        t.value_class <> 'None' and not k.is_kept as is_valued,
        case when not k.is_kept then t.value end as value,
        case when not k.is_kept then t.value_low end as value_low,
        case when not k.is_kept then t.value_high end as value_high
    from ledger_total t join contract c on c.id = t.contract_id
        join commitment k on k.contract_id = t.contract_id and k.authority_id = t.authority_id and k.measure = t.measure
    where t.figure <> 'Claimed' and c.published_at is not null;
alter view published_total owner to commonweal_keeper;
grant select on published_total to commonweal_app;
