-- Scores are given alone: until a procurement is moderated an evaluator sees only their own.
create table score (
    id uuid primary key,
    authority_id uuid not null,
    supplier_id uuid not null,
    bid_line_id uuid not null,
    evaluator_id uuid not null,
    evaluator_name text not null,
    mark integer not null check (mark between 0 and 5),
    reason text not null check (length(reason) between 1 and 4000),
    locked_at timestamptz,
    scored_at timestamptz not null,
    unique (bid_line_id, evaluator_id),
    foreign key (authority_id, supplier_id, bid_line_id) references bid_line (authority_id, supplier_id, id)
);
alter table score enable row level security, force row level security;
create policy score_own on score using (authority_id = app_authority()) with check (authority_id = app_authority());

-- The panel's agreed mark per bid line; it starts empty, never at the mean.
create table moderated_score (
    bid_line_id uuid primary key,
    authority_id uuid not null,
    supplier_id uuid not null,
    mark integer not null check (mark between 0 and 5),
    reason text not null check (length(reason) between 1 and 4000),
    moderated_by uuid not null,
    moderated_at timestamptz not null,
    foreign key (authority_id, supplier_id, bid_line_id) references bid_line (authority_id, supplier_id, id)
);
alter table moderated_score enable row level security, force row level security;
create policy moderated_score_own on moderated_score
    using (authority_id = app_authority()) with check (authority_id = app_authority());

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
alter table scoring_run enable row level security, force row level security;
create policy scoring_run_own on scoring_run
    using (authority_id = app_authority()) with check (authority_id = app_authority());

create table award (
    procurement_id uuid primary key,
    authority_id uuid not null,
    supplier_id uuid not null,
    bid_id uuid not null,
    scoring_run_id uuid not null references scoring_run (id),
    reason text not null check (length(reason) between 1 and 8000),
    awarded_by uuid not null,
    awarded_at timestamptz not null,
    foreign key (authority_id, procurement_id) references procurement (authority_id, id),
    foreign key (authority_id, supplier_id, bid_id) references bid (authority_id, supplier_id, id)
);
alter table award enable row level security, force row level security;
create policy award_own on award using (authority_id = app_authority()) with check (authority_id = app_authority());
create policy award_supplier on award for select using (supplier_id = app_supplier());

grant select, insert, update on score, moderated_score to commonweal_app;
grant select, insert on scoring_run, award to commonweal_app;
