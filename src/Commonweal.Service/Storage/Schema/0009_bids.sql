-- Before the opening a bid is its supplier's alone: the authority's rows appear only when opened_at is set.
-- Answers are never stored readable before that: drafts and submissions are AES-GCM ciphertext.
create table bid (
    id uuid primary key,
    authority_id uuid not null,
    supplier_id uuid not null references supplier (id),
    procurement_id uuid not null,
    supplier_name text not null,
    begun_at timestamptz not null,
    draft bytea not null,
    draft_version integer not null default 1,
    saved_at timestamptz not null,
    saved_by uuid not null,
    saved_part text not null,
    saved_typing boolean not null default false,
    opened_at timestamptz,
    price numeric(28,10),
    proportion text not null default '',
    unique (procurement_id, supplier_id),
    unique (authority_id, supplier_id, id),
    unique (authority_id, id),
    unique (id, supplier_id),
    foreign key (authority_id, procurement_id) references procurement (authority_id, id)
);
create index bid_supplier on bid (supplier_id);
alter table bid enable row level security, force row level security;
create policy bid_supplier_reads on bid for select using (supplier_id = app_supplier());
-- Once opened or past the deadline nothing is begun, written, added, replaced or withdrawn, whatever the application asks and whatever
-- moment it writes down.
create function takes_bids(bid uuid) returns boolean language sql volatile set search_path = public, pg_temp as
$$
    select exists (
        select 1 from bid b join procurement p on p.id = b.procurement_id
        where b.id = $1 and p.stage = 'Published' and database_now() < p.deadline)
$$;
create policy bid_supplier_starts on bid for insert
    with check (supplier_id = app_supplier() and opened_at is null and price is null and proportion = ''
        and exists (select 1 from procurement p
            where p.id = procurement_id and p.stage = 'Published' and database_now() < p.deadline));
create policy bid_supplier_writes on bid for update
    using (supplier_id = app_supplier() and opened_at is null)
    with check (supplier_id = app_supplier() and opened_at is null and price is null and proportion = '' and takes_bids(id));
create policy bid_authority_reads on bid for select
    using (authority_id = app_authority() and opened_at is not null);
-- All an authority writes of a bid is its price and why it offers so much, once.
create policy bid_authority_reveals on bid for update
    using (authority_id = app_authority() and opened_at is not null and price is null)
    with check (authority_id = app_authority() and price is not null);
-- Whoever bids under a council's edition on a procurement of that council reads the whole of it, with its licensed figures.
create policy edition_content_of_bidders on edition_content for select
    using (exists (select 1 from bid b join procurement p on p.id = b.procurement_id
            join published_edition e on e.authority_id = p.authority_id and e.name = p.edition
        where b.supplier_id = app_supplier() and e.id = edition_content.id));
create function bid_parts() returns trigger language plpgsql set search_path = public, pg_temp as
$$
begin
    if app_authority() is not null
        and (new.draft, new.draft_version, new.saved_at, new.saved_by, new.saved_part, new.saved_typing)
            is distinct from (old.draft, old.draft_version, old.saved_at, old.saved_by, old.saved_part, old.saved_typing) then
        raise exception 'this part of a bid is the bidder''s' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
create trigger bid_parts before update on bid for each row execute function bid_parts();

-- Drafts that later ones took the place of, encrypted as they were: the bidder's people alone read them, before and after.
create table bid_draft (
    supplier_id uuid not null,
    bid_id uuid not null,
    version integer not null,
    draft bytea not null,
    saved_at timestamptz not null,
    saved_by uuid not null,
    saved_part text not null,
    primary key (bid_id, supplier_id, version),
    foreign key (bid_id, supplier_id) references bid (id, supplier_id)
);
alter table bid_draft enable row level security, force row level security;

-- What colleagues of one supplier tell each other about a bid, encrypted: nobody else reads it, before the opening or after. One takes
-- back one's own.
create table bid_note (
    id uuid primary key,
    supplier_id uuid not null,
    bid_id uuid not null,
    measure text,
    sealed bytea not null,
    written_by uuid not null,
    written_at timestamptz not null,
    foreign key (bid_id, supplier_id) references bid (id, supplier_id)
);
create index bid_note_of_bid on bid_note (bid_id, written_at);
alter table bid_note enable row level security, force row level security;
create policy bid_note_reads on bid_note for select using (supplier_id = app_supplier());
create policy bid_note_adds on bid_note for insert
    with check (supplier_id = app_supplier() and written_by = app_account()
        and written_at between database_now() - interval '5 minutes' and database_now());
