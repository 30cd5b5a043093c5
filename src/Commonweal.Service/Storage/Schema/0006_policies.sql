-- A council's own policy as dated rules: theirs while being written, everybody's once published, never changed from then on.
create table policy_version (
    id uuid primary key,
    authority_id uuid not null references authority (id),
    starts_on date,
    source_title text check (length(source_title) between 1 and 300),
    source_url text check (length(source_url) between 1 and 2000 and source_url ~ '^https?://'),
    terms jsonb not null,
    revision integer not null check (revision > 0),
    writers uuid[] not null,
    changed_by uuid not null,
    changed_at timestamptz not null,
    offered_by uuid,
    offered_at timestamptz,
    returned_by uuid,
    returned_at timestamptz,
    return_reason text check (length(return_reason) between 1 and 2000),
    published_by uuid,
    published_at timestamptz,
    withdrawn_by uuid,
    withdrawn_at timestamptz,
    withdrawn_reason text check (length(withdrawn_reason) between 1 and 2000),
    check ((offered_by is null) = (offered_at is null)),
    check (num_nonnulls(returned_by, returned_at, return_reason) in (0, 3)),
    check ((published_by is null) = (published_at is null)),
    check ((withdrawn_by is null) = (withdrawn_at is null)),
    check (published_by is null
        or (num_nonnulls(starts_on, source_title, offered_by) = 3 and published_by <> all (writers))),
    check (withdrawn_at is null or (published_at is null) = (withdrawn_reason is null))
);
-- One draft at a time, and one version from each day.
create unique index policy_version_draft on policy_version (authority_id)
    where published_at is null and withdrawn_at is null;
create unique index policy_version_day on policy_version (authority_id, starts_on)
    where published_at is not null and withdrawn_at is null;

alter table policy_version enable row level security, force row level security;
-- Whether somebody says of themselves what they do, when they do it.
create function done_now(who uuid, moment timestamptz) returns boolean language sql volatile set search_path = public, pg_temp as
$$ select who = app_account() and moment between database_now() - interval '5 minutes' and database_now() $$;

create policy policy_version_own on policy_version for select using (authority_id = app_authority());
create policy policy_version_begins on policy_version for insert
    with check (authority_id = app_authority() and done_now(changed_by, changed_at) and writers = array[app_account()] and holds_role('PolicyLead')
        and num_nonnulls(offered_by, returned_by, published_by, withdrawn_by) = 0);
create policy policy_version_changes on policy_version for update
    using (authority_id = app_authority() and holds_role('PolicyLead', 'HeadOfProcurement'));

-- Each step is taken by who asks, now, in a role that may, and writes its own columns alone; a changed draft has to be offered
-- anew; what is published stands, until it is withdrawn before its first day.
create function policy_version_keeps_its_word() returns trigger language plpgsql set search_path = public, pg_temp as
$$
declare
    today constant date := (database_now() at time zone 'Europe/London')::date;
    -- What the site's file says is not known here: a council's first version may begin in the past.
    begins_in_time constant boolean := new.starts_on >= today or not exists (
        select 1 from policy_version v where v.authority_id = new.authority_id and v.id <> new.id and v.published_at is not null
            and v.withdrawn_at is null and v.starts_on <= today);
    hands constant uuid[] := case when app_account() = any (old.writers) then old.writers else old.writers || app_account() end;
    step constant text := case
        when new.withdrawn_at is not null then 'withdraw'
        when new.published_at is not null or old.published_at is not null then 'publish'
        when new.offered_at is not null then 'offer'
        when old.offered_at is not null and new.revision = old.revision then 'return'
        else 'change' end;
    written constant text[] := (case step
        when 'withdraw' then '{withdrawn_by,withdrawn_at,withdrawn_reason}'
        when 'publish' then '{published_by,published_at}'
        when 'offer' then '{offered_by,offered_at,writers}'
        when 'return' then '{offered_by,offered_at,returned_by,returned_at,return_reason}'
        else '{starts_on,source_title,source_url,terms,revision,writers,changed_by,changed_at,offered_by,offered_at}' end)::text[];
    allowed constant boolean := case step
        when 'withdraw' then done_now(new.withdrawn_by, new.withdrawn_at) and holds_role('PolicyLead')
            and (old.published_at is null or old.starts_on > today)
        when 'publish' then done_now(new.published_by, new.published_at) and old.published_at is null and begins_in_time
        when 'offer' then done_now(new.offered_by, new.offered_at) and holds_role('PolicyLead') and new.writers = hands and begins_in_time
        when 'return' then done_now(new.returned_by, new.returned_at) and new.returned_by <> all (old.writers)
        else done_now(new.changed_by, new.changed_at) and holds_role('PolicyLead') and new.writers = hands
            and new.revision = old.revision + 1 end;
begin
    if old.withdrawn_at is not null or not coalesce(allowed, false) or to_jsonb(new) - written <> to_jsonb(old) - written then
        raise exception 'a policy is not to be taken this step: %', step using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger policy_version_keeps_its_word before update on policy_version
    for each row execute function policy_version_keeps_its_word();

grant select, insert, update on policy_version to commonweal_app;

-- What everybody reads: what the rules say. Who had a hand in them, and what was said on the way, is their council's.
create view published_policy with (security_barrier) as
    select id, authority_id, starts_on, source_title, source_url, terms from policy_version
    where published_at is not null and withdrawn_at is null;
grant select on policy_version to commonweal_keeper;
alter view published_policy owner to commonweal_keeper;
grant select on published_policy to commonweal_app;
