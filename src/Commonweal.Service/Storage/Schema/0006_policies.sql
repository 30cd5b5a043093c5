-- A council's own policy as dated rules: theirs while being written, everybody's once published, never changed from then on.
create table policy_version (
    id uuid primary key,
    authority_id uuid not null references authority (id),
    starts_on date,
    source_title text check (length(source_title) between 1 and 300),
    source_url text check (length(source_url) between 1 and 2000 and source_url ~ '^https?://'),
    terms jsonb not null,
    revision integer not null check (revision > 0),
    changed_by uuid not null,
    changed_at timestamptz not null,
    offered_by uuid,
    offered_at timestamptz,
    published_by uuid,
    published_at timestamptz,
    withdrawn_by uuid,
    withdrawn_at timestamptz,
    withdrawn_reason text check (length(withdrawn_reason) between 1 and 2000),
    check ((offered_by is null) = (offered_at is null)),
    check ((published_by is null) = (published_at is null)),
    check ((withdrawn_by is null) = (withdrawn_at is null)),
    check (published_by is null
        or (num_nonnulls(starts_on, source_title, offered_by) = 3 and published_by not in (changed_by, offered_by))),
    check (withdrawn_at is null or (published_at is null) = (withdrawn_reason is null))
);
-- One draft at a time, and one version from each day.
create unique index policy_version_draft on policy_version (authority_id)
    where published_at is null and withdrawn_at is null;
create unique index policy_version_day on policy_version (authority_id, starts_on)
    where published_at is not null and withdrawn_at is null;

alter table policy_version enable row level security, force row level security;
create policy policy_version_own on policy_version for select using (authority_id = app_authority());
create policy policy_version_published on policy_version for select using (published_at is not null);
create policy policy_version_begins on policy_version for insert
    with check (authority_id = app_authority() and changed_by = app_account() and holds_role('PolicyLead')
        and num_nonnulls(offered_by, published_by, withdrawn_by) = 0);
create policy policy_version_changes on policy_version for update
    using (authority_id = app_authority() and holds_role('PolicyLead', 'HeadOfProcurement'));

-- Who did a thing is who asks; a changed draft has to be offered anew; what is published stands, until it is withdrawn
-- before its first day.
create function policy_version_keeps_its_word() returns trigger language plpgsql set search_path = public, pg_temp as
$$
declare
    withdrawal constant text[] := '{withdrawn_by,withdrawn_at,withdrawn_reason}';
    publication constant text[] := '{published_by,published_at}';
    offer constant text[] := '{offered_by,offered_at}';
begin
    if old.withdrawn_at is not null or (new.id, new.authority_id) <> (old.id, old.authority_id) then
        raise exception 'what was given up stays so' using errcode = 'restrict_violation';
    elsif new.withdrawn_at is not null then
        if to_jsonb(new) - withdrawal <> to_jsonb(old) - withdrawal or new.withdrawn_by <> app_account()
            or (old.published_at is not null and old.starts_on <= (database_now() at time zone 'Europe/London')::date) then
            raise exception 'rules that hold are not withdrawn' using errcode = 'restrict_violation';
        end if;
    elsif old.published_at is not null then
        raise exception 'what was published stands' using errcode = 'restrict_violation';
    elsif new.published_at is not null then
        if to_jsonb(new) - publication <> to_jsonb(old) - publication or new.published_by <> app_account()
            or new.published_at not between database_now() - interval '5 minutes' and database_now() then
            raise exception 'what was offered is published' using errcode = 'restrict_violation';
        end if;
    elsif new.offered_at is not null then
        if to_jsonb(new) - offer <> to_jsonb(old) - offer or new.offered_by <> app_account() then
            raise exception 'what was written is offered' using errcode = 'restrict_violation';
        end if;
    elsif new.changed_by <> app_account() or new.revision <> old.revision + 1 or not holds_role('PolicyLead') then
        raise exception 'a policy lead changes a draft' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger policy_version_keeps_its_word before update on policy_version
    for each row execute function policy_version_keeps_its_word();

grant select, insert, update on policy_version to commonweal_app;
