-- Whoever may score reads of the plan what is meant for the panel and nothing else, in whatever other role they also hold: the rest may
-- tell of prices and of what the council thinks of bidders. Nor do they say what is meant for it.
create policy plan_document_for_panel on plan_document as restrictive for select using (for_panel or not holds_role('Evaluator'));
create policy plan_document_shown_by_others on plan_document as restrictive for update using (not holds_role('Evaluator'));

-- Everybody says first whether anything ties them to a bidder; only then do they judge. Evaluators join the panel with it; locking is
-- the end of that.
create table evaluator_declaration (
    id uuid primary key,
    authority_id uuid not null,
    procurement_id uuid not null,
    evaluator_id uuid not null,
    evaluator_name text not null,
    joins_panel boolean not null,
    has_conflict boolean not null,
    detail text not null default '' check (length(detail) <= 4000),
    declared_at timestamptz not null,
    confirmed_at timestamptz check (confirmed_at > declared_at),
    conflict_at timestamptz check (conflict_at is null or has_conflict and conflict_at > declared_at),
    locked_at timestamptz check (locked_at is null or not has_conflict or locked_at < conflict_at),
    released_at timestamptz check (released_at is null or locked_at is null),
    released_by uuid check (released_by <> evaluator_id),
    release_reason text check (length(release_reason) between 1 and 2000),
    check (num_nonnulls(released_at, released_by, release_reason) in (0, 3)),
    check (joins_panel or num_nonnulls(locked_at, released_at) = 0),
    unique (procurement_id, authority_id, evaluator_id),
    foreign key (authority_id, procurement_id) references procurement (authority_id, id)
);
alter table evaluator_declaration enable row level security, force row level security;
create policy evaluator_declaration_own on evaluator_declaration for select using (authority_id = app_authority());
-- Whether whoever asks declared that something ties them to a bidder of a procurement, or that nothing does. Who declared neither judges
-- nothing; who declared a tie reads no bid either. A declaration covers the bids opened before it.
create function has_conflict_in(procurement uuid) returns boolean language sql stable set search_path = public, pg_temp as
$$
    select exists (select 1 from evaluator_declaration d
        where (d.procurement_id, d.evaluator_id) = ($1, app_account()) and d.has_conflict)
$$;
create function may_judge(procurement uuid) returns boolean language sql stable set search_path = public, pg_temp as
$$
    select exists (select 1 from evaluator_declaration d
        where (d.procurement_id, d.evaluator_id) = ($1, app_account()) and not d.has_conflict
            and not exists (select 1 from bid b
                where b.procurement_id = $1 and b.opened_at > coalesce(d.confirmed_at, d.declared_at)))
$$;
create function is_on_panel(procurement uuid) returns boolean language sql stable set search_path = public, pg_temp as
$$
    select exists (select 1 from evaluator_declaration d
        where (d.procurement_id, d.evaluator_id) = ($1, app_account()) and d.joins_panel)
$$;

-- Grounds on which the law has the supplier told, and heard, before its bid is set aside: those of data/evaluation/grounds.yaml with a
-- first step, which a test compares.
create function asks_to_tell_first(ground text) returns boolean language sql immutable set search_path = public, pg_temp as
$$ select ground in ('abnormally-low', 'excluded-supplier', 'excludable-supplier', 'improper-behaviour', 'conflict-of-interest') $$;

-- Whether an opened bid stands: one officer proposes to set it aside, or to take it back, and another confirms or refuses. The last one
-- confirmed holds; a bid set aside is judged no more. Its bidder reads what holds.
create table set_aside_decision (
    id uuid primary key,
    authority_id uuid not null,
    supplier_id uuid not null,
    procurement_id uuid not null,
    bid_id uuid not null,
    sets_aside boolean not null,
    ground text check (ground ~ '^[a-z][a-z0-9-]{0,59}$'),
    reason text not null check (length(reason) between 1 and 4000),
    told_on date,
    told text check (length(told) between 1 and 4000),
    proposed_by uuid not null,
    proposed_by_name text not null,
    proposed_at timestamptz not null,
    is_confirmed boolean,
    decided_by uuid check (decided_by <> proposed_by),
    decided_by_name text,
    decided_at timestamptz,
    refusal_reason text check (length(refusal_reason) between 1 and 4000),
    upheld_by uuid check (upheld_by not in (proposed_by, decided_by)),
    upheld_by_name text,
    upheld_at timestamptz check (upheld_at > decided_at),
    check (num_nulls(upheld_by, upheld_by_name, upheld_at) in (0, 3) and (upheld_at is null or coalesce(is_confirmed, false))),
    check (num_nulls(is_confirmed, decided_by, decided_by_name, decided_at) in (0, 4)),
    check ((refusal_reason is not null) = (is_confirmed is false)),
    check (sets_aside = (ground is not null)),
    check (num_nulls(told_on, told) in (0, 2) and (told is not null) = coalesce(asks_to_tell_first(ground), false)),
    foreign key (authority_id, supplier_id, bid_id) references bid (authority_id, supplier_id, id),
    foreign key (authority_id, procurement_id) references procurement (authority_id, id)
);
create unique index set_aside_decision_waits on set_aside_decision (bid_id, authority_id) where is_confirmed is null;
create index set_aside_decision_of_procurement on set_aside_decision (procurement_id);
alter table set_aside_decision enable row level security, force row level security;
create policy set_aside_decision_own on set_aside_decision for select
    using (authority_id = app_authority() and not has_conflict_in(procurement_id));
create policy set_aside_decision_told on set_aside_decision for select
    using (supplier_id = app_supplier() and is_confirmed);
create function is_set_aside(bid uuid) returns boolean language sql stable set search_path = public, pg_temp as
$$
    select coalesce((select d.sets_aside from set_aside_decision d
        where d.bid_id = $1 and d.is_confirmed order by d.decided_at desc limit 1), false)
$$;
-- Whether one of those behind something declared an interest since it was last confirmed: whoever has one does nothing any more, so all they did
-- was before. Upholding.IsOvertaken in the domain says the same.
create function is_overtaken(procurement uuid, upheld_at timestamptz, variadic people uuid[]) returns boolean
language sql stable set search_path = public, pg_temp as
$$
    select exists (select 1 from evaluator_declaration d
        where d.procurement_id = $1 and d.evaluator_id = any ($3) and d.has_conflict and ($2 is null or d.conflict_at > $2))
