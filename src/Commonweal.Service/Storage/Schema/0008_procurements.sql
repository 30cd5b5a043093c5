-- A procurement is private to its authority until published; then anyone may read it.
create table procurement (
    id uuid primary key,
    authority_id uuid not null references authority (id),
    reference text not null check (length(reference) between 1 and 80),
    title text not null check (length(title) between 1 and 400),
    description text not null default '',
    category text check (category in ('Goods', 'Services', 'LightTouch', 'Works', 'Concession', 'LightTouchConcession')),
    stage text not null check (stage in ('Draft', 'Published', 'Opened', 'Scored', 'Awarded', 'Cancelled', 'Recorded')),
    net_value numeric(28,10) check (net_value >= 0),
    vat_rate numeric(28,10) not null check (vat_rate between 0 and 100),
    months integer check (months between 1 and 600),
    commenced_on date,
    starts_on date,
    edition text,
    weighting numeric(28,10) check (weighting between 0 and 100),
    quantitative_share numeric(28,10) check (quantitative_share between 0 and 100),
    method jsonb,
    model text,
    model_criteria text[] not null default '{}',
    overlap text not null default 'AskForSplit' check (overlap in ('AskForSplit', 'Refuse')),
    weighting_reason text check (length(weighting_reason) between 1 and 2000),
    deadline timestamptz,
    published_at timestamptz,
    opened_at timestamptz,
    cancelled_at timestamptz,
    cancel_reason text check (length(cancel_reason) between 1 and 2000),
    ocid text,
    buyer text,
    created_at timestamptz not null,
    created_by uuid not null,
    unique (authority_id, reference),
    unique (authority_id, id),
    check ((stage = 'Cancelled') = (cancelled_at is not null and cancel_reason is not null)),
    check (stage in ('Draft', 'Recorded', 'Cancelled') or (category is not null and deadline is not null and edition is not null and weighting is not null))
);
create unique index procurement_ocid on procurement (authority_id, ocid) where ocid is not null;
create index procurement_open on procurement (deadline) where stage = 'Published';
create index procurement_newest on procurement (authority_id, created_at);
alter table procurement enable row level security, force row level security;
create policy procurement_own on procurement for select using (authority_id = app_authority());
create policy procurement_enters on procurement for insert
    with check (authority_id = app_authority() and created_by = app_author());
create policy procurement_changes on procurement for update using (authority_id = app_authority());
create policy procurement_published on procurement for select using (published_at is not null);

create function procurement_is(procurement uuid, variadic stages text[]) returns boolean language sql stable set search_path = public, pg_temp as
$$ select exists (select 1 from procurement p where p.id = $1 and p.stage = any (stages)) $$;

-- Bidders rely on what was published, so from then on the database itself holds an authority to it: only the deadline
-- moves, forward and before it has passed; stages follow their order; only open_sealed_bids opens.
create function procurement_keeps_its_word() returns trigger language plpgsql set search_path = public, pg_temp as
$$
declare
    moving constant text[] := '{stage,deadline,opened_at,cancelled_at,cancel_reason}';
begin
    if tg_op = 'INSERT' then
        if new.stage not in ('Draft', 'Recorded') or num_nonnulls(new.published_at, new.opened_at) > 0 then
            raise exception 'a procurement begins as a draft or a record' using errcode = 'restrict_violation';
        end if;
        return new;
    end if;
    if (old.id, old.authority_id) <> (new.id, new.authority_id)
        or (old.stage <> new.stage and old.stage || ' ' || new.stage not in (
            'Recorded Draft', 'Draft Published', 'Published Opened', 'Opened Scored', 'Scored Awarded',
            'Draft Cancelled', 'Published Cancelled', 'Opened Cancelled', 'Scored Cancelled')) then
        raise exception 'a procurement goes from stage to stage in their order' using errcode = 'restrict_violation';
    end if;
    if old.stage = 'Published' and new.stage = 'Opened' then
        if current_user <> 'commonweal_keeper' then
            raise exception 'bids are opened by two officers' using errcode = 'restrict_violation';
        end if;
    elsif new.opened_at is distinct from old.opened_at then
        raise exception 'the opening is noted by the opening' using errcode = 'restrict_violation';
    end if;
    if old.stage in ('Draft', 'Recorded') then
        if (new.stage = 'Published') <> (new.published_at is not null)
            or (new.stage = 'Published' and new.deadline <= database_now()) then
            raise exception 'a procurement is published once, with a deadline ahead' using errcode = 'restrict_violation';
        end if;
    elsif to_jsonb(new) - moving <> to_jsonb(old) - moving
        or (new.deadline is distinct from old.deadline
            and not (new.stage = 'Published' and new.deadline > old.deadline and database_now() < old.deadline)) then
        raise exception 'what was published stands' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger procurement_keeps_its_word before insert or update on procurement
    for each row execute function procurement_keeps_its_word();
