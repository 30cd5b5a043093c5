-- Letters are sent by the site itself, for every organisation; a row's lock keeps two nodes from sending it twice.
create function waiting_notices() returns setof notice language sql volatile security definer
set search_path = public, pg_temp as
$$ select * from notice where sent_at is null order by created_at limit 20 for update skip locked $$;

create function notice_sent(notice_id uuid) returns void language sql volatile security definer
set search_path = public, pg_temp as
$$
    -- A one-time link leaves with its letter: who copies the database later cannot use it.
    update notice set sent_at = database_now(), body = regexp_replace(body, 'token=[A-Za-z0-9_-]+', 'token=(sent)')
    where id = notice_id and sent_at is null
$$;

grant select, update on notice to commonweal_keeper;
alter function waiting_notices owner to commonweal_keeper;
alter function notice_sent owner to commonweal_keeper;
revoke all on function waiting_notices, notice_sent from public;
grant execute on function waiting_notices, notice_sent to commonweal_app;
create index notice_waiting on notice (created_at) where sent_at is null;
