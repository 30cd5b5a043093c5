-- A procurement is private to its authority until published; then anyone may read it.
create table procurement (
    id uuid primary key,
    authority_id uuid not null references authority (id),
    reference text not null check (length(reference) between 1 and 80),
    title text not null check (length(title) between 1 and 400),
    description text not null default '',
    category text check (category in ('Goods', 'Services', 'LightTouch', 'Works', 'Concession', 'LightTouchConcession')),
    cpv text check (cpv ~ '^[0-9]{8}(-[0-9])?$'),
    contact jsonb check (length(contact->>'name') between 1 and 200 and length(contact->>'email') between 3 and 200),
    stage text not null check (stage in ('Draft', 'Published', 'Opened', 'Scored', 'Awarded', 'Cancelled', 'Recorded')),
    net_value numeric(28,10) check (net_value >= 0),
    vat_rate numeric(28,10) not null check (vat_rate between 0 and 100),
    months integer check (months between 1 and 600),
    base_value numeric(28,10) check (base_value >= 0),
    base_months integer check (base_months between 1 and 600),
    parts jsonb not null default '[]',
    no_lots_reason text check (length(no_lots_reason) between 1 and 2000),
    local_area jsonb,
    reservation jsonb,
    commenced_on date,
    noticed_on date,
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
    short_ground text check (length(short_ground) between 1 and 80),
    short_reason text check (length(short_reason) between 1 and 2000),
    check (num_nulls(short_ground, short_reason) in (0, 2)),
    questions_until date,
    suits_smes boolean,
    suits_vcses boolean,
    suitability_reason text check (length(suitability_reason) between 1 and 2000),
    published_at timestamptz,
    changed_at timestamptz,
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
-- What suppliers practise on is shown to suppliers alone.
create policy procurement_published on procurement for select
    using (published_at is not null and (authority_id <> practice_authority() or app_supplier() is not null));

create function procurement_is(procurement uuid, variadic stages text[]) returns boolean language sql stable set search_path = public, pg_temp as
$$ select exists (select 1 from procurement p where p.id = $1 and p.stage = any (stages)) $$;

-- Whether an imported notice proves the day the procurement commenced: then the policy of that day binds alone.
create function commencement_is_proven(p procurement) returns boolean language plpgsql stable set search_path = public, pg_temp as
$$
begin
    return p.noticed_on is not null and p.noticed_on = p.commenced_on
        and exists (select from imported_release r where r.procurement_id = p.id);
end
$$;

-- The latest policy check, where it holds: made of the purchase as it is, and under the rules the council last published unless a
-- notice proves that earlier ones bind. Which policy a file of the site holds only the site knows.
create function holding_assessment(p procurement) returns uuid language plpgsql stable set search_path = public, pg_temp as
$$
declare
    latest record;
begin
    select * into latest from threshold_assessment a where a.procurement_id = p.id order by a.assessed_at desc limit 1;
    if latest.id is null
        or (lower(latest.facts ->> 'category'), (latest.facts ->> 'value')::numeric, (latest.facts ->> 'vatRate')::numeric,
            (latest.facts ->> 'months')::integer, (latest.facts ->> 'commenced')::date)
            is distinct from (lower(p.category), p.net_value, p.vat_rate, p.months, p.commenced_on)
        or (not commencement_is_proven(p) and exists (select from published_policy v where v.authority_id = p.authority_id
            and v.starts_on > coalesce(latest.policy_from, '-infinity')
            and v.starts_on <= greatest(p.commenced_on, (database_now() at time zone 'Europe/London')::date))) then
        return null;
    end if;
    return latest.id;
end
$$;

-- The least weighting that may be published: the greater of what the policies of the check ask, or what the latest waiver allows
-- where it counts for the purchase as it is.
create function least_weighting(p procurement) returns numeric language plpgsql stable set search_path = public, pg_temp as
$$
declare
    asked numeric := (select a.minimum_weighting from threshold_assessment a where a.id = holding_assessment(p));
    latest record;
begin
    select * into latest from waiver w where w.procurement_id = p.id order by w.applied_at desc limit 1;
    if asked is not null and latest.granted and latest.withdrawn_at is null
        and (latest.expires_on is null or (database_now() at time zone 'Europe/London')::date <= latest.expires_on)
        and p.category = latest.category and p.net_value <= latest.net_value
        and p.months <= latest.months then
        return least(asked, latest.down_to);
    end if;
    return coalesce(asked, 0);
end
$$;

-- Bidders rely on what was published, so from then on the database itself holds an authority to it: only the deadline
-- moves, forward and before it has passed; stages follow their order; only open_sealed_bids opens.
create function procurement_keeps_its_word() returns trigger language plpgsql set search_path = public, pg_temp as
$$
declare
    moving constant text[] := '{stage,deadline,changed_at,opened_at,cancelled_at,cancel_reason}';
begin
    if tg_op = 'INSERT' then
        if new.stage not in ('Draft', 'Recorded') or num_nonnulls(new.published_at, new.changed_at, new.opened_at) > 0
            or (new.stage = 'Draft' and new.noticed_on is not null) then
            raise exception 'a procurement begins as a draft or a record' using errcode = 'restrict_violation';
        end if;
        return new;
    end if;
    if new.authority_id = practice_authority() and new.stage not in ('Draft', 'Published') then
        raise exception 'practice is never opened' using errcode = 'restrict_violation';
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
            or (new.stage = 'Published' and new.deadline <= database_now()
                + case when new.authority_id = practice_authority() then interval '0' else interval '1 day' end) then
            raise exception 'a procurement is published once, with a deadline ahead' using errcode = 'restrict_violation';
        end if;
        if old.stage = 'Draft' and new.noticed_on is distinct from old.noticed_on then
            raise exception 'what a notice proves stands' using errcode = 'restrict_violation';
        end if;
        if new.stage = 'Published' and new.authority_id is distinct from practice_authority() and holding_assessment(new) is null then
            raise exception 'a procurement is published after a policy check of what it is' using errcode = 'restrict_violation';
        end if;
        if new.stage = 'Published' and new.weighting < least_weighting(new) then
            raise exception 'a weighting below the policy needs a waiver' using errcode = 'restrict_violation';
        end if;
    elsif to_jsonb(new) - moving <> to_jsonb(old) - moving
        or (new.deadline is distinct from old.deadline
            and not (new.stage = 'Published' and new.deadline > old.deadline and database_now() < old.deadline)) then
        raise exception 'what was published stands' using errcode = 'restrict_violation';
    end if;
    -- Readers of the open data are told when something they can read last changed, by the database's clock and nobody else's: the
    -- deadline, or whether bids are taken. That evaluators have scored is nothing they read.
    new.changed_at := case when old.published_at is null
            or (new.deadline is not distinct from old.deadline
                and (new.stage = old.stage or (old.stage in ('Opened', 'Scored') and new.stage <> 'Cancelled')))
        then old.changed_at else database_now() end;
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
    weight numeric(28,10) check (weight > 0),
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
    facts text not null check (length(facts) between 1 and 40000),
    reason text not null check (length(reason) between 1 and 2000),
    decided_by uuid not null,
    decided_at timestamptz not null,
    foreign key (authority_id, procurement_id) references procurement (authority_id, id)
);
create index menu_override_of_procurement on menu_override (procurement_id);
alter table menu_override enable row level security, force row level security;
create policy menu_override_own on menu_override for select using (authority_id = app_authority());
create policy menu_override_adds on menu_override for insert
    with check (authority_id = app_authority() and decided_by = app_account() and procurement_is(procurement_id, 'Draft')
        and case when finding like 'own-%' then holds_role('HeadOfProcurement') else holds_role('Officer', 'HeadOfProcurement') end);
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
    -- The greater of what the policy of commencement and that of the check ask.
    check (minimum_weighting is not distinct from nullif(greatest((decision ->> 'minimumWeighting')::numeric,
        (decision -> 'later' ->> 'minimumWeighting')::numeric, -1), -1)),
    policy_from date,
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
    category text not null check (category in ('Goods', 'Services', 'LightTouch', 'Works', 'Concession', 'LightTouchConcession')),
    net_value numeric(28,10) not null check (net_value >= 0),
    months integer not null check (months between 1 and 600),
    business_case text not null check (length(business_case) between 1 and 8000),
    applied_by uuid not null,
    applied_at timestamptz not null,
    granted boolean,
    decision_reason text check (length(decision_reason) between 1 and 2000),
    decided_by uuid,
    decided_at timestamptz,
    down_to numeric(28,10) not null default 0 check (down_to between 0 and 100),
    alternatives text not null default '',
    risk text not null default '',
    conditions jsonb not null default '[]',
    expires_on date,
    withdrawn_at timestamptz,
    used_on date,
    check (used_on is null or (granted and withdrawn_at is null)),
    check (granted is not null or (conditions = '[]' and expires_on is null)),
    check (decided_by is null or decided_by <> applied_by),
    foreign key (authority_id, procurement_id) references procurement (authority_id, id)
);
-- One application at a time; whether a grant has expired only the day can say.
create unique index waiver_open on waiver (procurement_id, authority_id) where granted is null and withdrawn_at is null;
create index waiver_latest on waiver (procurement_id, applied_at);
alter table waiver enable row level security, force row level security;
create policy waiver_own on waiver for select using (authority_id = app_authority());
create policy waiver_applies on waiver for insert
    with check (authority_id = app_authority() and applied_by = app_account()
        and num_nonnulls(granted, decision_reason, decided_by, decided_at, withdrawn_at, used_on) = 0);