create policy bid_note_removes on bid_note for delete using (supplier_id = app_supplier() and written_by = app_account());
grant select, insert, delete on bid_note to commonweal_app;

-- A workbook that was read and waits for its bidder's word, encrypted; nobody else reads it.
create table bid_upload (
    bid_id uuid not null,
    supplier_id uuid not null,
    file_id uuid not null,
    sealed bytea not null,
    file_name text not null,
    read_at timestamptz not null,
    read_by uuid not null,
    primary key (bid_id, supplier_id),
    foreign key (bid_id, supplier_id) references bid (id, supplier_id)
);
alter table bid_upload enable row level security, force row level security;
create policy bid_upload_own on bid_upload using (supplier_id = app_supplier()) with check (supplier_id = app_supplier());
grant select, insert, delete on bid_upload to commonweal_app;
grant update (file_id, sealed, file_name, read_at, read_by) on bid_upload to commonweal_app;

create table bid_submission (
    id uuid primary key,
    authority_id uuid not null,
    supplier_id uuid not null,
    bid_id uuid not null,
    version integer not null,
    sealed bytea not null,
    sha256 bytea not null,
    receipt text not null,
    signature bytea not null,
    received_at timestamptz not null,
    submitted_by uuid,
    withdrawn_at timestamptz,
    -- Signs the acknowledgement that the submission that stood was withdrawn.
    withdrawal_signature bytea check (withdrawal_signature is null or withdrawn_at is not null),
    -- Why two officers let in what its supplier never submitted.
    let_in_reason text check (length(let_in_reason) between 1 and 2000),
    check (num_nonnulls(submitted_by, let_in_reason) = 1),
    unique (bid_id, supplier_id, version),
    unique (receipt, supplier_id),
    foreign key (authority_id, supplier_id, bid_id) references bid (authority_id, supplier_id, id)
);
alter table bid_submission enable row level security, force row level security;
create policy bid_submission_supplier_reads on bid_submission for select using (supplier_id = app_supplier());
create policy bid_draft_supplier_reads on bid_draft for select using (supplier_id = app_supplier());
create policy bid_draft_supplier_adds on bid_draft for insert
    with check (supplier_id = app_supplier() and takes_bids(bid_id));
grant select, insert on bid_draft to commonweal_app;
create policy bid_submission_supplier_adds on bid_submission for insert
    with check (supplier_id = app_supplier() and submitted_by = app_account() and let_in_reason is null and takes_bids(bid_id) and withdrawn_at is null
        and received_at between database_now() - interval '5 minutes' and database_now());
create policy bid_submission_supplier_withdraws on bid_submission for update
    using (supplier_id = app_supplier() and withdrawn_at is null)
    with check (supplier_id = app_supplier() and takes_bids(bid_id) and withdrawn_at is not null);
create policy bid_submission_authority on bid_submission for select
    using (authority_id = app_authority()
        and exists (select 1 from bid b where b.id = bid_id and b.opened_at is not null));

create trigger tells_the_moment before insert or update on bid_submission
    for each row when (current_user = 'commonweal_app') execute function tells_the_moment('received_at', 'withdrawn_at');
create trigger bid_submission_withdrawn_once before update on bid_submission
    for each row execute function keep_once_written('withdrawn_at', 'withdrawal_signature');

-- Opening takes two officers; each one's word is a row, and the second opens.
create table bid_opening (
    procurement_id uuid not null,
    authority_id uuid not null,
    account_id uuid not null,
    account_name text not null,
    agreed_at timestamptz not null,
    primary key (procurement_id, authority_id, account_id),
    foreign key (authority_id, procurement_id) references procurement (authority_id, id)
);
alter table bid_opening enable row level security, force row level security;
create policy bid_opening_own on bid_opening for select using (authority_id = app_authority());
-- The roles that may open bids.
create function may_open_bids(account uuid, authority uuid) returns boolean language sql stable set search_path = public, pg_temp as
$$
    select exists (select 1 from membership m
        where m.account_id = $1 and m.authority_id = $2 and m.role in ('Officer', 'HeadOfProcurement') and m.ended_at is null)
