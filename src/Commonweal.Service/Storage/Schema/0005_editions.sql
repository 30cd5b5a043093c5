-- A council's own editions, each named after it so that no two councils' are alike: theirs while being written, everybody's once published, never changed from then on.
create table council_edition (
    id uuid primary key,
    authority_id uuid not null references authority (id),
    name text not null check (name ~ '^[a-z0-9-]+\.[a-z0-9-]+$'),
    title text not null,
    version text not null,
    made_from text not null,
    stage text not null check (stage in ('Draft', 'Review', 'Published', 'Retired')),
    writers uuid[] not null,
    submitted_at timestamptz,
    return_reason text check (length(return_reason) between 1 and 2000),
    published_by uuid,
    published_at timestamptz,
    retired_at timestamptz,
    retire_reason text check (length(retire_reason) between 1 and 2000),
    fingerprint text check (fingerprint ~ '^[0-9a-f]{64}$'),
    open_text text,
    created_at timestamptz not null,
    created_by uuid not null,
    unique (authority_id, id),
    unique (authority_id, name),
    check (num_nonnulls(published_by, published_at, fingerprint, open_text) = case when stage in ('Published', 'Retired') then 4 else 0 end),
    check (num_nonnulls(retired_at, retire_reason) = case when stage = 'Retired' then 2 else 0 end),
    check ((submitted_at is not null) = (stage <> 'Draft'))
);

alter table council_edition enable row level security, force row level security;
create policy council_edition_own on council_edition for select using (authority_id = app_authority());
create policy council_edition_begins on council_edition for insert
    with check (authority_id = app_authority() and created_by = app_author() and stage = 'Draft' and created_by = any (writers)
        and holds_role('PolicyLead')
        and split_part(name, '.', 1) = (select a.slug from authority a where a.id = authority_id));
create policy council_edition_changes on council_edition for update
    using (authority_id = app_authority() and holds_role('PolicyLead', 'HeadOfProcurement'));
create policy council_edition_goes on council_edition for delete
    using (authority_id = app_authority() and stage = 'Draft' and holds_role('PolicyLead'));

-- What is published stands; whoever wrote in it, or handed it over, does not publish it; who did stays known.
create function council_edition_keeps_its_word() returns trigger language plpgsql set search_path = public, pg_temp as
$$
begin
    if old.stage <> new.stage and old.stage || ' ' || new.stage not in (
        'Draft Review', 'Review Draft', 'Review Published', 'Published Retired') then
        raise exception 'an edition goes from stage to stage in their order' using errcode = 'restrict_violation';
    end if;
    if old.published_at is not null
        and to_jsonb(new) - '{stage,retired_at,retire_reason}'::text[] <> to_jsonb(old) - '{stage,retired_at,retire_reason}'::text[] then
        raise exception 'a published edition stands' using errcode = 'restrict_violation';
    end if;
    if old.stage = 'Draft' and not holds_role('PolicyLead') then
        raise exception 'a policy lead writes an edition and hands it over' using errcode = 'restrict_violation';
    end if;
    if new.stage = 'Review' and not app_author() = any (new.writers) then
        raise exception 'whoever hands an edition over had a hand in it' using errcode = 'restrict_violation';
    end if;
    if not (old.writers <@ new.writers) or (old.stage <> 'Draft' and new.writers <> old.writers) then
        raise exception 'who wrote in an edition stays known' using errcode = 'restrict_violation';
    end if;
    if old.stage = 'Review' and new.stage = 'Published'
        and (new.published_by <> app_author() or new.published_by = new.created_by or new.published_by = any (new.writers)) then
        raise exception 'whoever wrote in an edition does not publish it' using errcode = 'restrict_violation';
    end if;
    if old.stage = 'Review' and new.stage = 'Published'
        and (new.published_at not between database_now() - interval '5 minutes' and database_now()
            or new.fingerprint is distinct from
                (select encode(sha256(convert_to(c.text, 'UTF8')), 'hex') from edition_content c where c.id = new.id)) then
        raise exception 'what is published is what was reviewed, now' using errcode = 'restrict_violation';
    end if;
    if old.stage <> 'Draft' and to_jsonb(new) - '{stage,submitted_at,return_reason,published_by,published_at,fingerprint,open_text,retired_at,retire_reason}'::text[]
        <> to_jsonb(old) - '{stage,submitted_at,return_reason,published_by,published_at,fingerprint,open_text,retired_at,retire_reason}'::text[] then
        raise exception 'what was handed over stands' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger council_edition_keeps_its_word before update on council_edition
    for each row execute function council_edition_keeps_its_word();
