-- The ground every feature stands on: one clock, one scope, and two roles besides the owner.
--   commonweal_app     what the application signs in as. Owns nothing, cannot pass row security.
--   commonweal_keeper  nobody signs in as it. It owns the few functions that must look past row security:
--                      opening sealed bids, the submission window, appending to the audit chain, signing in.

-- One clock decides deadlines: the database's. The offset is zero; only the owner may move it, for the demo and tests.
create table clock_offset (
    one boolean primary key default true check (one),
    shift interval not null default interval '0'
);
insert into clock_offset default values;

-- A table of one's own would stand in for ours wherever a name is looked up; every function that reads a table also says where.
do $$ begin execute format('revoke temporary on database %I from public', current_database()); end $$;

create function database_now() returns timestamptz language sql volatile set search_path = public, pg_temp as
$$ select clock_timestamp() + shift from clock_offset $$;

-- Who asks. Unset or empty means nobody, and nobody sees nothing.
create function app_authority() returns uuid language sql stable as
$$ select nullif(current_setting('app.authority', true), '')::uuid $$;
create function app_supplier() returns uuid language sql stable as
$$ select nullif(current_setting('app.supplier', true), '')::uuid $$;
create function app_account() returns uuid language sql stable as
$$ select nullif(current_setting('app.account', true), '')::uuid $$;
-- In whose name rows are written: the account, or all zeros for the command line, which imports for an authority.
create function app_author() returns uuid language sql stable as
$$ select coalesce(app_account(), '00000000-0000-0000-0000-000000000000') $$;

create function refuse_change() returns trigger language plpgsql set search_path = public, pg_temp as
$$ begin raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation'; end $$;

-- Columns that are written once: what they hold stays, whoever asks.
create function keep_once_written() returns trigger language plpgsql set search_path = public, pg_temp as
$$
declare
    was constant jsonb := to_jsonb(old);
    becomes constant jsonb := to_jsonb(new);
    kept text;
begin
    foreach kept in array tg_argv loop
        if was -> kept <> 'null'::jsonb and becomes -> kept <> was -> kept then
            raise exception '%.% is written once', tg_table_name, kept using errcode = 'restrict_violation';
        end if;
    end loop;
    return new;
end
$$;

-- Columns that say when something was done: whoever writes one writes it then, by the one clock, and never another day.
create function tells_the_moment() returns trigger language plpgsql set search_path = public, pg_temp as
$$
declare
    was constant jsonb := case tg_op when 'UPDATE' then to_jsonb(old) else '{}' end;
    becomes constant jsonb := to_jsonb(new);
    told text;
begin
    foreach told in array tg_argv loop
        if becomes ->> told is distinct from was ->> told and becomes ->> told is not null
            and not (becomes ->> told)::timestamptz between database_now() - interval '5 minutes' and database_now() then
            raise exception '%.% is the moment it is written at', tg_table_name, told using errcode = 'insufficient_privilege';
        end if;
    end loop;
    return new;
end
$$;

-- What the first master key sealed: a key that does not open it is another, and neither makes nor opens anything here.
create table master_key_mark (
    one boolean primary key default true check (one),
    sealed bytea not null
);

grant select, insert on master_key_mark to commonweal_app;
grant select on clock_offset to commonweal_app, commonweal_keeper;