$$;
create policy set_aside_decision_proposes on set_aside_decision for insert
    with check (authority_id = app_authority() and proposed_by = app_account() and is_confirmed is null and upheld_by is null
        and may_judge(procurement_id) and not is_on_panel(procurement_id)
        and may_open_bids(proposed_by, authority_id) and procurement_is(procurement_id, 'Opened', 'Scored')
        and sets_aside <> is_set_aside(bid_id)
        and exists (select 1 from bid b
            where b.id = bid_id and b.procurement_id = set_aside_decision.procurement_id and b.opened_at is not null
              and (told_on is null or told_on between (b.opened_at at time zone 'Europe/London')::date
                and (database_now() at time zone 'Europe/London')::date)));
create policy set_aside_decision_decides on set_aside_decision for update
    using (authority_id = app_authority() and is_confirmed is null)
    with check (authority_id = app_authority() and decided_by = app_account() and upheld_by is null
        and decided_at between database_now() - interval '5 minutes' and database_now()
        and may_judge(procurement_id) and not is_on_panel(procurement_id)
        and may_open_bids(decided_by, authority_id) and procurement_is(procurement_id, 'Opened', 'Scored'));
create policy set_aside_decision_upholds on set_aside_decision for update
    using (authority_id = app_authority() and is_confirmed
        and is_overtaken(procurement_id, upheld_at, proposed_by, decided_by, upheld_by))
    with check (authority_id = app_authority() and upheld_by = app_account()
        and upheld_at between database_now() - interval '5 minutes' and database_now()
        and may_judge(procurement_id) and not is_on_panel(procurement_id)
        and may_open_bids(upheld_by, authority_id) and procurement_is(procurement_id, 'Opened', 'Scored'));
create trigger set_aside_decision_decided_once before update on set_aside_decision
    for each row execute function keep_once_written('is_confirmed', 'decided_by', 'decided_by_name', 'decided_at', 'refusal_reason');
grant select, insert on set_aside_decision to commonweal_app;
grant update (is_confirmed, decided_by, decided_by_name, decided_at, refusal_reason, upheld_by, upheld_by_name, upheld_at)
    on set_aside_decision to commonweal_app;

create function may_judge_line(line uuid) returns boolean language sql stable set search_path = public, pg_temp as
$$ select exists (select 1 from bid_line l join bid b on b.id = l.bid_id where l.id = $1 and may_judge(b.procurement_id)
    and not is_set_aside(b.id)) $$;
create policy bid_without_conflict on bid as restrictive for select
    using (supplier_id = app_supplier() or not has_conflict_in(procurement_id));
create policy bid_line_without_conflict on bid_line as restrictive for select
    using (supplier_id = app_supplier() or exists (select 1 from bid b where b.id = bid_id));
create policy procurement_ends_without_conflict on procurement as restrictive for update
    using (true) with check (stage <> 'Cancelled' or not has_conflict_in(id));
create policy bid_line_judged on bid_line as restrictive for update
    using (may_judge_line(id));

-- What the record tells of bids to whoever declared a tie to one of their bidders, that it be veiled: they see no bid to veil.
create function things_in_conflict() returns table (id uuid, procurement_id uuid) language sql stable security definer
set search_path = public, pg_temp as
$$
    select thing.id, d.procurement_id
    from evaluator_declaration d join bid b on b.procurement_id = d.procurement_id and b.opened_at is not null
    cross join lateral (select b.id union all select l.id from bid_line l where l.bid_id = b.id) thing
    where d.has_conflict and d.evaluator_id = app_account() and d.authority_id = app_authority()
$$;

-- Bids are opened by officers who take no part in marking their statements.
create function has_opened(procurement uuid) returns boolean language sql stable set search_path = public, pg_temp as
$$ select exists (select 1 from bid_opening o where (o.procurement_id, o.account_id) = ($1, app_account())) $$;

-- One locks one's own and a head of procurement, who neither opened the bids nor scores here, releases another; either is the end of it.
create policy evaluator_declaration_ends on evaluator_declaration for update
    using (authority_id = app_authority())
    with check (case when locked_at is null then released_by else evaluator_id end = app_account()
        and (locked_at is not null or holds_role('HeadOfProcurement') and may_judge(procurement_id)
            and not has_opened(procurement_id) and not is_on_panel(procurement_id)));
create trigger evaluator_declaration_ends_once before update on evaluator_declaration
    for each row execute function keep_once_written('conflict_at', 'locked_at', 'released_at', 'released_by', 'release_reason');
-- An interest comes up once, after none was declared, and in one's own words; none is ever taken back.
create policy evaluator_declaration_comes_up on evaluator_declaration for update
    using (authority_id = app_authority() and evaluator_id = app_account() and not has_conflict)
    with check (authority_id = app_authority() and evaluator_id = app_account() and has_conflict and conflict_at is not null
        and procurement_is(procurement_id, 'Opened', 'Scored'));
create policy evaluator_declaration_confirms on evaluator_declaration for update
    using (authority_id = app_authority() and evaluator_id = app_account() and not has_conflict)
    with check (authority_id = app_authority() and evaluator_id = app_account() and not has_conflict and confirmed_at is not null
        and procurement_is(procurement_id, 'Opened', 'Scored'));
create function interest_comes_up() returns trigger language plpgsql set search_path = public, pg_temp as
$$
begin
    if (new.has_conflict, new.detail, new.conflict_at) is distinct from (old.has_conflict, old.detail, old.conflict_at)
        and (old.has_conflict or new.conflict_at is null or new.detail = '' or new.evaluator_id is distinct from app_account()
            or (new.locked_at, new.released_at) is distinct from (old.locked_at, old.released_at)) then
        raise exception 'an interest comes up once, and its owner says so' using errcode = 'insufficient_privilege';
    end if;
    if new.confirmed_at is distinct from old.confirmed_at and (new.evaluator_id is distinct from app_account()
            or new.confirmed_at is null or new.confirmed_at < old.confirmed_at)
        or new.released_by is distinct from old.released_by and new.released_by is distinct from app_account()
        or new.locked_at is distinct from old.locked_at and new.evaluator_id is distinct from app_account() then
        raise exception 'a declaration is its owner''s, and a release that of whoever releases' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
create trigger interest_comes_up before update on evaluator_declaration for each row execute function interest_comes_up();

-- Roles that read the prices of opened bids, without scoring them.
create function reads_prices(role text) returns boolean language sql immutable set search_path = public, pg_temp as
$$ select role in ('Officer', 'HeadOfProcurement', 'Auditor') $$;

