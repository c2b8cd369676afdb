-- Erasures, legal holds and bundles as lists show them; the whole of each is its stream.
create table custody_erasure (
  id          text   not null primary key,
  object_kind text   not null,
  object_id   text   not null,
  state       text   not null,
  proposed_by text   not null,
  version     bigint not null,
  at          bigint not null
);
create index custody_erasure_object on custody_erasure (object_kind, object_id);
create index custody_erasure_state on custody_erasure (state, at);

create table custody_hold (
  id          text   not null primary key,
  object_kind text   not null,
  object_id   text   not null,
  reason      text   not null,
  placed_by   text   not null,
  lifted_at   bigint,
  version     bigint not null,
  at          bigint not null
);
create index custody_hold_object on custody_hold (object_kind, object_id);

create table custody_bundle (
  id          text   not null primary key,
  object_kind text   not null,
  object_id   text   not null,
  title       text   not null,
  receiver    text   not null,
  by_person   text   not null,
  at          bigint not null
);
create index custody_bundle_object on custody_bundle (object_kind, object_id);