create policy waiver_changes on waiver for update
    using (authority_id = app_authority() and withdrawn_at is null and holds_role('Officer', 'HeadOfProcurement'))
    with check (authority_id = app_authority());

-- Decided once, by the one who is signed in; withdrawn by whoever applied; of the conditions only what was ticked changes, and once.
create function waiver_keeps_its_word() returns trigger language plpgsql set search_path = public, pg_temp as
$$
declare
    ticks constant text[] := '{metOn,metBy}';
begin
    if new.withdrawn_at is distinct from old.withdrawn_at and app_account() is distinct from old.applied_by then
        raise exception 'a waiver is withdrawn by whoever applied' using errcode = 'restrict_violation';
    end if;
    if new.used_on is distinct from old.used_on
        and (old.used_on is not null or new.used_on is distinct from (database_now() at time zone 'Europe/London')::date
            or not procurement_is(new.procurement_id, 'Draft', 'Published')) then
        raise exception 'a waiver is used once, on the day of publication' using errcode = 'restrict_violation';
    end if;
    if old.granted is null then
        if new.granted is not null and (app_account() is distinct from new.decided_by or not holds_role('HeadOfProcurement')) then
            raise exception 'a decision is a head of procurement''s own' using errcode = 'restrict_violation';
        end if;
        return new;
    end if;
    if (new.granted, new.decision_reason, new.decided_by, new.decided_at, new.expires_on)
            is distinct from (old.granted, old.decision_reason, old.decided_by, old.decided_at, old.expires_on)
        or jsonb_array_length(new.conditions) <> jsonb_array_length(old.conditions)
        or exists (select 1 from jsonb_array_elements(old.conditions) with ordinality was (condition, at)
            join jsonb_array_elements(new.conditions) with ordinality becomes (condition, at) using (at)
            where was.condition - ticks <> becomes.condition - ticks
                or (was.condition ? 'metOn' and was.condition <> becomes.condition)) then
        raise exception 'what was decided on a waiver stands' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger waiver_keeps_its_word before update on waiver for each row execute function waiver_keeps_its_word();