create trigger council_edition_once before update on council_edition
    for each row execute function keep_once_written('id', 'authority_id', 'name', 'made_from', 'created_at', 'created_by', 'retired_at', 'retire_reason');

-- What everybody reads of a published edition. Who wrote in it and why it was handed back is the council's; so is the fingerprint of
-- the whole, against which a figure kept private could be guessed: here it only says whether the open text is all there is.
create view published_edition with (security_barrier) as
    select id, authority_id, name, title, made_from, published_at, retired_at, retire_reason, open_text,
        encode(sha256(convert_to(open_text, 'UTF8')), 'hex') = fingerprint as open_is_whole
    from council_edition where published_at is not null;
grant select on council_edition to commonweal_keeper;
alter view published_edition owner to commonweal_keeper;
grant select on published_edition to commonweal_app;

create function council_edition_is(edition uuid, variadic stages text[]) returns boolean language sql stable set search_path = public, pg_temp as
$$ select exists (select 1 from council_edition e where e.id = $1 and e.stage = any (stages)) $$;

-- The whole text, with figures that may not be passed on: the council's; bids and contracts add whoever bids or reports under it.
create table edition_content (
    id uuid primary key,
    authority_id uuid not null,
    text text not null,
    foreign key (authority_id, id) references council_edition (authority_id, id) on delete cascade
);
alter table edition_content enable row level security, force row level security;
create policy edition_content_own on edition_content for select using (authority_id = app_authority());
create policy edition_content_begins on edition_content for insert
    with check (authority_id = app_authority() and council_edition_is(id, 'Draft'));
create policy edition_content_changes on edition_content for update
    using (authority_id = app_authority() and council_edition_is(id, 'Draft'));
create policy edition_content_goes on edition_content for delete
    using (authority_id = app_authority() and council_edition_is(id, 'Draft'));

create function edition_content_names_its_writer() returns trigger language plpgsql set search_path = public, pg_temp as
$$
begin
    if not exists (select 1 from council_edition e where e.id = new.id and app_author() = any (e.writers)) then
        raise exception 'whoever writes in an edition is among its writers' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger edition_content_names_its_writer before insert or update on edition_content
    for each row execute function edition_content_names_its_writer();

grant select, insert, update, delete on council_edition, edition_content to commonweal_app;

-- A file of values brought in for a draft: its cells and what they mean, until its rows are taken. Only its council ever sees it.
create table edition_import (
    id uuid primary key,
    authority_id uuid not null,
    edition_id uuid not null,
    file_name text not null,
    sha256 bytea not null check (length(sha256) = 32),
    sheets jsonb not null,
    hidden_sheets jsonb not null,
    mapping jsonb not null,
    version integer not null check (version >= 1),
    uploaded_at timestamptz not null,
    uploaded_by uuid not null,
    unique (authority_id, edition_id),
    foreign key (authority_id, edition_id) references council_edition (authority_id, id) on delete cascade
);
alter table edition_import enable row level security, force row level security;
create policy edition_import_own on edition_import for select using (authority_id = app_authority());
create policy edition_import_begins on edition_import for insert
    with check (authority_id = app_authority() and uploaded_by = app_author() and council_edition_is(edition_id, 'Draft'));
create policy edition_import_changes on edition_import for update
    using (authority_id = app_authority() and council_edition_is(edition_id, 'Draft'));
create policy edition_import_goes on edition_import for delete using (authority_id = app_authority());
create trigger edition_import_once before update on edition_import
    for each row execute function keep_once_written('id', 'authority_id', 'edition_id', 'sha256', 'sheets', 'hidden_sheets', 'uploaded_at', 'uploaded_by');

-- How files of one layout are read, by the council's own names.
create table import_mapping (
    id uuid primary key,
    authority_id uuid not null references authority (id),
    name text not null check (length(name) between 1 and 80),
    mapping jsonb not null,
    saved_at timestamptz not null,
    saved_by uuid not null,
    unique (authority_id, name)
);
alter table import_mapping enable row level security, force row level security;
create policy import_mapping_own on import_mapping for select using (authority_id = app_authority());
create policy import_mapping_begins on import_mapping for insert
    with check (authority_id = app_authority() and saved_by = app_author());
create policy import_mapping_changes on import_mapping for update using (authority_id = app_authority())
    with check (saved_by = app_author());
create policy import_mapping_goes on import_mapping for delete using (authority_id = app_authority());

grant select, insert, update, delete on edition_import, import_mapping to commonweal_app;