$$;
create policy bid_opening_agrees on bid_opening for insert
    with check (authority_id = app_authority() and account_id = app_account() and may_open_bids(account_id, authority_id)
        and exists (select 1 from procurement p where p.id = procurement_id and p.stage = 'Published'
            and agreed_at between p.deadline and database_now()));

-- A published deadline moves when one officer proposed it and another confirmed it, and for everybody.
create table deadline_change (
    id uuid primary key,
    authority_id uuid not null,
    procurement_id uuid not null,
    earlier timestamptz not null,
    deadline timestamptz not null check (deadline >= earlier),
    reason text not null,
    proposed_by uuid not null,
    proposed_by_name text not null,
    proposed_at timestamptz not null,
    confirmed_by uuid check (confirmed_by <> proposed_by),
    confirmed_by_name text,
    confirmed_at timestamptz,
    check (num_nulls(confirmed_by, confirmed_by_name, confirmed_at) in (0, 3)),
    foreign key (authority_id, procurement_id) references procurement (authority_id, id)
);
alter table deadline_change enable row level security, force row level security;
create policy deadline_change_own on deadline_change for select using (authority_id = app_authority());
create policy deadline_change_proposes on deadline_change for insert
    with check (authority_id = app_authority() and proposed_by = app_account() and confirmed_by is null
        and may_open_bids(proposed_by, authority_id) and procurement_is(procurement_id, 'Published'));
create policy deadline_change_confirms on deadline_change for update
    using (authority_id = app_authority() and confirmed_by is null)
    with check (authority_id = app_authority() and confirmed_by = app_account()
        and may_open_bids(confirmed_by, authority_id) and procurement_is(procurement_id, 'Published'));
grant select, insert on deadline_change to commonweal_app;
grant update (confirmed_by, confirmed_by_name, confirmed_at) on deadline_change to commonweal_app;
-- Held at the end of the act, whichever of the two rows it wrote first.
create function deadline_takes_two() returns trigger language plpgsql set search_path = public, pg_temp as
$$
begin
    if not exists (select 1 from deadline_change c
        where c.procurement_id = new.id and c.deadline = new.deadline and c.confirmed_at is not null) then
        raise exception 'two officers move a published deadline' using errcode = 'insufficient_privilege';
    end if;
    return null;
end
$$;
create constraint trigger deadline_takes_two after update of deadline on procurement deferrable initially deferred
    for each row when (old.stage = 'Published' and new.deadline is distinct from old.deadline)
    execute function deadline_takes_two();

