-- How far each subscription has come in the log, and what holds it up. next_index is the number of the next event to deliver.
create table record_subscription (
  name          text    not null primary key,
  next_index    bigint  not null,
  attempts      integer not null,
  failing_index bigint,
  last_error    text,
  failed_at     bigint,
  retry_at      bigint,
  moved_at      bigint
);

-- Events that a subscription passes over, because an administrator said so with a reason. Derived from the record.
create table record_skipped (
  subscription text   not null,
  log_index    bigint not null,
  constraint record_skipped_key primary key (subscription, log_index)
);

-- The last rebuild of the tables that are derived from the record; one row, replaced by the next.
create table record_rebuild (
  id          integer not null primary key,
  state       text    not null,
  started_by  text    not null,
  started_at  bigint  not null,
  ended_at    bigint,
  done        bigint  not null,
  total       bigint  not null,
  put         bigint  not null,
  taken       bigint  not null,
  fault       text
);

-- Comparisons of the stored rows with what was sealed.
create table record_audit (
  id          text    not null primary key,
  state       text    not null,
  started_by  text    not null,
  started_at  bigint  not null,
  ended_at    bigint,
  tree_size   bigint  not null,
  done        bigint  not null,
  findings    bigint  not null,
  fault       text
);
create index record_audit_started on record_audit (started_at);

-- What such a comparison found: where, never what it says there.
create table record_finding (
  kind       text   not null,
  place      text   not null,
  log_index  bigint,
  event_id   text,
  event_type text,
  first_at   bigint not null,
  last_at    bigint not null,
  gone_at    bigint,
  constraint record_finding_key primary key (kind, place)
);
