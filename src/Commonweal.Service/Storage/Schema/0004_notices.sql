-- Mail waits here in the act's own transaction and is sent afterwards.
create table notice (
    id uuid primary key,
    scope_id uuid not null,
    to_email text not null,
    subject text not null,
    body text not null,
    stop_link text check (stop_link ~ '^https?://[^[:space:]<>]+$'),
    created_at timestamptz not null,
    attempts integer not null default 0,
    next_try_at timestamptz,
    sent_at timestamptz,
    failed_at timestamptz,
    failure text check (failure in ('AddressRefused', 'GivenUp')),
    check (num_nonnulls(failed_at, failure) <> 1)
);
alter table notice enable row level security, force row level security;
create policy notice_scope on notice
    using (scope_id = app_authority() or scope_id = app_supplier())
    with check (scope_id = coalesce(app_authority(), app_supplier(), '00000000-0000-0000-0000-000000000000'));
grant select, insert on notice to commonweal_app;

-- Letters are sent by the site itself, for every organisation, and so only by whoever asks in nobody's name.
-- Taking a letter up puts its next try off (one minute, two, four, up to six hours): two nodes never send the same one side
-- by side, no lock is held while a mail server talks, and a letter that could not leave needs no further mark. The try is the
-- last one when the next would come after the time for which the site keeps trying.
create function take_notice(keep_trying interval)
returns table (id uuid, to_email text, subject text, body text, stop_link text, is_last boolean) language sql volatile security definer
set search_path = public, pg_temp as
$$
    update notice n set attempts = n.attempts + 1,
        next_try_at = database_now() + least(interval '1 minute' * 2 ^ least(n.attempts, 9), interval '6 hours')
    where num_nonnulls(app_authority(), app_supplier(), app_account()) = 0
      and n.id = (
        select w.id from notice w
        where w.sent_at is null and w.failed_at is null and (w.next_try_at is null or w.next_try_at <= database_now())
        order by w.created_at limit 1 for update skip locked)
    returning n.id, n.to_email, n.subject, n.body, n.stop_link, n.next_try_at > n.created_at + keep_trying
$$;

-- Sent, or never to be sent for this reason.
create function notice_done(notice_id uuid, why_not text) returns void language sql volatile security definer
set search_path = public, pg_temp as
$$
    -- A link leaves with its letter: who copies the database later cannot use it.
    update notice set sent_at = case when why_not is null then database_now() end,
        failed_at = case when why_not is not null then database_now() end,
        failure = why_not,
        body = regexp_replace(body, 'token=[A-Za-z0-9_-]+', 'token=(sent)'),
        stop_link = null
    where id = notice_id and sent_at is null and failed_at is null
      and num_nonnulls(app_authority(), app_supplier(), app_account()) = 0
$$;

-- Whether a visitor's request sent this letter to this address in the last ten minutes. Requests for one address wait for
-- each other, so that many at once send one letter too.
create function letter_sent_lately(address text, about text) returns boolean language sql volatile security definer
set search_path = public, pg_temp as
$$
    select pg_advisory_xact_lock(hashtextextended(lower(address), 0));
    select exists (
        select from notice
        where scope_id = '00000000-0000-0000-0000-000000000000' and lower(to_email) = lower(address) and subject = about
          and created_at > database_now() - interval '10 minutes')
$$;

grant select, update on notice to commonweal_keeper;
alter function take_notice owner to commonweal_keeper;
alter function notice_done owner to commonweal_keeper;
alter function letter_sent_lately owner to commonweal_keeper;
revoke all on function take_notice, notice_done, letter_sent_lately from public;
grant execute on function take_notice, notice_done, letter_sent_lately to commonweal_app;
create index notice_waiting on notice (created_at) where sent_at is null and failed_at is null;
create index notice_unsent on notice (scope_id) where sent_at is null;
create index notice_lately on notice (lower(to_email), created_at);
