create table handling_case (
  id          text    not null primary key,
  title       text    not null,
  label       text    not null,
  opened_at   bigint  not null,
  closed_at   bigint,
  public_at   bigint,
  attacked_at bigint,
  version     bigint  not null
);
create index handling_case_opened on handling_case (opened_at);

create table handling_item (
  case_id       text    not null,
  product_id    text    not null,
  state         text    not null,
  waits_second  boolean not null,
  analysed      boolean not null,
  dispatched_to text    not null,
  severity      text,
  score_tenths  integer,
  closure       text,
  confirmed_at  bigint,
  target_day    text,
  first_target_day text,
  released_at   bigint,
  queued_at     bigint  not null,
  changed_at    bigint  not null,
  version       bigint  not null,
  constraint handling_item_key primary key (case_id, product_id)
);
create index handling_item_state on handling_item (state, target_day);

create table handling_report (
  report_number text not null primary key,
  case_id       text not null
);
create index handling_report_case on handling_report (case_id);

create table handling_identifier (
  case_id    text not null,
  identifier text not null,
  constraint handling_identifier_key primary key (case_id, identifier)
);
create index handling_identifier_name on handling_identifier (identifier);