-- How a published deadline moved, as everybody reads it: not who moved it, and nothing that was only proposed.
create function deadlines_moved(procurement uuid)
returns table (earlier timestamptz, later timestamptz, reason text, moved_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as
$$
    select c.earlier, c.deadline, c.reason, c.confirmed_at
    from deadline_change c join procurement p on p.id = c.procurement_id
    where p.id = $1 and p.published_at is not null and c.confirmed_at is not null
$$;
grant select on deadline_change to commonweal_keeper;
alter function deadlines_moved owner to commonweal_keeper;
revoke all on function deadlines_moved from public;
grant execute on function deadlines_moved to commonweal_app;

-- What each bid offers, written when it is opened.
create table bid_line (
    id uuid primary key,
    authority_id uuid not null,
    supplier_id uuid not null,
    bid_id uuid not null,
    measure text not null,
    quantity numeric(28,10) not null check (quantity >= 0),
    quantity_by_year jsonb not null,
    attribution numeric(28,10) not null check (attribution between 0 and 1),
    attribution_reason text not null default '',
    statement text not null,
    particulars jsonb not null,
    unit_value numeric(28,10),
    unit_value_low numeric(28,10),
    unit_value_high numeric(28,10),
    check (unit_value_low <= unit_value and unit_value_high >= unit_value),
    value_class text check (value_class in ('Social', 'LocalEconomic')),
    submitted_value numeric(28,10) not null,
    accepted_quantity numeric(28,10) not null check (accepted_quantity >= 0 and accepted_quantity <= quantity),
    accepted_value numeric(28,10) not null,
    adjustment_reason text,
    adjusted_by uuid,
    adjusted_at timestamptz,
    explanation jsonb not null,
    unique (bid_id, authority_id, measure),
    unique (authority_id, supplier_id, id),
    foreign key (authority_id, supplier_id, bid_id) references bid (authority_id, supplier_id, id)
);
alter table bid_line enable row level security, force row level security;
-- What its council accepts of it, and why, the bidder reads with the award: until then that is the evaluation's.
create policy bid_line_reads on bid_line for select
    using (authority_id = app_authority() or supplier_id = app_supplier() and exists (
        select 1 from bid b where b.id = bid_id and procurement_is(b.procurement_id, 'Awarded')));
create policy bid_line_reveals on bid_line for insert
    with check (authority_id = app_authority() and exists (
        select 1 from bid b where b.id = bid_id and b.opened_at is not null and procurement_is(b.procurement_id, 'Opened')));
create function line_is_evaluated(line uuid) returns boolean language sql stable set search_path = public, pg_temp as
$$
    select exists (select 1 from bid_line l join bid b on b.id = l.bid_id
        where l.id = $1 and procurement_is(b.procurement_id, 'Opened', 'Scored'))
$$;
create policy bid_line_adjusts on bid_line for update
    using (authority_id = app_authority() and line_is_evaluated(id) and holds_role('Officer'))
    with check (coalesce(adjusted_by, app_account()) = app_account()); -- one taken back is nobody's

-- The submission window, decided once by the database's clock. The share lock makes an opening wait for
-- every submission already inside, so nothing arrives after the opening. Null means the window is closed.
create function bid_window(procurement uuid) returns timestamptz language plpgsql security definer
set search_path = public, pg_temp as
$$
declare moment timestamptz;
begin
    perform 1 from procurement p where p.id = $1 for share;
    moment := database_now();
    perform 1 from procurement p where p.id = $1 and p.stage = 'Published' and moment < p.deadline;
    if found then return moment; end if;
    return null;
end
$$;

-- Marks a procurement and its submitted bids opened and hands over the latest sealed submissions. It refuses unless
-- the deadline has passed on the database's clock and two different people who may still open its bids have agreed.
create function open_sealed_bids(procurement uuid)
returns table (bid_id uuid, supplier_id uuid, supplier_name text, version integer, sealed bytea, sha256 bytea, receipt text, received_at timestamptz)
language plpgsql security definer set search_path = public, pg_temp as
$$
declare moment timestamptz;
begin
    perform 1 from procurement p where p.id = $1 and p.authority_id = app_authority() for update;
    moment := database_now();
    perform 1 from procurement p
        where p.id = $1 and p.authority_id = app_authority() and p.stage = 'Published' and moment >= p.deadline;
    if not found then
        raise exception 'bids cannot be opened' using errcode = 'check_violation';
    end if;
    if (select count(*) from bid_opening o
        where o.procurement_id = $1 and o.authority_id = app_authority()
            and may_open_bids(o.account_id, o.authority_id)) < 2 then
        raise exception 'two officers open bids' using errcode = 'check_violation';
    end if;
    update procurement p set stage = 'Opened', opened_at = moment where p.id = $1;
    update bid b set opened_at = moment
        where b.procurement_id = $1
        and exists (select 1 from bid_submission s where s.bid_id = b.id and s.withdrawn_at is null);
    return query
        select distinct on (b.id) b.id, b.supplier_id, b.supplier_name, s.version, s.sealed, s.sha256, s.receipt, s.received_at
        from bid b join bid_submission s on s.bid_id = b.id
        where b.procurement_id = $1 and b.opened_at is not null and s.withdrawn_at is null
        order by b.id, s.version desc;
end
$$;
-- Once the bids are open, the drafts that were never submitted, or withdrawn: whose, their hash and their times, and nothing
-- of what they say. They stay sealed.
create function drafts_held_back(procurement uuid)
returns table (bid_id uuid, supplier_name text, sha256 bytea, begun_at timestamptz, saved_at timestamptz, withdrawn boolean)
language sql stable security definer set search_path = public, pg_temp as
$$
    select b.id, b.supplier_name, sha256(b.draft), b.begun_at, b.saved_at,
        exists (select 1 from bid_submission s where s.bid_id = b.id)
    from bid b join procurement p on p.id = b.procurement_id
    where p.id = $1 and p.authority_id = app_authority() and p.opened_at is not null and b.opened_at is null
    order by b.supplier_name
$$;
alter function drafts_held_back owner to commonweal_keeper;
revoke all on function drafts_held_back from public;
grant execute on function drafts_held_back to commonweal_app;
-- The wrapped key: for a supplier while bids are taken, for a bidder's reading of its own bid afterwards too, and for the
-- authority once the bids are open.
create function tender_key_of(procurement uuid) returns bytea language sql volatile security definer
set search_path = public, pg_temp as
$$
    select k.wrapped from tender_key k join procurement p on p.id = k.procurement_id
    where k.procurement_id = $1 and (
        (p.authority_id = app_authority() and p.opened_at is not null)
        or (app_supplier() is not null and p.stage = 'Published' and database_now() < p.deadline)
        or exists (select 1 from bid b where b.procurement_id = $1 and b.supplier_id = app_supplier()))
$$;

-- Tells whoever writes a bid on a procurement of the authority, or asked about it. The letters belong to the suppliers, and nothing is
-- handed back: the authority learns neither who is told nor how many.
create function tell_bidders(procurement uuid, subject text, body text) returns void language sql security definer
set search_path = public, pg_temp as
$$
    insert into notice (id, scope_id, to_email, subject, body, created_at)
    select gen_random_uuid(), told.supplier_id, told.email, $2, $3, database_now()
    from (
        select distinct m.supplier_id, a.email
        from (
            select b.supplier_id from bid b where b.procurement_id = $1
            union
            select q.supplier_id from question_asker q where q.procurement_id = $1
        ) about
        join membership m on m.supplier_id = about.supplier_id and m.role in ('SupplierOwner', 'SupplierEditor')
            and m.ended_at is null
        join account a on a.id = m.account_id
        where exists (select 1 from procurement p where p.id = $1 and p.authority_id = app_authority())
    ) told
$$;

-- Tells whoever writes one bid, once the bids of its procurement are open; nothing is handed back.
create function tell_bidder(bid uuid, subject text, body text) returns void language sql security definer
set search_path = public, pg_temp as
$$
    insert into notice (id, scope_id, to_email, subject, body, created_at)
    select gen_random_uuid(), told.supplier_id, told.email, $2, $3, database_now()
    from (
        select distinct m.supplier_id, a.email
        from bid b join procurement p on p.id = b.procurement_id
        join membership m on m.supplier_id = b.supplier_id and m.role in ('SupplierOwner', 'SupplierEditor')
            and m.ended_at is null
        join account a on a.id = m.account_id
        where b.id = $1 and p.authority_id = app_authority() and p.opened_at is not null
    ) told
$$;

-- Tells whoever asked a question that gets no answer, and whoever follows the tender; the council learns of neither. What a follower
-- reads ends in the secret that stops it.
create function tell_asker(question uuid, subject text, body text) returns void language sql security definer
set search_path = public, pg_temp as
$$
    insert into notice (id, scope_id, to_email, subject, body, created_at)
    select gen_random_uuid(), q.supplier_id, a.email, $2, $3, database_now()
    from question_asker q
    join tender_question t on t.id = q.question_id and t.authority_id = app_authority()
    join account a on a.id = q.asked_by
    where q.question_id = $1 and exists (select 1 from membership m
        where m.account_id = a.id and m.supplier_id = q.supplier_id and m.ended_at is null)
$$;
create function tell_followers(procurement uuid, subject text, body text, stop_link text) returns void language sql security definer
set search_path = public, pg_temp as
$$
    insert into notice (id, scope_id, to_email, subject, body, stop_link, created_at)
    select gen_random_uuid(), '00000000-0000-0000-0000-000000000000', f.email, $2, $3 || f.secret, $4 || f.secret, database_now()
    from email_alert f join procurement p on p.id = f.procurement_id
    where f.procurement_id = $1 and p.authority_id = app_authority() and f.confirmed_at is not null
$$;
grant select on tender_question, question_asker to commonweal_keeper;
alter function tell_asker owner to commonweal_keeper;
alter function tell_followers owner to commonweal_keeper;
revoke all on function tell_asker, tell_followers from public;
grant execute on function tell_asker, tell_followers to commonweal_app;
-- Which letters before a deadline a bid has had, so that each goes once; a deadline that was moved is another one.
create table bid_reminder (
    bid_id uuid not null,
    supplier_id uuid not null,
    deadline timestamptz not null,
    hours integer not null,
    primary key (bid_id, supplier_id, deadline, hours),
    foreign key (bid_id, supplier_id) references bid (id, supplier_id)
);
alter table bid_reminder enable row level security, force row level security;
-- Bids begun and not submitted whose deadline is seven days, two days or four hours away; only the nearest of the three counts,
-- and only for bids begun before it. Asked by the site itself, in nobody's name.
create function bids_to_remind() returns table (bid_id uuid, supplier_id uuid, procurement_id uuid, deadline timestamptz, hours integer)
language sql stable set search_path = public, pg_temp as
$$
    select b.id, b.supplier_id, p.id, p.deadline, near.hours
    from bid b join procurement p on p.id = b.procurement_id
    cross join lateral (
        select min(h) as hours from unnest(array[168, 48, 4]) h where database_now() >= p.deadline - h * interval '1 hour') near
    where p.stage = 'Published' and database_now() < p.deadline and near.hours is not null
        and p.authority_id <> practice_authority()
        and b.begun_at < p.deadline - near.hours * interval '1 hour'
        and not exists (select 1 from bid_submission s where s.bid_id = b.id and s.withdrawn_at is null)
        and not exists (select 1 from bid_reminder r
            where r.bid_id = b.id and r.deadline = p.deadline and r.hours = near.hours)
        and num_nonnulls(app_authority(), app_supplier(), app_account()) = 0
$$;
create function due_reminders() returns table (procurement uuid, reference text, title text, deadline timestamptz, hours integer)
language sql stable security definer set search_path = public, pg_temp as
$$
    select distinct p.id, p.reference, p.title, p.deadline, due.hours
    from bids_to_remind() due join procurement p on p.id = due.procurement_id
$$;
-- Whoever writes the bid is told; answers how many letters there were.
create function remind_bidders(procurement uuid, hours integer, subject text, body text) returns integer language sql volatile
security definer set search_path = public, pg_temp as
$$
    with reminded as (
        insert into bid_reminder (bid_id, supplier_id, deadline, hours)
        select due.bid_id, due.supplier_id, due.deadline, due.hours from bids_to_remind() due
        where due.procurement_id = $1 and due.hours = $2
        on conflict do nothing
        returning bid_reminder.bid_id
    ), told as (
        insert into notice (id, scope_id, to_email, subject, body, created_at)
        select gen_random_uuid(), who.supplier_id, who.email, $3, $4, database_now()
        from (
            select distinct b.supplier_id, a.email
            from reminded r join bid b on b.id = r.bid_id
            join membership m on m.supplier_id = b.supplier_id and m.role in ('SupplierOwner', 'SupplierEditor')
                and m.ended_at is null
            join account a on a.id = m.account_id
        ) who
        returning 1
    )
    select count(*)::integer from told
$$;
grant select, insert on bid_reminder to commonweal_keeper;
alter function bids_to_remind owner to commonweal_keeper;
alter function due_reminders owner to commonweal_keeper;
alter function remind_bidders owner to commonweal_keeper;
revoke all on function bids_to_remind, due_reminders, remind_bidders from public;
grant execute on function due_reminders, remind_bidders to commonweal_app;

-- The procurements on which whoever asks sides with a bidder: they belong to it, or did at any time since bids were asked
-- for, or submitted its bid. They are told nothing new.
create function own_bids() returns setof uuid language sql stable security definer
set search_path = public, pg_temp as
$$
    select b.procurement_id from bid b join procurement p on p.id = b.procurement_id
        join membership m on m.supplier_id = b.supplier_id
    where m.account_id = app_account() and (m.ended_at is null or m.ended_at >= p.published_at)
    union
    select b.procurement_id from bid b join bid_submission s on s.bid_id = b.id where s.submitted_by = app_account()
$$;
alter function own_bids owner to commonweal_keeper;
revoke all on function own_bids from public;
grant execute on function own_bids to commonweal_app;

-- What nobody needs any more goes, asked by the site itself in nobody's name: what was typed without a session after so many days, and
-- bids on a practice tender so many days after its deadline, with all that hangs on them. Each answers how many.
create function sweep_typing(days integer) returns integer language sql volatile security definer set search_path = public, pg_temp as
$$
    with gone as (
        delete from typed_page t
        where $1 >= 1 and t.kept_at < database_now() - $1 * interval '1 day'
            and num_nonnulls(app_authority(), app_supplier(), app_account()) = 0
        returning 1)
    select count(*)::integer from gone
$$;
create function sweep_practice(days integer) returns integer language plpgsql volatile security definer
set search_path = public, pg_temp as
$$
declare old uuid[];
begin
    select array_agg(b.id) into old from bid b join procurement p on p.id = b.procurement_id
    where days >= 1 and p.authority_id = practice_authority() and b.authority_id = practice_authority()
        and p.deadline < database_now() - days * interval '1 day'
        and num_nonnulls(app_authority(), app_supplier(), app_account()) = 0;
    delete from bid_upload where bid_id = any(old);
    delete from bid_draft where bid_id = any(old);
    delete from bid_note where bid_id = any(old);
    delete from bid_submission where bid_id = any(old);
    delete from bid where id = any(old);
    return coalesce(cardinality(old), 0);
end
$$;
grant select, delete on typed_page to commonweal_keeper;
grant delete on bid, bid_draft, bid_note, bid_upload, bid_submission to commonweal_keeper;
grant select on bid_draft, bid_note, bid_upload to commonweal_keeper;
alter function sweep_typing owner to commonweal_keeper;
alter function sweep_practice owner to commonweal_keeper;
revoke all on function sweep_typing, sweep_practice from public;
grant execute on function sweep_typing, sweep_practice to commonweal_app;

-- When the service ran: what lies between two runs is an outage. Everybody may read it, and the site alone, in nobody's name, goes on with it.
create table service_run (
    id uuid primary key,
    began_at timestamptz not null,
    seen_at timestamptz not null,
    check (seen_at >= began_at)
);
create index service_run_seen on service_run (seen_at);
grant select on service_run to commonweal_app;
create function note_service(silence interval) returns void language plpgsql volatile security definer set search_path = public, pg_temp as
$$
begin
    if num_nonnulls(app_authority(), app_supplier(), app_account()) > 0 then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtext('service_run'));
    update service_run set seen_at = greatest(seen_at, database_now())
        where id = (select r.id from service_run r order by r.seen_at desc limit 1) and seen_at >= database_now() - silence;
    if not found then
        insert into service_run (id, began_at, seen_at) values (gen_random_uuid(), database_now(), database_now());
    end if;
