-- A report is one supplier's quarter on one contract: draft, sent, then each claim is decided.
create table delivery_report (
    id uuid primary key,
    authority_id uuid not null,
    supplier_id uuid not null,
    contract_id uuid not null,
    quarter text not null check (quarter ~ '^\d{4}-Q[1-4]$'),
    stage text not null check (stage in ('Draft', 'Sent', 'Returned', 'Validated')),
    statement text not null default '',
    declared boolean not null default false,
    sent_at timestamptz,
    sent_by uuid,
    decided_at timestamptz,
    decided_by uuid,
    return_reason text,
    unique (contract_id, quarter),
    unique (authority_id, supplier_id, id),
    foreign key (authority_id, supplier_id, contract_id) references contract (authority_id, supplier_id, id)
);
alter table delivery_report enable row level security, force row level security;
create policy delivery_report_supplier on delivery_report
    using (supplier_id = app_supplier()) with check (supplier_id = app_supplier());
create policy delivery_report_authority on delivery_report
    using (authority_id = app_authority() and sent_at is not null)
    with check (authority_id = app_authority() and sent_at is not null);

-- Nothing reported is null; reported zero is zero.
create table claim (
    id uuid primary key,
    authority_id uuid not null,
    supplier_id uuid not null,
    report_id uuid not null,
    commitment_id uuid not null,
    quantity numeric(28,10) check (quantity >= 0),
    note text not null default '',
    decision text check (decision in ('Accepted', 'Adjusted', 'Rejected')),
    accepted_quantity numeric(28,10) check (accepted_quantity >= 0),
    decision_reason text,
    unique (report_id, commitment_id),
    unique (authority_id, supplier_id, id),
    foreign key (authority_id, supplier_id, report_id) references delivery_report (authority_id, supplier_id, id),
    foreign key (authority_id, supplier_id, commitment_id) references commitment (authority_id, supplier_id, id)
);
alter table claim enable row level security, force row level security;
create policy claim_scope on claim
    using (supplier_id = app_supplier() or (authority_id = app_authority()
        and exists (select 1 from delivery_report r where r.id = report_id and r.sent_at is not null)))
    with check (supplier_id = app_supplier() or authority_id = app_authority());

-- Files are stored by their hash outside the web root; the name a person gave is only a label.
create table evidence (
    id uuid primary key,
    authority_id uuid not null,
    supplier_id uuid not null,
    claim_id uuid not null,
    file_name text not null check (length(file_name) between 1 and 120),
    media_type text not null,
    bytes bigint not null check (bytes > 0),
    sha256 bytea not null,
    uploaded_at timestamptz not null,
    uploaded_by uuid not null,
    unique (claim_id, sha256),
    foreign key (authority_id, supplier_id, claim_id) references claim (authority_id, supplier_id, id)
);
alter table evidence enable row level security, force row level security;
create policy evidence_supplier on evidence
    using (supplier_id = app_supplier()) with check (supplier_id = app_supplier());
create policy evidence_authority on evidence for select
    using (authority_id = app_authority() and exists (select 1 from claim c where c.id = claim_id));

grant select, insert, update on delivery_report, claim to commonweal_app;
grant select, insert, delete on evidence to commonweal_app;