create trigger procurement_ends_once before update on procurement
    for each row execute function keep_once_written('created_by', 'cancelled_at', 'cancel_reason');

create table procurement_measure (
    id uuid primary key,
    authority_id uuid not null,
    procurement_id uuid not null,
    measure text not null,
    reason text not null check (length(reason) between 1 and 2000),
    weight numeric(28,10) check (weight > 0 and weight <= 100),
    target numeric(28,10) check (target > 0),
    "limit" numeric(28,10) check ("limit" > 0 and "limit" >= target),
    position integer not null,
    unique (procurement_id, authority_id, measure),
    foreign key (authority_id, procurement_id) references procurement (authority_id, id)
);
alter table procurement_measure enable row level security, force row level security;
create policy procurement_measure_own on procurement_measure for select using (authority_id = app_authority());
create policy procurement_measure_adds on procurement_measure for insert
    with check (authority_id = app_authority() and procurement_is(procurement_id, 'Draft'));
create policy procurement_measure_changes on procurement_measure for update
    using (authority_id = app_authority() and procurement_is(procurement_id, 'Draft'));
create policy procurement_measure_removes on procurement_measure for delete
    using (authority_id = app_authority() and procurement_is(procurement_id, 'Draft'));
create policy procurement_measure_published on procurement_measure for select
    using (exists (select 1 from procurement p where p.id = procurement_id and p.published_at is not null));

-- Why a list of measures goes beyond a rule: one answer to one finding as it stood, never changed.
create table menu_override (
    id uuid primary key,
    authority_id uuid not null,
    procurement_id uuid not null,
    finding text not null check (length(finding) between 1 and 200),
    says text not null check (length(says) between 1 and 40000),
    reason text not null check (length(reason) between 1 and 2000),
    decided_by uuid not null,
    decided_at timestamptz not null,
    foreign key (authority_id, procurement_id) references procurement (authority_id, id)
);
create index menu_override_of_procurement on menu_override (procurement_id);
alter table menu_override enable row level security, force row level security;
create policy menu_override_own on menu_override for select using (authority_id = app_authority());
create policy menu_override_adds on menu_override for insert
    with check (authority_id = app_authority() and decided_by = app_account() and procurement_is(procurement_id, 'Draft'));
grant select, insert on menu_override to commonweal_app;

-- What the rules said, when, on which facts; kept whole, never recalculated.
create table threshold_assessment (
    id uuid primary key,
    authority_id uuid not null,
    procurement_id uuid not null,
    facts jsonb not null,
    decision jsonb not null,
    required boolean,
    minimum_weighting numeric(28,10) check (minimum_weighting between 0 and 100),
    assessed_at timestamptz not null,
    assessed_by uuid not null,
    foreign key (authority_id, procurement_id) references procurement (authority_id, id)
);
create index threshold_assessment_latest on threshold_assessment (procurement_id, assessed_at);
alter table threshold_assessment enable row level security, force row level security;
create policy threshold_assessment_own on threshold_assessment
    using (authority_id = app_authority()) with check (authority_id = app_authority() and assessed_by = app_account());

create table waiver (
    id uuid primary key,
    authority_id uuid not null,
    procurement_id uuid not null,
    business_case text not null check (length(business_case) between 1 and 8000),
    applied_by uuid not null,
    applied_at timestamptz not null,
    granted boolean,
    decision_reason text check (length(decision_reason) between 1 and 2000),
    decided_by uuid,
    decided_at timestamptz,
    check (decided_by is null or decided_by <> applied_by),
    foreign key (authority_id, procurement_id) references procurement (authority_id, id)
);
-- One application at a time; a new one only after a refusal.
create unique index waiver_open on waiver (procurement_id, authority_id) where granted is distinct from false;
create index waiver_latest on waiver (procurement_id, applied_at);
alter table waiver enable row level security, force row level security;
create policy waiver_own on waiver for select using (authority_id = app_authority());
create policy waiver_applies on waiver for insert
    with check (authority_id = app_authority() and applied_by = app_account()
        and num_nonnulls(granted, decision_reason, decided_by, decided_at) = 0);
create policy waiver_decides on waiver for update
    using (authority_id = app_authority() and granted is null) with check (decided_by = app_account());