-- Whether somebody could read the prices of a procurement since its bids were opened. A role may be ended a few minutes back
-- (membership_ends), so those minutes count as well.
create function could_read_prices(account uuid, procurement uuid) returns boolean language sql stable
set search_path = public, pg_temp as
$$
    select exists (
        select 1 from procurement p join membership m on m.authority_id = p.authority_id
        where p.id = $2 and m.account_id = $1 and reads_prices(m.role)
            and (m.ended_at is null or m.ended_at > p.opened_at - interval '5 minutes'))
$$;

-- While statements are scored, no new role opens to one person what two roles at once would: nor prices to whoever the panel
-- waits for, nor the panel to whoever could read the prices since the bids were opened. People come upon it: the refusal is said
-- in full, with its code for the constraint and its field for the column.
create function membership_in_turn() returns trigger language plpgsql set search_path = public, pg_temp as
$$
declare
    scored text;
begin
    if reads_prices(new.role) then
        select p.reference into scored from procurement p join evaluator_declaration d on d.procurement_id = p.id
        where p.authority_id = new.authority_id and p.stage = 'Opened' and d.evaluator_id = new.account_id
            and d.joins_panel and not d.has_conflict and num_nonnulls(d.locked_at, d.released_at) = 0
        order by p.opened_at limit 1;
    elsif new.role = 'Evaluator' then
        select p.reference into scored from procurement p
        where p.authority_id = new.authority_id and p.stage = 'Opened' and could_read_prices(new.account_id, p.id)
        order by p.opened_at limit 1;
    end if;
    if scored is not null and new.role = 'Evaluator' then
        raise exception 'This person could see the prices of the bids of %, which are being scored. Let somebody else score them, and give this role when that is done.', scored
            using errcode = 'restrict_violation', constraint = 'people.roles.read-already', column = 'Roles';
    elsif scored is not null then
        raise exception 'This person scores the bids of %, and with this role would see prices before they have finished. Let them lock their scores first, or let the head of procurement release them from the panel.', scored
            using errcode = 'restrict_violation', constraint = 'people.roles.scoring-now', column = 'Roles';
    end if;
    return new;
end
$$;
create trigger membership_in_turn before insert on membership for each row execute function membership_in_turn();

-- That the panel began to agree scores: once, when everyone who declared themselves free to score and was not released, at
-- least one, has locked.
create table moderation (
    procurement_id uuid not null,
    authority_id uuid not null,
    begun_by uuid not null,
    begun_at timestamptz not null,
    without_reason text check (length(without_reason) between 1 and 2000),
    primary key (procurement_id, authority_id),
    foreign key (authority_id, procurement_id) references procurement (authority_id, id)
);
alter table moderation enable row level security, force row level security;
create policy moderation_own on moderation for select using (authority_id = app_authority());
create function panel_has_locked(procurement uuid) returns boolean language sql stable set search_path = public, pg_temp as
$$
    select coalesce(bool_and(d.locked_at is not null), false) from evaluator_declaration d
    where d.procurement_id = $1 and d.joins_panel and not d.has_conflict and d.released_at is null
$$;
-- By a head who neither opened the bids nor declared as an evaluator here, with a reason exactly where evaluators are left out who had not begun.
create function may_begin_moderation(procurement uuid, reason text) returns boolean language sql stable
set search_path = public, pg_temp as
$$
    select holds_role('HeadOfProcurement') and may_judge($1) and not has_opened($1) and not is_on_panel($1) and panel_has_locked($1)
        and ($2 is not null) = exists (select 1 from membership m
            where m.authority_id = app_authority() and m.role = 'Evaluator' and m.ended_at is null
                and not exists (select 1 from evaluator_declaration d
                    where d.procurement_id = $1 and d.evaluator_id = m.account_id))
$$;
create policy moderation_begins on moderation for insert
    with check (authority_id = app_authority() and begun_by = app_account()
        and procurement_is(procurement_id, 'Opened', 'Scored') and may_begin_moderation(procurement_id, without_reason));
create function has_moderation(procurement uuid) returns boolean language sql stable set search_path = public, pg_temp as
$$ select exists (select 1 from moderation m where m.procurement_id = $1) $$;

-- Whoever judges declares. The panel is joined by evaluators who did not open the bids, until moderation begins: whoever joins later
-- could follow its marks.
create policy evaluator_declaration_declares on evaluator_declaration for insert
    with check (authority_id = app_authority() and evaluator_id = app_account() and num_nonnulls(confirmed_at, conflict_at, locked_at, released_at) = 0
        and procurement_is(procurement_id, 'Opened', 'Scored') and joins_panel = holds_role('Evaluator')
        and case when joins_panel
            then not has_moderation(procurement_id) and not could_read_prices(evaluator_id, procurement_id)
                and not has_opened(procurement_id)
            else holds_role('Officer') or holds_role('HeadOfProcurement') end);

-- Scores are given alone: an evaluator reads only their own until moderation has begun.
create table score (
    id uuid primary key,
    authority_id uuid not null,
    supplier_id uuid not null,
    bid_line_id uuid not null,
    evaluator_id uuid not null,
    evaluator_name text not null,
    mark integer not null check (mark between 0 and 10),
    reason text not null check (length(reason) between 1 and 4000),
    passage text check (length(passage) between 1 and 2000),
    assumes boolean not null default false,
    scored_at timestamptz not null,
    check (mark = 0 or passage is not null),
    unique (bid_line_id, authority_id, evaluator_id),
    foreign key (authority_id, supplier_id, bid_line_id) references bid_line (authority_id, supplier_id, id)
);
alter table score enable row level security, force row level security;
create policy score_own on score using (authority_id = app_authority() and evaluator_id = app_account())
    with check (authority_id = app_authority() and evaluator_id = app_account() and holds_role('Evaluator')
        and exists (
            select 1 from bid_line l join bid b on b.id = l.bid_id
            join evaluator_declaration d on d.procurement_id = b.procurement_id
            where l.id = bid_line_id and not is_set_aside(b.id)
                and d.evaluator_id = app_account() and d.joins_panel and may_judge(b.procurement_id)
                and d.locked_at is null and d.released_at is null and not has_moderation(b.procurement_id)));

-- Whether the panel began to agree scores on this line's procurement.
create function is_moderated(line uuid) returns boolean language sql stable set search_path = public, pg_temp as
$$
    select exists (select 1 from bid_line l join bid b on b.id = l.bid_id where l.id = $1 and has_moderation(b.procurement_id))
$$;
create policy score_moderated on score for select using (authority_id = app_authority() and is_moderated(bid_line_id));

