-- Reports as screens and other contexts see them; the whole of a report is its stream.
create table receipt_report (
  number             text    not null primary key,
  token_sha256       text    unique,
  state              text    not null,
  channel            text    not null,
  title              text    not null,
  description        text    not null,
  product_id         text,
  product_words      text    not null,
  credit_name        text,
  said_public        boolean not null,
  said_exploited     boolean not null,
  has_news           boolean not null,
  policy_version     text    not null,
  received_at        bigint  not null,
  acknowledge_due_at bigint  not null,
  acknowledged_at    bigint,
  triage_due_at      bigint,
  clock              text    not null,
  due_at             bigint,
  owner_id           text,
  proposed_by        text,
  case_id            text,
  version            bigint  not null,
  at                 bigint  not null
);
create index receipt_report_state on receipt_report (state, due_at);
create index receipt_report_case on receipt_report (case_id);
create index receipt_report_due on receipt_report (due_at);

-- Files of a submission that was refused, until it is sent again. No facts yet, so outside the record.
create table receipt_upload (
  id         text   not null primary key,
  sha256     text   not null,
  name       text   not null,
  size       bigint not null,
  media_type text   not null,
  at         bigint not null
);
create index receipt_upload_at on receipt_upload (at);
