-- One chain of entries per organisation: hash n covers hash n-1, so an edit, a removal or a swap breaks it.
-- The scope is the authority or supplier whose record it is; all zeros is the platform itself.
create table audit_head (
    scope_id uuid primary key,
    n bigint not null,
    hash bytea not null
);
create table audit_entry (
    scope_id uuid not null,
    n bigint not null,
    at timestamptz not null,
    account_id uuid not null,
    act text not null,
    subject_id uuid,
    entry text not null,
    previous_hash bytea not null,
    hash bytea not null,
    primary key (scope_id, n)
);
create index audit_entry_subject on audit_entry (scope_id, subject_id);
alter table audit_entry enable row level security, force row level security;
create policy audit_entry_scope on audit_entry for select
    using (scope_id = app_authority() or scope_id = app_supplier());
create trigger audit_entry_append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();

-- hash = sha256(0x00 || previous hash || n | time | entry), all in UTF-8; verified independently in C#.
-- The text says the same as the columns that lists are read by, in a form the verifier can read, and an account writes under
-- its own name. Whoever is not signed in, as one who joins by an invitation, has only the name they give.
create function audit_append(scope uuid, account uuid, act_name text, subject uuid, entry_text text)
returns bigint language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    head audit_head;
    moment timestamptz := database_now();
    next_hash bytea;
    nobody constant uuid := '00000000-0000-0000-0000-000000000000';
    said constant jsonb := entry_text::jsonb;
begin
    if scope is distinct from coalesce(app_authority(), app_supplier(), nobody)
        or account is distinct from coalesce(app_account(), nobody) then
        raise exception 'the audit log is written in one''s own name' using errcode = 'insufficient_privilege';
    end if;
    if (said ->> 'act', said ->> 'account', said ->> 'subject') is distinct from (act_name, account::text, subject::text)
        or subject is null or jsonb_typeof(said -> 'by') is distinct from 'string'
        or said -> 'details' is null or jsonb_path_exists(said, '$.**{32 to last}') then
        raise exception 'an entry says what its columns say' using errcode = 'insufficient_privilege';
    end if;
    if account <> nobody and not exists (select 1 from account a where a.id = audit_append.account and a.name = said ->> 'by') then
        raise exception 'the audit log is written under one''s own name' using errcode = 'insufficient_privilege';
    end if;
    insert into audit_head (scope_id, n, hash) values (scope, 0, '\x') on conflict do nothing;
    select * into head from audit_head where scope_id = scope for update;
    next_hash := sha256('\x00'::bytea || head.hash || convert_to(
        (head.n + 1)::text || '|' || to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        || '|' || entry_text, 'UTF8'));
    insert into audit_entry (scope_id, n, at, account_id, act, subject_id, entry, previous_hash, hash)
        values (scope, head.n + 1, moment, account, act_name, subject, entry_text, head.hash, next_hash);
    update audit_head set n = head.n + 1, hash = next_hash where scope_id = scope;
    return head.n + 1;
end
$$;
-- Where one's own chain ends, with no number and no hash where it has no head. Whoever asks in nobody's name, as
-- `commonweal audit verify` does, is told all heads, and of entries whose head is gone.
create function audit_heads() returns table (scope_id uuid, n bigint, hash bytea) language sql stable security definer
set search_path = public, pg_temp as
$$
    select own.scope_id, h.n, h.hash
    from unnest(array[app_authority(), app_supplier()]) own (scope_id) left join audit_head h using (scope_id)
    where own.scope_id is not null
    union all
    select h.scope_id, h.n, h.hash from audit_head h
    where num_nonnulls(app_authority(), app_supplier(), app_account()) = 0
    union all
    select distinct e.scope_id, null::bigint, null::bytea from audit_entry e
    where num_nonnulls(app_authority(), app_supplier(), app_account()) = 0
        and not exists (select 1 from audit_head h where h.scope_id = e.scope_id)
$$;

grant select, insert, update on audit_head to commonweal_keeper;
grant select, insert on audit_entry to commonweal_keeper;
alter function audit_append owner to commonweal_keeper;
alter function audit_heads owner to commonweal_keeper;
-- The platform's own chain begins with the database, so that one that is gone is missed.
select audit_append('00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000', 'platform.set-up',
    '00000000-0000-0000-0000-000000000000', '{"act":"platform.set-up","by":"The schema",'
    '"account":"00000000-0000-0000-0000-000000000000","roles":[],"subject":"00000000-0000-0000-0000-000000000000","details":{}}');
revoke all on function audit_append, audit_heads from public;
grant execute on function audit_append, audit_heads to commonweal_app;
grant select on audit_entry to commonweal_app;