-- The panel's agreed mark per bid line; it starts empty, never at the mean.
create table moderated_score (
    bid_line_id uuid not null,
    authority_id uuid not null,
    supplier_id uuid not null,
    mark integer not null check (mark between 0 and 10),
    reason text not null check (length(reason) between 1 and 4000),
    passage text check (length(passage) between 1 and 2000),
    departure_reason text check (length(departure_reason) between 1 and 4000),
    moderated_by uuid not null,
    moderated_at timestamptz not null,
    check (mark = 0 or passage is not null),
    primary key (bid_line_id, authority_id),
    foreign key (authority_id, supplier_id, bid_line_id) references bid_line (authority_id, supplier_id, id)
);
alter table moderated_score enable row level security, force row level security;
create function may_moderate_line(line uuid) returns boolean language sql stable set search_path = public, pg_temp as
$$
    select holds_role('HeadOfProcurement') and exists (select 1 from bid_line l join bid b on b.id = l.bid_id
        where l.id = $1 and may_judge(b.procurement_id) and not has_opened(b.procurement_id) and not is_on_panel(b.procurement_id))
$$;
-- A panel agrees on scores that were given: one at least still counts.
create function has_score_that_counts(line uuid) returns boolean language sql stable set search_path = public, pg_temp as
$$
    select exists (select 1 from score s join bid_line l on l.id = s.bid_line_id join bid b on b.id = l.bid_id
        join evaluator_declaration d on (d.procurement_id, d.evaluator_id) = (b.procurement_id, s.evaluator_id)
        where s.bid_line_id = $1 and not d.has_conflict and d.released_at is null)
$$;
create policy moderated_score_own on moderated_score for select
    using (authority_id = app_authority() and exists (select 1 from bid_line l where l.id = bid_line_id));
create policy moderated_score_agrees on moderated_score for insert
    with check (authority_id = app_authority() and moderated_by = app_account()
        and line_is_evaluated(bid_line_id) and is_moderated(bid_line_id) and may_moderate_line(bid_line_id)
        and has_score_that_counts(bid_line_id));
create policy moderated_score_puts_right on moderated_score for update
    using (authority_id = app_authority() and line_is_evaluated(bid_line_id))
    with check (moderated_by = app_account() and may_moderate_line(bid_line_id) and has_score_that_counts(bid_line_id));
-- After the award each bidder reads what the panel agreed about its own statements.
create policy moderated_score_bidder on moderated_score for select
    using (supplier_id = app_supplier() and exists (
        select 1 from bid_line l join bid b on b.id = l.bid_id join procurement p on p.id = b.procurement_id
        where l.id = bid_line_id and p.stage = 'Awarded'));

-- Every look at a line for additionality, with what was accepted then: kept, never changed.
create table offer_check (
    id uuid primary key,
    authority_id uuid not null,
    supplier_id uuid not null,
    bid_line_id uuid not null,
    accepted_quantity numeric(28,10) not null check (accepted_quantity >= 0),
    reason text check (length(reason) between 1 and 2000),
    checked_by uuid not null,
    checked_at timestamptz not null,
    foreign key (authority_id, supplier_id, bid_line_id) references bid_line (authority_id, supplier_id, id)
);
create index offer_check_line on offer_check (bid_line_id);
alter table offer_check enable row level security, force row level security;
create policy offer_check_own on offer_check for select
    using (authority_id = app_authority() and exists (select 1 from bid_line l where l.id = bid_line_id));
create policy offer_check_looks on offer_check for insert
    with check (authority_id = app_authority() and checked_by = app_account() and holds_role('Officer')
        and line_is_evaluated(bid_line_id) and may_judge_line(bid_line_id)
        and accepted_quantity = (select l.accepted_quantity from bid_line l where l.id = bid_line_id)
        -- Where the bidder had to explain its size, nothing is accepted without a reason.
        and (reason is not null or not exists (select 1 from bid_line l join bid b on b.id = l.bid_id
            where l.id = bid_line_id and b.proportion <> '')));
grant select, insert on offer_check to commonweal_app;

-- What an officer asks a bidder about a line, and its answer: once, by the bidder's people, before the time is over.
create table clarification (
    id uuid primary key,
    authority_id uuid not null,
    supplier_id uuid not null,
    bid_id uuid not null,
    bid_line_id uuid not null,
    question text not null check (length(question) between 1 and 4000),
    asked_by uuid not null,
    asked_at timestamptz not null,
    answer_before timestamptz not null check (answer_before > asked_at),
    answer text check (length(answer) between 1 and 4000),
    answered_by uuid,
    answered_at timestamptz check (answered_at < answer_before),
    check (num_nonnulls(answer, answered_by, answered_at) in (0, 3)),
    foreign key (authority_id, supplier_id, bid_line_id) references bid_line (authority_id, supplier_id, id),
    foreign key (authority_id, supplier_id, bid_id) references bid (authority_id, supplier_id, id)
);
create index clarification_line on clarification (bid_line_id);
-- The same question is not asked again for the same time.
create unique index clarification_asked_once on clarification (bid_line_id, authority_id, md5(question), answer_before);
alter table clarification enable row level security, force row level security;
create policy clarification_reads on clarification for select
    using (supplier_id = app_supplier()
        or authority_id = app_authority() and exists (select 1 from bid b where b.id = bid_id));
create policy clarification_asks on clarification for insert
    with check (authority_id = app_authority() and asked_by = app_account() and holds_role('Officer') and answered_at is null
        and line_is_evaluated(bid_line_id) and may_judge_line(bid_line_id));
create policy clarification_answers on clarification for update
    using (supplier_id = app_supplier() and answered_at is null and database_now() < answer_before)
    with check (supplier_id = app_supplier() and answered_by = app_account());
grant select, insert, update (answer, answered_by, answered_at) on clarification to commonweal_app;

-- What the questions about a bid are about, for its bidder: what it promised itself, and nothing that was made of it since.
create function asked_about(bid uuid) returns table (id uuid, measure text, statement text)
language sql stable security definer set search_path = public, pg_temp as
$$
    select c.id, l.measure, l.statement from clarification c join bid_line l on l.id = c.bid_line_id
    where c.bid_id = $1 and c.supplier_id = app_supplier()
$$;
grant select on clarification, bid_line to commonweal_keeper;
alter function asked_about owner to commonweal_keeper;
revoke all on function asked_about from public;
grant execute on function asked_about to commonweal_app;

