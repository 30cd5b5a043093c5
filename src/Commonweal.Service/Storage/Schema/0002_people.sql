-- Authorities and suppliers are public facts that each enters about itself. Accounts and what belongs to them (claims, logins, tokens) belong to no
-- organisation and have no row security: sign-in must find an account before anybody is known, so the application's role
-- reads and writes them (docs/decisions/0002 says why no function of the keepers would help), and lookups join them only through memberships or ids they may see. Memberships say who may act
-- for whom and are seen by that person or that organisation.
create table authority (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9-]{2,40}$'),
    name text not null check (length(name) between 2 and 200),
    gss_code text check (gss_code ~ '^[A-Z][0-9]{8}$'),
    policy text not null,
    edition text not null,
    created_at timestamptz not null
);

-- The authority of the practice tenders: nobody is a member of it, so nobody opens or counts what is submitted to it.
create function practice_authority() returns uuid language sql immutable set search_path = public, pg_temp as
$$ select '00000000-0000-0000-0000-000000000001'::uuid $$;

create table supplier (
    id uuid primary key,
    name text not null check (length(name) between 1 and 200),
    name_key text not null constraint supplier_name_key unique,
    company_number text,
    charity_number text,
    size text not null check (size in ('Micro', 'Small', 'Medium', 'Large', 'Unknown')),
    is_vcse boolean not null default false,
    postcode text,
    created_at timestamptz not null
);
create unique index supplier_company_number on supplier (company_number) where company_number is not null;

-- An organisation enters itself and nobody else. Its row is locked to put acts in order, and changed in nothing but a council's code,
-- by its administrator.
alter table authority enable row level security, force row level security;
create policy authority_reads on authority for select using (true);
create policy authority_enters on authority for insert with check (id = app_authority());
create policy authority_locks on authority for update using (id = app_authority()) with check (false);
alter table supplier enable row level security, force row level security;
create policy supplier_reads on supplier for select using (true);
create policy supplier_enters on supplier for insert with check (id = app_supplier());
create policy supplier_locks on supplier for update using (id = app_supplier()) with check (false);

create table account (
    id uuid primary key,
    name text not null check (length(name) between 1 and 200),
    user_name text not null,
    normalized_user_name text not null unique,
    email text not null,
    normalized_email text not null,
    email_confirmed boolean not null,
    password_hash text,
    security_stamp text,
    concurrency_stamp text,
    phone_number text,
    phone_number_confirmed boolean not null default false,
    two_factor_enabled boolean not null default false,
    lockout_end timestamptz,
    lockout_enabled boolean not null default true,
    access_failed_count integer not null default 0,
    created_at timestamptz not null
);
create table account_claim (
    id integer generated always as identity primary key,
    user_id uuid not null references account (id) on delete cascade,
    claim_type text,
    claim_value text
);
create table account_login (
    login_provider text not null,
    provider_key text not null,
    provider_display_name text,
    user_id uuid not null references account (id) on delete cascade,
    primary key (login_provider, provider_key)
);
create table account_token (
    user_id uuid not null references account (id) on delete cascade,
    login_provider text not null,
    name text not null,
    value text,
    primary key (user_id, login_provider, name)
);

create table membership (
    id uuid primary key,
    account_id uuid not null references account (id),
    authority_id uuid references authority (id),
    supplier_id uuid references supplier (id),
    role text not null,
    granted_at timestamptz not null,
    ended_at timestamptz,
    check (num_nonnulls(authority_id, supplier_id) = 1),
    check (authority_id is distinct from practice_authority())
);
create unique index membership_once on membership (account_id, coalesce(authority_id, supplier_id), role)
    where ended_at is null;
create index membership_authority on membership (authority_id);
create index membership_supplier on membership (supplier_id);
alter table membership enable row level security, force row level security;
create policy membership_scope on membership for select
    using (account_id = app_account() or authority_id = app_authority() or supplier_id = app_supplier());
create policy membership_grants on membership for insert
    with check ((authority_id = app_authority() or supplier_id = app_supplier()) and ended_at is null);
-- Ended once, at the moment it is ended, and kept: who belonged to a bidder does not judge its bid after leaving it.
create policy membership_ends on membership for update
    using ((authority_id = app_authority() or supplier_id = app_supplier()) and ended_at is null)
    with check (ended_at between database_now() - interval '5 minutes' and database_now());