grant select, insert, update (granted, decision_reason, decided_by, decided_at, conditions, expires_on, withdrawn_at, used_on) on waiver to commonweal_app;

-- A task of the ten stages, from the guide (then it has a key) or added. Settling it says what came of it, by whom and when.
create table plan_task (
    id uuid primary key,
    authority_id uuid not null,
    procurement_id uuid not null,
    stage integer not null check (stage between 1 and 10),
    key text check (length(key) between 1 and 200),
    is_principle boolean not null default false,
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
-- How the core principles were answered is part of what was published.
create function plan_task_keeps_its_word() returns trigger language plpgsql set search_path = public, pg_temp as
$$
begin
    if old.is_principle and new is distinct from old and not procurement_is(old.procurement_id, 'Draft') then
        raise exception 'what was answered before publication stands' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger plan_task_keeps_its_word before update on plan_task for each row execute function plan_task_keeps_its_word();
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
    for_panel boolean not null default false,
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
create policy plan_document_shows on plan_document for update
    using (authority_id = app_authority()) with check (authority_id = app_authority());
grant select, insert, delete, update (for_panel) on plan_document to commonweal_app;
grant delete on plan_task to commonweal_app;

-- What a bidder asks, without who: the council must not learn who bids. Read by the asker and the council; never changed.
create table tender_question (
    id uuid primary key,
    authority_id uuid not null,
    procurement_id uuid not null,
    asked text not null check (length(asked) between 1 and 4000),
    names_asker boolean not null default false, -- whether the text says who asks, and nothing of who that is
    asked_at timestamptz not null,
    unique (authority_id, procurement_id, id),
    unique (id, procurement_id),
    foreign key (authority_id, procurement_id) references procurement (authority_id, id)
);
create index tender_question_of_procurement on tender_question (procurement_id, asked_at);
alter table tender_question enable row level security, force row level security;
create function takes_questions(procurement uuid) returns boolean language sql volatile set search_path = public, pg_temp as
$$
    select exists (select 1 from procurement p where p.id = $1 and p.stage = 'Published' and database_now() < p.deadline
        and p.authority_id <> practice_authority()
        and (p.questions_until is null or (database_now() at time zone 'Europe/London')::date <= p.questions_until))
$$;
create policy tender_question_own on tender_question for select using (authority_id = app_authority());
create policy tender_question_asks on tender_question for insert
    with check (app_supplier() is not null and takes_questions(procurement_id)
        and asked_at between database_now() - interval '5 minutes' and database_now());
grant select, insert on tender_question to commonweal_app;

-- Who asked: the asker's own row, and nobody else's to read.
create table question_asker (
    question_id uuid primary key,
    procurement_id uuid not null,
    supplier_id uuid not null references supplier (id),
    asked_by uuid not null,
    foreign key (question_id, procurement_id) references tender_question (id, procurement_id)
);
create index question_asker_supplier on question_asker (supplier_id, procurement_id);
alter table question_asker enable row level security, force row level security;
create policy question_asker_reads on question_asker for select using (supplier_id = app_supplier());
create policy question_asker_asks on question_asker for insert
    with check (supplier_id = app_supplier() and asked_by = app_account());
grant select, insert on question_asker to commonweal_app;
create policy tender_question_of_asker on tender_question for select
    using (exists (select 1 from question_asker a where a.question_id = id and a.supplier_id = app_supplier()));

-- What became of a question, written once: an answer with its number for everybody, or a refusal for the asker.
create table tender_answer (
    id uuid primary key,
    authority_id uuid not null,
    procurement_id uuid not null,
    number integer check (number > 0),
    question text check (length(question) between 1 and 4000),
    answer text check (length(answer) between 1 and 4000),
    refusal text check (length(refusal) between 1 and 2000),
    published_at timestamptz not null,
    unique (authority_id, procurement_id, number),
    check (num_nonnulls(number, question, answer) = case when refusal is null then 3 else 0 end),
    foreign key (authority_id, procurement_id, id) references tender_question (authority_id, procurement_id, id)
);
alter table tender_answer enable row level security, force row level security;
create policy tender_answer_own on tender_answer for select using (authority_id = app_authority());
create policy tender_answer_published on tender_answer for select
    using (answer is not null and exists (select 1 from procurement p where p.id = procurement_id and p.published_at is not null));
create policy tender_answer_of_asker on tender_answer for select
    using (exists (select 1 from question_asker a where a.question_id = tender_answer.id and a.supplier_id = app_supplier()));
create policy tender_answer_replies on tender_answer for insert
    with check (authority_id = app_authority() and holds_role('Officer', 'HeadOfProcurement')
        and published_at between database_now() - interval '5 minutes' and database_now()
        and exists (select 1 from procurement p
            where p.id = procurement_id and p.stage = 'Published' and database_now() < p.deadline));
grant select, insert on tender_answer to commonweal_app;

-- Somebody asked for emails about one tender, or about new ones that fit a search. Of the person only the address is kept; a row
-- counts once its reader has opened the link in the email, and goes when they stop it. Nobody reads the table: the functions take
-- the secret of the link.
create table email_alert (
    id uuid primary key,
    email text not null check (length(email) between 3 and 254),
    procurement_id uuid references procurement (id),
    search jsonb,
    secret text not null unique check (length(secret) between 20 and 100),
    asked_at timestamptz not null,
    confirmed_at timestamptz,
    told_until timestamptz,
    check (num_nonnulls(procurement_id, search) = 1)
);
create index email_alert_address on email_alert (lower(email));
create index email_alert_follows on email_alert (procurement_id) where procurement_id is not null;
create index email_alert_due on email_alert (told_until) where search is not null and confirmed_at is not null;
alter table email_alert enable row level security, force row level security;
create policy email_alert_asks on email_alert for insert with check (num_nonnulls(confirmed_at, told_until) = 0
    and (procurement_id is null or procurement_is(procurement_id, 'Published')));
grant insert on email_alert to commonweal_app;

-- What a link leads to.
create function open_alert(secret text) returns table (procurement_id uuid, search jsonb, confirmed_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as
$$
    select a.procurement_id, a.search, a.confirmed_at from email_alert a
    where a.secret = $1 and (a.confirmed_at is not null or a.asked_at >= database_now() - interval '3 days')
$$;
-- What an address asked for twice is sent once: the earlier one stays, for its links stand in emails already read.
create function confirm_alert(secret text) returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as
$$
declare own email_alert;
begin
    select * into own from email_alert a
        where a.secret = $1 and (a.confirmed_at is not null or a.asked_at >= database_now() - interval '3 days') for update;
    if not found then return false; end if;
    perform pg_advisory_xact_lock(hashtextextended(lower(own.email), 1));
    if own.confirmed_at is null and exists (select from email_alert a where lower(a.email) = lower(own.email)
        and a.confirmed_at is not null and a.procurement_id is not distinct from own.procurement_id
        and a.search is not distinct from own.search) then
        delete from email_alert a where a.id = own.id;
    else
        update email_alert a set confirmed_at = coalesce(a.confirmed_at, database_now()),
            told_until = coalesce(a.told_until, database_now()) where a.id = own.id;
    end if;
    return true;
end
$$;
create function stop_alert(secret text) returns boolean language sql volatile security definer set search_path = public, pg_temp as
$$ with stopped as (delete from email_alert a where a.secret = $1 returning 1) select exists (select from stopped) $$;
-- How many an address has asked for, and whether the same one; what was not confirmed in three days is forgotten on the way.
create function alerts_of(address text) returns integer language plpgsql volatile security definer set search_path = public, pg_temp as
$$
begin
    perform pg_advisory_xact_lock(hashtextextended(lower($1), 1));
    delete from email_alert a where a.confirmed_at is null and a.asked_at < database_now() - interval '3 days';
    return (select count(*)::integer from email_alert a where lower(a.email) = lower($1));
end
$$;
-- The next search that is due its email of the day, taken up until tomorrow. Two nodes never take the same one. On the way addresses
-- are forgotten that nobody confirmed in time, that followed a tender which has ended, or that wait for tenders which close by a day that has passed.
create function take_alert() returns table (email text, search jsonb, secret text, since timestamptz, until timestamptz)
language plpgsql volatile security definer set search_path = public, pg_temp as
$$
declare found_one email_alert;
begin
    if num_nonnulls(app_authority(), app_supplier(), app_account()) > 0 then return; end if;
    -- A publication under way has its moment already and is not to be seen yet: it is waited for, or it would fall between two emails.
    perform pg_advisory_xact_lock(hashtextextended('publications', 0));
    delete from email_alert a where a.confirmed_at is null and a.asked_at < database_now() - interval '3 days';
    delete from email_alert a using procurement p where p.id = a.procurement_id and p.stage in ('Awarded', 'Cancelled');
    delete from email_alert a
        where (a.search #>> '{filter,closesBy}')::date < (database_now() at time zone 'Europe/London')::date;
    select * into found_one from email_alert a
        where a.search is not null and a.confirmed_at is not null and a.told_until <= database_now() - interval '1 day'
        order by a.told_until limit 1 for update skip locked;
    if not found then return; end if;
    return query update email_alert a set told_until = database_now() where a.id = found_one.id
        returning a.email, a.search, a.secret, found_one.told_until, a.told_until;
end
$$;
grant select, update, delete on email_alert to commonweal_keeper;
alter function open_alert owner to commonweal_keeper;
alter function confirm_alert owner to commonweal_keeper;
alter function stop_alert owner to commonweal_keeper;
alter function alerts_of owner to commonweal_keeper;
alter function take_alert owner to commonweal_keeper;
revoke all on function open_alert, confirm_alert, stop_alert, alerts_of, take_alert from public;
grant execute on function open_alert, confirm_alert, stop_alert, alerts_of, take_alert to commonweal_app;

-- Whom the council asks before a tender and what it hears, kept while it is agreed to; only the council reads it.
create table market_contact (
    id uuid primary key,
    authority_id uuid not null,
    procurement_id uuid not null,
    organisation text not null check (length(organisation) between 1 and 200),
    kind text not null check (kind in ('SmallFirm', 'LargerFirm', 'Vcse', 'Community', 'PublicBody')),
    is_minority_led boolean not null,
    reach text not null check (length(reach) between 1 and 400),
    can_do text not null check (length(can_do) <= 2000),
    consent text not null check (length(consent) between 1 and 400),
    unique (authority_id, id),
    foreign key (authority_id, procurement_id) references procurement (authority_id, id)
);
create index market_contact_of_procurement on market_contact (procurement_id);
alter table market_contact enable row level security, force row level security;
create policy market_contact_own on market_contact using (authority_id = app_authority()) with check (authority_id = app_authority());
grant select, insert, update (organisation, kind, is_minority_led, reach, can_do, consent), delete on market_contact to commonweal_app;

create table market_reply (
    id uuid primary key,
    authority_id uuid not null,
    contact_id uuid not null,
    said_on date not null,
    question text not null check (length(question) between 1 and 1000),
    answer text not null check (length(answer) between 1 and 4000),
    foreign key (authority_id, contact_id) references market_contact (authority_id, id)
);
create index market_reply_of_contact on market_reply (contact_id);
alter table market_reply enable row level security, force row level security;
create policy market_reply_own on market_reply using (authority_id = app_authority()) with check (authority_id = app_authority());
grant select, insert, delete on market_reply to commonweal_app;

create table market_event (
    id uuid primary key,
    authority_id uuid not null,
    procurement_id uuid not null,
    title text not null check (length(title) between 1 and 200),
    held_on date not null,
    place text not null check (length(place) between 1 and 400),
    invited uuid[] not null,
    came uuid[] not null,
    unique (authority_id, id),
    foreign key (authority_id, procurement_id) references procurement (authority_id, id)
);
create index market_event_of_procurement on market_event (procurement_id);
alter table market_event enable row level security, force row level security;
create policy market_event_own on market_event using (authority_id = app_authority()) with check (authority_id = app_authority());
grant select, insert, update (title, held_on, place, invited, came) on market_event to commonweal_app;

-- What everybody reads of an event; who is invited and who came stays with the council. Nothing takes back that it is called off.
create table event_notice (
    id uuid primary key,
    authority_id uuid not null,
    procurement_id uuid not null,
    title text not null check (length(title) between 1 and 200),
    held_on date not null,
    place text not null check (length(place) between 1 and 400),
    times text not null check (length(times) between 1 and 100),
    audience text not null check (length(audience) between 1 and 2000),
    how_to_ask text not null check (length(how_to_ask) between 1 and 400),
    access_contact text not null check (length(access_contact) between 1 and 400),
    published_at timestamptz not null,
    called_off_at timestamptz,
    called_off_reason text check (length(called_off_reason) between 1 and 1000),
    unique (authority_id, id),
    check (num_nonnulls(called_off_at, called_off_reason) <> 1),
    foreign key (authority_id, id) references market_event (authority_id, id),
    foreign key (authority_id, procurement_id) references procurement (authority_id, id)
);
create index event_notice_of_procurement on event_notice (procurement_id);
create index event_notice_held on event_notice (held_on);
alter table event_notice enable row level security, force row level security;
create policy event_notice_read on event_notice for select using (true);
create policy event_notice_published on event_notice for insert
    with check (authority_id = app_authority() and called_off_at is null
        and held_on >= (database_now() at time zone 'Europe/London')::date);
create policy event_notice_changed on event_notice for update
    using (authority_id = app_authority() and called_off_at is null) with check (authority_id = app_authority());
grant select, insert, update (title, held_on, place, times, audience, how_to_ask, access_contact, called_off_at, called_off_reason)
    on event_notice to commonweal_app;

-- Who wants to come: anybody registers while the event is to come, and only the council reads it and forgets it.
create table event_interest (
    id uuid primary key,
    authority_id uuid not null,
    event_id uuid not null,
    organisation text not null check (length(organisation) between 1 and 200),
    email text not null check (length(email) between 3 and 254),
    access_needs text check (length(access_needs) between 1 and 1000),
    registered_at timestamptz not null,
    unique (authority_id, event_id, email),
    foreign key (authority_id, event_id) references event_notice (authority_id, id)
);
alter table event_interest enable row level security, force row level security;
create policy event_interest_own on event_interest for select using (authority_id = app_authority());
create policy event_interest_forgotten on event_interest for delete using (authority_id = app_authority());
create policy event_interest_registered on event_interest for insert
    with check (exists (select from event_notice n
        where n.id = event_interest.event_id and n.authority_id = event_interest.authority_id and n.called_off_at is null
          and n.held_on >= (database_now() at time zone 'Europe/London')::date));
grant select, insert, delete on event_interest to commonweal_app;

create table outcome_wish (
    id uuid primary key,
    authority_id uuid not null,
    procurement_id uuid not null,
    wish text not null check (length(wish) between 1 and 200),
    people integer check (people between 1 and 10000000),
    source text not null check (length(source) between 1 and 400),
    foreign key (authority_id, procurement_id) references procurement (authority_id, id)
);
create index outcome_wish_of_procurement on outcome_wish (procurement_id);
alter table outcome_wish enable row level security, force row level security;
create policy outcome_wish_own on outcome_wish using (authority_id = app_authority()) with check (authority_id = app_authority());
grant select, insert, delete on outcome_wish to commonweal_app;

-- What was heard, published with the tender or kept with the reason why not; it stands once the tender is published.
create table market_summary (
    id uuid primary key,
    authority_id uuid not null,
    text text not null check (length(text) between 1 and 8000),
    is_published boolean not null,
    reason text check (length(reason) between 1 and 2000),
    check (is_published = (reason is null)),
    foreign key (authority_id, id) references procurement (authority_id, id)
);
alter table market_summary enable row level security, force row level security;
create policy market_summary_own on market_summary for select using (authority_id = app_authority());
create policy market_summary_writes on market_summary for insert
    with check (authority_id = app_authority() and procurement_is(id, 'Draft'));
create policy market_summary_changes on market_summary for update
    using (authority_id = app_authority() and procurement_is(id, 'Draft'));
create policy market_summary_published on market_summary for select
    using (is_published and exists (select 1 from procurement p where p.id = market_summary.id and p.published_at is not null));
grant select, insert, update (text, is_published, reason) on market_summary to commonweal_app;

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
grant select, insert, update (reason, weight, target, "limit", position), delete on procurement_measure to commonweal_app;
grant select, insert, update (owner_id, due_on, state, outcome, kept_at, settled_by, settled_at) on plan_task to commonweal_app;
grant select, insert on threshold_assessment, imported_release to commonweal_app;
grant insert on tender_key to commonweal_app;