-- Marks for criteria that are marked outside this service; put right until the award.
create table criterion_mark (
    bid_id uuid not null,
    criterion text not null check (length(criterion) between 1 and 200),
    authority_id uuid not null,
    supplier_id uuid not null,
    marks numeric(28,10) not null check (marks between 0 and 100),
    reason text not null check (length(reason) between 1 and 4000),
    entered_by uuid not null,
    entered_at timestamptz not null,
    primary key (bid_id, criterion, authority_id),
    foreign key (authority_id, supplier_id, bid_id) references bid (authority_id, supplier_id, id)
);
alter table criterion_mark enable row level security, force row level security;
create function bid_is_evaluated(bid uuid) returns boolean language sql stable set search_path = public, pg_temp as
$$
    select exists (select 1 from bid b
        where b.id = $1 and procurement_is(b.procurement_id, 'Opened', 'Scored') and may_judge(b.procurement_id)
            and not is_set_aside(b.id))
$$;
create policy criterion_mark_own on criterion_mark for select
    using (authority_id = app_authority() and exists (select 1 from bid b where b.id = bid_id));
create policy criterion_mark_enters on criterion_mark for insert
    with check (authority_id = app_authority() and entered_by = app_account() and holds_role('Officer') and bid_is_evaluated(bid_id));
create policy criterion_mark_puts_right on criterion_mark for update
    using (authority_id = app_authority() and bid_is_evaluated(bid_id)) with check (entered_by = app_account() and holds_role('Officer'));
grant select, insert, update (marks, reason, entered_by, entered_at) on criterion_mark to commonweal_app;

-- Every run of the method, whole: what went in, what came out.
create table scoring_run (
    id uuid primary key,
    authority_id uuid not null,
    procurement_id uuid not null,
    input jsonb not null,
    result jsonb not null,
    run_by uuid not null,
    run_at timestamptz not null,
    foreign key (authority_id, procurement_id) references procurement (authority_id, id)
);
create index scoring_run_latest on scoring_run (procurement_id, run_at);
alter table scoring_run enable row level security, force row level security;
create policy scoring_run_own on scoring_run for select
    using (authority_id = app_authority() and not has_conflict_in(procurement_id));
create policy scoring_run_adds on scoring_run for insert
    with check (authority_id = app_authority() and run_by = app_account() and holds_role('HeadOfProcurement')
        and may_judge(procurement_id) and procurement_is(procurement_id, 'Opened', 'Scored'));

-- The bid put to whoever decides, with the figures of the whole award it rests on; every one is kept. A change of what it rests on
-- withdraws it, once.
create table recommendation (
    id uuid primary key,
    authority_id uuid not null,
    procurement_id uuid not null,
    bid_id uuid not null references bid (id),
    scoring_run_id uuid not null references scoring_run (id),
    reason text not null check (length(reason) between 1 and 8000),
    departure_reason text check (length(departure_reason) between 1 and 8000),
    whole jsonb,
    recommended_by uuid not null,
    recommended_at timestamptz not null,
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    withdrawn_because text check (length(withdrawn_because) between 1 and 200),
    check (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_because) in (0, 3)),
    foreign key (authority_id, procurement_id) references procurement (authority_id, id)
);
-- Whether a run was made on the bids that take part now: none was set aside or taken back since.
create function counts_who_stands(run uuid) returns boolean language sql stable set search_path = public, pg_temp as
$$
    select exists (select 1 from scoring_run r where r.id = $1
        and not exists (select 1 from set_aside_decision d
            where d.procurement_id = r.procurement_id and d.is_confirmed and d.decided_at >= r.run_at))
$$;
create index recommendation_latest on recommendation (procurement_id, recommended_at);
alter table recommendation enable row level security, force row level security;
create policy recommendation_own on recommendation for select
    using (authority_id = app_authority() and not has_conflict_in(procurement_id));
create policy recommendation_puts on recommendation for insert
    with check (authority_id = app_authority() and recommended_by = app_account() and holds_role('Officer') and withdrawn_at is null
        and may_judge(procurement_id) and procurement_is(procurement_id, 'Scored')
        and not is_set_aside(bid_id) and counts_who_stands(scoring_run_id));
create policy recommendation_withdraws on recommendation for update
    using (authority_id = app_authority() and procurement_is(procurement_id, 'Opened', 'Scored'))
    with check (withdrawn_by = app_account() and may_judge(procurement_id));
-- What a recommendation rests on without a bid is not turned over by taking that bid back.
create policy set_aside_decision_returns on set_aside_decision as restrictive for update
    using (true) with check (sets_aside or is_confirmed is not true or not exists (select 1 from recommendation m
        where m.procurement_id = set_aside_decision.procurement_id and m.withdrawn_at is null));
create trigger recommendation_withdrawn_once before update on recommendation
    for each row execute function keep_once_written('withdrawn_at', 'withdrawn_by', 'withdrawn_because');
grant select, insert, update (withdrawn_at, withdrawn_by, withdrawn_because) on recommendation to commonweal_app;

-- What becomes of a draft never submitted: one officer proposes, another confirms. Let in, it is opened as it lay at the deadline, while
-- nobody has locked a score; the bidder is told either way.
create table draft_decision (
    id uuid primary key,
    authority_id uuid not null,
    procurement_id uuid not null,
    bid_id uuid not null,
    lets_in boolean not null,
    reason text not null check (length(reason) between 1 and 2000),
    proposed_by uuid not null,
    proposed_by_name text not null,
    proposed_at timestamptz not null,
    confirmed_by uuid check (confirmed_by <> proposed_by),
    confirmed_by_name text,
    confirmed_at timestamptz,
    upheld_by uuid check (upheld_by not in (proposed_by, confirmed_by)),
    upheld_by_name text,
    upheld_at timestamptz check (upheld_at > confirmed_at),
    check (num_nulls(upheld_by, upheld_by_name, upheld_at) in (0, 3) and (upheld_at is null or confirmed_at is not null)),
    check (num_nulls(confirmed_by, confirmed_by_name, confirmed_at) in (0, 3)),
    foreign key (authority_id, bid_id) references bid (authority_id, id),
    foreign key (authority_id, procurement_id) references procurement (authority_id, id)
);
create unique index draft_decision_holds on draft_decision (bid_id, authority_id) where confirmed_at is not null;
create index draft_decision_of_procurement on draft_decision (procurement_id);
alter table draft_decision enable row level security, force row level security;
create policy draft_decision_own on draft_decision for select using (authority_id = app_authority());
create policy draft_decision_proposes on draft_decision for insert
    with check (authority_id = app_authority() and proposed_by = app_account() and confirmed_by is null and upheld_by is null
        and may_judge(procurement_id) and not is_on_panel(procurement_id)
        and may_open_bids(proposed_by, authority_id) and procurement_is(procurement_id, 'Opened', 'Scored'));