-- What somebody typed on a page of their authority or supplier and sent when it could not be taken, encrypted; that person alone reads it.
create table typed_page (
    scope_id uuid not null,
    account_id uuid not null references account (id),
    page text not null check (length(page) between 1 and 400),
    sealed bytea not null,
    kept_at timestamptz not null,
    primary key (scope_id, account_id, page)
);
alter table typed_page enable row level security, force row level security;
create policy typed_page_own on typed_page
    using (scope_id in (app_authority(), app_supplier()) and account_id = app_account())
    with check (scope_id in (app_authority(), app_supplier()) and account_id = app_account());
grant select, insert, delete on typed_page to commonweal_app;
grant update (sealed, kept_at) on typed_page to commonweal_app;

-- People join by a one-time token: the first administrator's is printed by the command line, the others go out in letters.
-- One without an organisation lets its reader register a supplier, and is of use for nothing else.
create table invitation (
    id uuid primary key,
    token_hash bytea not null unique,
    authority_id uuid references authority (id),
    supplier_id uuid references supplier (id),
    role text not null,
    email text not null default '',
    invited_by text not null,
    invited_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    check (num_nonnulls(authority_id, supplier_id) = 1 or (num_nonnulls(authority_id, supplier_id) = 0 and role = 'SupplierOwner' and email <> ''))
);
create index invitation_authority on invitation (authority_id);
create index invitation_supplier on invitation (supplier_id);
alter table invitation enable row level security, force row level security;
create policy invitation_scope on invitation
    using (authority_id = app_authority() or supplier_id = app_supplier())
    with check (authority_id = app_authority() or supplier_id = app_supplier() or num_nonnulls(authority_id, supplier_id) = 0);

-- Spends a token: it works once, before it expires. No row means it cannot be used.
create function spend_invitation(token bytea) returns setof invitation language sql security definer
set search_path = public, pg_temp as
$$
    update invitation set used_at = database_now()
    where token_hash = token and used_at is null and expires_at > database_now()
    returning *
$$;

-- What an invitation offers while it can be used, asked before anybody is signed in; the token is the secret.
create function open_invitation(token bytea) returns setof invitation language sql volatile security definer
set search_path = public, pg_temp as
$$ select * from invitation where token_hash = token and used_at is null and expires_at > database_now() $$;

create table data_protection_key (
    id uuid primary key,
    friendly_name text not null,
    sealed text not null,
    created_at timestamptz not null
);

grant select, insert, update (id) on authority, supplier to commonweal_app;
grant select, insert, update on account to commonweal_app;

-- Columns that keep a person's name beside the account, in pairs: the name is the account's own when it is written.
create function tells_the_name() returns trigger language plpgsql set search_path = public, pg_temp as
$$
declare
    was constant jsonb := case tg_op when 'UPDATE' then to_jsonb(old) else '{}' end;
    becomes constant jsonb := to_jsonb(new);
    at integer := 0;
begin
    while at < tg_nargs loop
        if (becomes ->> tg_argv[at], becomes ->> tg_argv[at + 1]) is distinct from (was ->> tg_argv[at], was ->> tg_argv[at + 1])
            and becomes ->> tg_argv[at] is not null
            and not exists (select 1 from account a
                where a.id = (becomes ->> tg_argv[at])::uuid and a.name = becomes ->> tg_argv[at + 1]) then
            raise exception '%.% is not the name of the account', tg_table_name, tg_argv[at + 1] using errcode = 'insufficient_privilege';
        end if;
        at := at + 2;
    end loop;
    return new;
end
$$;
grant select, insert, update, delete on account_claim, account_login, account_token to commonweal_app;
grant select, insert, update (ended_at) on membership to commonweal_app;
grant select, insert, delete on invitation to commonweal_app;
grant select, update on invitation to commonweal_keeper;
alter function spend_invitation owner to commonweal_keeper;
alter function open_invitation owner to commonweal_keeper;
revoke all on function spend_invitation, open_invitation from public;
grant execute on function spend_invitation, open_invitation to commonweal_app;
grant select, insert on data_protection_key to commonweal_app;

-- Whether the asker holds one of the roles in the authority asked for.
create function holds_role(variadic roles text[]) returns boolean language sql stable set search_path = public, pg_temp as
$$
    select exists (select 1 from membership m
        where m.account_id = app_account() and m.authority_id = app_authority() and m.role = any (roles) and m.ended_at is null)
$$;
create policy authority_says_code on authority for update using (id = app_authority())
    with check (id = app_authority() and holds_role('Administrator'));
create trigger authority_stays before update on authority for each row execute function keep_once_written('id');
grant update (gss_code) on authority to commonweal_app;