-- A task of the ten stages, from the guide (then it has a key) or added. Settling it says what came of it, by whom and when.
create table plan_task (
    id uuid primary key,
    authority_id uuid not null,
    procurement_id uuid not null,
    stage integer not null check (stage between 1 and 10),
    key text check (length(key) between 1 and 200),
    title text not null check (length(title) between 1 and 400),
    kind text not null check (kind in ('Task', 'Document', 'Decision')),
    owner_id uuid,
    due_on date,
    state text not null check (state in ('Open', 'Done', 'NotNeeded')),
    outcome text check (length(outcome) between 1 and 4000),
    kept_at text check (length(kept_at) between 1 and 400),
    settled_by uuid,
    settled_at timestamptz,
    unique (authority_id, procurement_id, key),
    unique (authority_id, id),
    check ((state <> 'Open') = (num_nonnulls(outcome, settled_by, settled_at) = 3)),
    check (state <> 'Open' or num_nonnulls(outcome, kept_at, settled_by, settled_at) = 0),
    foreign key (authority_id, procurement_id) references procurement (authority_id, id)
);
create index plan_task_of_procurement on plan_task (procurement_id);
create index plan_task_of_owner on plan_task (owner_id) where state = 'Open';
alter table plan_task enable row level security, force row level security;
create policy plan_task_own on plan_task for select using (authority_id = app_authority());
create policy plan_task_adds on plan_task for insert
    with check (authority_id = app_authority() and settled_by is not distinct from case when state = 'Open' then null else app_account() end);
create policy plan_task_changes on plan_task for update using (authority_id = app_authority())
    with check (authority_id = app_authority() and (settled_by is null or settled_by = app_account()));
create policy plan_task_removes on plan_task for delete
    using (authority_id = app_authority() and key is null and state = 'Open');

-- A file kept with a task; its content lies under its hash in the folder of evidence.
create table plan_document (
    id uuid primary key,
    authority_id uuid not null,
    task_id uuid not null,
    file_name text not null check (length(file_name) between 1 and 120),
    media_type text not null,
    bytes bigint not null check (bytes > 0),
    sha256 bytea not null check (length(sha256) = 32),
    added_at timestamptz not null,
    added_by uuid not null,
    unique (authority_id, task_id, sha256),
    foreign key (authority_id, task_id) references plan_task (authority_id, id)
);
create index plan_document_of_content on plan_document (sha256);
alter table plan_document enable row level security, force row level security;
create function plan_task_is_open(task uuid) returns boolean language sql stable set search_path = public, pg_temp as
$$ select exists (select 1 from plan_task t where t.id = $1 and t.state = 'Open') $$;
create policy plan_document_own on plan_document for select using (authority_id = app_authority());
create policy plan_document_adds on plan_document for insert
    with check (authority_id = app_authority() and added_by = app_account() and plan_task_is_open(task_id));
create policy plan_document_removes on plan_document for delete
    using (authority_id = app_authority() and plan_task_is_open(task_id));
grant select, insert, delete on plan_document to commonweal_app;
grant delete on plan_task to commonweal_app;

-- One data key per procurement, wrapped by the master key that lives outside the database. It seals the bids.
create table tender_key (
    procurement_id uuid not null,
    authority_id uuid not null,
    wrapped bytea not null,
    created_at timestamptz not null,
    primary key (procurement_id, authority_id),
    foreign key (authority_id, procurement_id) references procurement (authority_id, id)
);
alter table tender_key enable row level security, force row level security;
create policy tender_key_own on tender_key for insert with check (authority_id = app_authority());

-- Every release read, with its bytes as they came, so that fields we do not know survive.
create table imported_release (
    id uuid primary key,
    authority_id uuid not null references authority (id),
    ocid text not null,
    release_id text not null,
    raw text not null,
    procurement_id uuid,
    imported_at timestamptz not null,
    unique (authority_id, ocid, release_id),
    foreign key (authority_id, procurement_id) references procurement (authority_id, id) deferrable initially deferred
);
alter table imported_release enable row level security, force row level security;
create policy imported_release_own on imported_release
    using (authority_id = app_authority()) with check (authority_id = app_authority());

grant select, insert, update on procurement to commonweal_app;
grant select, insert, update (granted, decision_reason, decided_by, decided_at) on waiver to commonweal_app;
grant select, insert, update (reason, weight, target, "limit", position), delete on procurement_measure to commonweal_app;
grant select, insert, update (owner_id, due_on, state, outcome, kept_at, settled_by, settled_at) on plan_task to commonweal_app;
grant select, insert on threshold_assessment, imported_release to commonweal_app;
grant insert on tender_key to commonweal_app;