create policy draft_decision_confirms on draft_decision for update
    using (authority_id = app_authority() and confirmed_by is null)
    with check (authority_id = app_authority() and confirmed_by = app_account() and upheld_by is null
        and may_judge(procurement_id) and not is_on_panel(procurement_id)
        and may_open_bids(confirmed_by, authority_id) and procurement_is(procurement_id, 'Opened', 'Scored'));
create policy draft_decision_upholds on draft_decision for update
    using (authority_id = app_authority() and confirmed_by is not null
        and is_overtaken(procurement_id, upheld_at, proposed_by, confirmed_by, upheld_by))
    with check (authority_id = app_authority() and upheld_by = app_account()
        and upheld_at between database_now() - interval '5 minutes' and database_now()
        and may_judge(procurement_id) and not is_on_panel(procurement_id)
        and may_open_bids(upheld_by, authority_id) and procurement_is(procurement_id, 'Opened', 'Scored'));
create trigger draft_decision_confirmed_once before update on draft_decision
    for each row execute function keep_once_written('confirmed_by', 'confirmed_by_name', 'confirmed_at');
grant select, insert on draft_decision to commonweal_app;
grant update (confirmed_by, confirmed_by_name, confirmed_at, upheld_by, upheld_by_name, upheld_at) on draft_decision to commonweal_app;
-- Marks and decisions of somebody with an interest that came up later, not confirmed by anybody else since: nothing rests on them.
create function rests_on_no_tie(procurement uuid) returns boolean language sql stable set search_path = public, pg_temp as
$$
    select not exists (select 1 from bid b join criterion_mark m on m.bid_id = b.id
            where b.procurement_id = $1 and not is_set_aside(b.id) and is_overtaken($1, null, m.entered_by))
        and not exists (select 1 from set_aside_decision d
            where d.procurement_id = $1 and d.is_confirmed and is_overtaken($1, d.upheld_at, d.proposed_by, d.decided_by, d.upheld_by)
                and not exists (select 1 from set_aside_decision later
                    where later.bid_id = d.bid_id and later.is_confirmed and later.decided_at > d.decided_at))
        and not exists (select 1 from draft_decision d
            where d.procurement_id = $1 and d.confirmed_by is not null
                and is_overtaken($1, d.upheld_at, d.proposed_by, d.confirmed_by, d.upheld_by))
$$;
create policy recommendation_rests on recommendation as restrictive for insert with check (rests_on_no_tie(procurement_id));

create table award (
    procurement_id uuid not null,
    authority_id uuid not null,
    supplier_id uuid not null,
    bid_id uuid not null,
    scoring_run_id uuid not null references scoring_run (id),
    recommendation_id uuid not null references recommendation (id),
    reason text not null check (length(reason) between 1 and 8000),
    departure_reason text check (length(departure_reason) between 1 and 8000),
    awarded_by uuid not null,
    awarded_at timestamptz not null,
    primary key (procurement_id, authority_id),
    foreign key (authority_id, procurement_id) references procurement (authority_id, id),
    foreign key (authority_id, supplier_id, bid_id) references bid (authority_id, supplier_id, id)
);
alter table award enable row level security, force row level security;
create policy award_own on award for select using (authority_id = app_authority());
-- Whoever had a hand in the evaluation does not award.
create function has_hand_in(procurement uuid, account uuid) returns boolean language sql stable set search_path = public, pg_temp as
$$
    select exists (select 1 from evaluator_declaration d
            where d.procurement_id = $1 and (d.evaluator_id = $2 and (d.joins_panel or d.has_conflict) or d.released_by = $2))
        or exists (select 1 from draft_decision d where d.procurement_id = $1 and $2 in (d.proposed_by, d.confirmed_by, d.upheld_by))
        or exists (select 1 from set_aside_decision d where d.procurement_id = $1 and $2 in (d.proposed_by, d.decided_by, d.upheld_by))
        or exists (select 1 from bid b join clarification c on c.bid_id = b.id where b.procurement_id = $1 and c.asked_by = $2)
        -- A mark agreed or entered anew names whoever did so last; the record names everybody.
        or exists (select 1 from audit_entry e where e.scope_id = app_authority() and e.subject_id = $1 and e.account_id = $2 and e.act = 'marks.entered')
        or exists (select 1 from bid b join bid_line l on l.bid_id = b.id join audit_entry e on e.scope_id = app_authority() and e.subject_id = l.id
            where b.procurement_id = $1 and e.account_id = $2 and e.act = 'score.moderated')
        or exists (select 1 from moderation m where (m.procurement_id, m.begun_by) = ($1, $2))
        or exists (select 1 from scoring_run r where (r.procurement_id, r.run_by) = ($1, $2))
        or exists (select 1 from recommendation r where (r.procurement_id, r.recommended_by) = ($1, $2))
        or exists (select 1 from bid b join criterion_mark m on m.bid_id = b.id
            where b.procurement_id = $1 and m.entered_by = $2)
        or exists (select 1 from bid b join bid_line l on l.bid_id = b.id
            where b.procurement_id = $1 and (exists (select 1 from offer_check c where (c.bid_line_id, c.checked_by) = (l.id, $2))
                or exists (select 1 from moderated_score s where (s.bid_line_id, s.moderated_by) = (l.id, $2))))
$$;
-- On the last run of the scoring, and on the last recommendation, as long as it stands: nothing is awarded that nobody recommended.
create function award_rests(procurement uuid, bid uuid, run uuid, made uuid) returns boolean language sql stable
set search_path = public, pg_temp as
$$
    select $3 = (select r.id from scoring_run r where r.procurement_id = $1 order by r.run_at desc limit 1)
        and exists (select 1 from bid b where (b.id, b.procurement_id) = ($2, $1) and b.opened_at is not null)
        and not is_set_aside($2) and counts_who_stands($3) and rests_on_no_tie($1)
        and not exists (select 1 from set_aside_decision d where d.procurement_id = $1 and d.is_confirmed is null)
        and $4 = (select m.id from recommendation m where m.procurement_id = $1 order by m.recommended_at desc limit 1)
        and exists (select 1 from recommendation m where (m.id, m.scoring_run_id) = ($4, $3) and m.withdrawn_at is null)