end
$$;
-- What bidders tried with their bids and were refused, told to the council after the deadline: when and what kind, never who or with what.
create function refused_tries_of(procurement uuid) returns table (at timestamptz, act text, late boolean)
language sql stable security definer set search_path = public, pg_temp as
$$
    select e.at, e.act, coalesce(e.entry::jsonb -> 'details' -> 'reasons' ? 'bids.window.closed', false)
    from procurement p join bid b on b.procurement_id = p.id
    join audit_entry e on e.scope_id = b.supplier_id and e.subject_id = b.id
    where p.id = $1 and p.authority_id = app_authority() and p.deadline <= database_now()
        and p.id not in (select own_bids())
        and e.act in ('bid.submit-refused', 'bid.withdrawal-refused', 'bid.workbook-refused', 'bid.save-refused')
$$;
grant select, insert, update on service_run to commonweal_keeper;
alter function note_service owner to commonweal_keeper;
alter function refused_tries_of owner to commonweal_keeper;
revoke all on function note_service, refused_tries_of from public;
grant execute on function note_service, refused_tries_of to commonweal_app;

grant select, update on procurement, bid to commonweal_keeper;
grant select on bid_submission, bid_opening, tender_key, membership, account to commonweal_keeper;
grant insert on notice to commonweal_keeper;
alter function tell_bidder owner to commonweal_keeper;
alter function tell_bidders owner to commonweal_keeper;
alter function bid_window owner to commonweal_keeper;
alter function open_sealed_bids owner to commonweal_keeper;
alter function tender_key_of owner to commonweal_keeper;
revoke all on function bid_window, open_sealed_bids, tender_key_of, tell_bidder, tell_bidders from public;
grant execute on function bid_window, open_sealed_bids, tender_key_of, tell_bidder, tell_bidders to commonweal_app;
grant select, insert on bid, bid_submission, bid_line to commonweal_app;
grant update (draft, draft_version, saved_at, saved_by, saved_part, saved_typing, price, proportion) on bid to commonweal_app;
grant update (withdrawn_at, withdrawal_signature) on bid_submission to commonweal_app;
grant update (accepted_quantity, accepted_value, adjustment_reason, adjusted_by, adjusted_at) on bid_line to commonweal_app;
grant select, insert on bid_opening to commonweal_app;