$$;
-- Scores that rest on somebody whose interest came up after they were agreed, and that nobody agreed anew.
create function agrees_anew(procurement uuid) returns boolean language sql stable set search_path = public, pg_temp as
$$
    select not exists (select 1 from evaluator_declaration d
        join bid b on b.procurement_id = d.procurement_id and not is_set_aside(b.id)
        join bid_line l on l.bid_id = b.id join moderated_score m on m.bid_line_id = l.id and m.moderated_at < d.conflict_at
        where d.procurement_id = $1 and (m.moderated_by = d.evaluator_id
            or exists (select 1 from score s where (s.bid_line_id, s.evaluator_id) = (l.id, d.evaluator_id))))
$$;
create policy award_decides on award for insert
    with check (authority_id = app_authority() and awarded_by = app_account() and holds_role('HeadOfProcurement')
        and may_judge(procurement_id) and not has_hand_in(procurement_id, app_account()) and agrees_anew(procurement_id)
        and procurement_is(procurement_id, 'Scored', 'Awarded')
        and award_rests(procurement_id, bid_id, scoring_run_id, recommendation_id));

-- What a bidder is told once the contract is awarded (Procurement Act 2023, s.50): its own marks and place, and of the
-- bid taken only whose it is, its marks and why it was taken. On all criteria they are the figures kept with the recommendation. A run names bids by
-- their letters. One that was set aside is told so elsewhere, and of no marks.
-- Level are two bids the run names in one tie, whatever parted them afterwards.
-- Tender.Bidders in the domain says the same; a test holds the two together.
create function bidder_letter(place bigint) returns text language sql immutable set search_path = public, pg_temp as
$$
    with recursive spelt (rest, letters) as (
        select $1, '' union all select (rest - 1) / 26, chr(65 + ((rest - 1) % 26)::integer) || letters from spelt where rest > 0
    )
    select 'Bidder ' || letters from spelt where rest = 0
$$;
-- The opened bids of a procurement by the letters that runs name them by.
create function lettered_bids(procurement uuid) returns table (id uuid, letter text) language sql stable set search_path = public, pg_temp as
$$
    select b.id, bidder_letter(row_number() over (order by b.opened_at, b.id))
    from bid b where b.procurement_id = $1 and b.opened_at is not null
$$;
-- What a run, or a table of all criteria, has of one bid; null where that took no part.
create function bid_in(found jsonb, letter text) returns jsonb language sql immutable set search_path = public, pg_temp as
$$ select jsonb_path_query_first($1, '$.bids[*] ? (@.id == $letter)', jsonb_build_object('letter', $2)) $$;
create function assessment_of(bid uuid)
returns table (quantitative numeric, qualitative numeric, quantitative_available numeric, qualitative_available numeric,
    place integer, shares_place boolean, bids integer, status text, taken boolean, winner text, winner_quantitative numeric,
    winner_qualitative numeric, is_level boolean, reason text, departure_reason text, awarded_at timestamptz,
    total numeric, whole_place integer, shares_whole_place boolean, winner_total numeric)
language sql stable security definer set search_path = public, pg_temp as
$$
    with decided as (
        select own.id, own.procurement_id, a.bid_id, a.reason, a.departure_reason, a.awarded_at, r.input, r.result, w.whole
        from bid own join award a on a.procurement_id = own.procurement_id join scoring_run r on r.id = a.scoring_run_id
            left join recommendation w on w.id = a.recommendation_id
        where own.id = $1 and own.supplier_id = app_supplier() and own.opened_at is not null and not is_set_aside(own.id)
    ),
    opened as (
        select o.id, o.supplier_name, jsonb_array_length(d.result -> 'bids') as bids,
            bid_in(d.result, named.letter) as score, bid_in(d.whole, named.letter) as whole
        from decided d cross join lateral lettered_bids(d.procurement_id) named join bid o on o.id = named.id
    )
    select (own.score ->> 'quantitative')::numeric, (own.score ->> 'qualitative')::numeric,
        m.weighting * m.share / 100, m.weighting - m.weighting * m.share / 100,
        (own.score ->> 'rank')::integer,
        (select count(*) > 1 from opened o where o.score -> 'rank' = own.score -> 'rank'),
        own.bids::integer, own.score ->> 'status', own.id = d.bid_id, won.supplier_name,
        (won.score ->> 'quantitative')::numeric, (won.score ->> 'qualitative')::numeric,
        -- Where all criteria decided, only bids level on all of them were ever parted by the rule for level bids.
        case when d.whole is null
            then exists (select 1 from jsonb_array_elements(d.result -> 'ties') tie
                where tie ?& array[own.score ->> 'id', won.score ->> 'id'])
            else own.whole ->> 'rank' is not null and exists (select 1 from opened other
                where other.whole ->> 'rank' is not null
                    and case when own.id = won.id then other.id <> own.id else other.id = won.id end
                    and round((other.whole ->> 'total')::numeric, 12) = round((own.whole ->> 'total')::numeric, 12))
        end,
        d.reason, d.departure_reason, d.awarded_at,
        (own.whole ->> 'total')::numeric, (own.whole ->> 'rank')::integer, (own.whole ->> 'sharesRank')::boolean,
        (won.whole ->> 'total')::numeric
    from decided d join opened own on own.id = d.id join opened won on won.id = d.bid_id
    cross join lateral (
        select (d.input ->> 'weighting')::numeric as weighting, (d.input ->> 'quantitativeShare')::numeric as share
    ) m
$$;

-- And for each criterion marked outside the method: its own marks with their reason, and those of the bid taken. The row without a
-- criterion is that of the price, worked out as everybody's is; nobody's price is told. A bidder can work the price taken back from its
-- marks, its own and the published formula: the law has the score of the bid taken told for each award criterion, the price among them
-- (Procurement Act 2023, s.50(3) and (4); Procurement Regulations 2024, reg. 31(2)(e)), so they are not withheld.
-- MarkPrice.Marked in the domain says the same; a test holds the two together.
create function price_mark(marks numeric, lowest numeric, price numeric) returns numeric language sql immutable
set search_path = public, pg_temp as
$$ select least($1, $1 * $2 / $3) $$;
create function criteria_of(bid uuid) returns table (criterion text, own numeric, winner numeric, reason text)
language sql stable security definer set search_path = public, pg_temp as
$$
    with decided as (
        select own.id, own.procurement_id, own.price, a.bid_id, p.method, r.result
        from bid own join award a on a.procurement_id = own.procurement_id join scoring_run r on r.id = a.scoring_run_id
            join procurement p on p.id = own.procurement_id
        where own.id = $1 and own.supplier_id = app_supplier() and own.opened_at is not null and not is_set_aside(own.id)
    ),
    opened as (
        select o.id, o.price, bid_in(d.result, named.letter) ->> 'status' as status
        from decided d cross join lateral lettered_bids(d.procurement_id) named join bid o on o.id = named.id
    ),
    lowest as (select min(price) as price from opened where lower(status) <> 'belowminimum')
    select m.criterion, m.marks, w.marks, m.reason
    from decided d join criterion_mark m on m.bid_id = d.id
        left join criterion_mark w on (w.bid_id, w.criterion) = (d.bid_id, m.criterion)
    union all
    select '', price_mark(c.weight, lowest.price, d.price), price_mark(c.weight, lowest.price, won.price), ''
    from decided d join opened won on won.id = d.bid_id cross join lowest
    cross join lateral (
        select (found ->> 'weight')::numeric as weight
        from jsonb_path_query(d.method, '$.criteria.** ? (@.price == true)') found limit 1
    ) c
    where d.price > 0 and won.price > 0
$$;

grant select on bid_line, award, scoring_run, recommendation, criterion_mark, set_aside_decision to commonweal_keeper;
revoke all on function price_mark, bidder_letter, lettered_bids, bid_in from public;
grant execute on function price_mark, bidder_letter, lettered_bids, bid_in to commonweal_keeper;
alter function criteria_of owner to commonweal_keeper;
revoke all on function criteria_of from public;
grant execute on function criteria_of to commonweal_app;
alter function assessment_of owner to commonweal_keeper;
revoke all on function assessment_of from public;
grant execute on function assessment_of to commonweal_app;
grant select, insert on evaluator_declaration, moderation, score, moderated_score to commonweal_app;
grant update (has_conflict, detail, confirmed_at, conflict_at, locked_at, released_at, released_by, release_reason) on evaluator_declaration to commonweal_app;
grant update (mark, reason, passage, assumes, scored_at) on score to commonweal_app;
grant update (mark, reason, passage, departure_reason, moderated_by, moderated_at) on moderated_score to commonweal_app;
grant select, insert on scoring_run, award to commonweal_app;

-- Opens the draft that two officers let in and hands it over; null where it may not be: it was submitted once, it is open, or
-- somebody has locked a score.
create function open_held_draft(decision uuid) returns bytea language plpgsql security definer set search_path = public, pg_temp as
$$
declare held bytea;
begin
    update bid b set opened_at = database_now()
    from draft_decision d join procurement p on p.id = d.procurement_id
    where d.id = $1 and d.authority_id = app_authority() and d.lets_in and d.confirmed_by is not null
        and may_open_bids(d.proposed_by, d.authority_id) and may_open_bids(d.confirmed_by, d.authority_id)
        and b.id = d.bid_id and b.procurement_id = p.id and p.authority_id = d.authority_id and p.stage = 'Opened'
        and b.opened_at is null and not exists (select 1 from bid_submission s where s.bid_id = b.id)
        and not exists (select 1 from evaluator_declaration e where e.procurement_id = p.id and e.locked_at is not null)
    returning b.draft into held;
    return held;
end
$$;
create policy bid_submission_lets_in on bid_submission for insert
    with check (authority_id = app_authority() and withdrawn_at is null and version = 1
        and received_at between database_now() - interval '5 minutes' and database_now()
        and exists (select 1 from draft_decision d where d.bid_id = bid_submission.bid_id and d.lets_in and d.confirmed_by = app_account()
            and d.reason = bid_submission.let_in_reason)
        and exists (select 1 from bid b where b.id = bid_submission.bid_id and b.opened_at is not null and b.price is null));
grant select on draft_decision, evaluator_declaration to commonweal_keeper;
alter function things_in_conflict owner to commonweal_keeper;
revoke all on function things_in_conflict from public;
grant execute on function things_in_conflict to commonweal_app;
alter function open_held_draft owner to commonweal_keeper;
revoke all on function open_held_draft from public;
grant execute on function open_held_draft to commonweal_app;

-- Whoever judges, judges now and by their own name: no date and no name is written by hand.
create trigger tells_the_moment before insert or update on evaluator_declaration
    for each row when (current_user = 'commonweal_app') execute function tells_the_moment('declared_at', 'confirmed_at', 'conflict_at', 'locked_at', 'released_at');
create trigger tells_the_moment before insert or update on set_aside_decision
    for each row when (current_user = 'commonweal_app') execute function tells_the_moment('proposed_at', 'decided_at');
create trigger tells_the_moment before insert or update on moderation
    for each row when (current_user = 'commonweal_app') execute function tells_the_moment('begun_at');
create trigger tells_the_moment before insert or update on score
    for each row when (current_user = 'commonweal_app') execute function tells_the_moment('scored_at');
create trigger tells_the_moment before insert or update on moderated_score
    for each row when (current_user = 'commonweal_app') execute function tells_the_moment('moderated_at');
create trigger tells_the_moment before insert or update on offer_check
    for each row when (current_user = 'commonweal_app') execute function tells_the_moment('checked_at');
create trigger tells_the_moment before insert or update on clarification
    for each row when (current_user = 'commonweal_app') execute function tells_the_moment('asked_at', 'answered_at');
create trigger tells_the_moment before insert or update on criterion_mark
    for each row when (current_user = 'commonweal_app') execute function tells_the_moment('entered_at');
create trigger tells_the_moment before insert or update on scoring_run
    for each row when (current_user = 'commonweal_app') execute function tells_the_moment('run_at');
create trigger tells_the_moment before insert or update on recommendation
    for each row when (current_user = 'commonweal_app') execute function tells_the_moment('recommended_at', 'withdrawn_at');
create trigger tells_the_moment before insert or update on draft_decision
    for each row when (current_user = 'commonweal_app') execute function tells_the_moment('proposed_at', 'confirmed_at');
create trigger tells_the_moment before insert or update on award
    for each row when (current_user = 'commonweal_app') execute function tells_the_moment('awarded_at');
create trigger tells_the_name before insert or update on evaluator_declaration
    for each row when (current_user = 'commonweal_app') execute function tells_the_name('evaluator_id', 'evaluator_name');
create trigger tells_the_name before insert or update on set_aside_decision
    for each row when (current_user = 'commonweal_app') execute function tells_the_name('proposed_by', 'proposed_by_name', 'decided_by', 'decided_by_name');
create trigger tells_the_name before insert or update on score
    for each row when (current_user = 'commonweal_app') execute function tells_the_name('evaluator_id', 'evaluator_name');
create trigger tells_the_name before insert or update on draft_decision
    for each row when (current_user = 'commonweal_app') execute function tells_the_name('proposed_by', 'proposed_by_name', 'confirmed_by', 'confirmed_by_name');
