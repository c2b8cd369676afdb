-- The record: events, their sealed form, and the order in which they entered the log.

create table record_event (
  id          text    not null primary key,
  stream_kind text    not null,
  stream_id   text    not null,
  version     bigint  not null,
  type        text    not null,
  schema      integer not null,
  body        text    not null,
  actor       text    not null,
  at          bigint  not null,
  constraint record_event_version unique (stream_kind, stream_id, version)
);
create index record_event_at on record_event (at, id);
create index record_event_type on record_event (type, at);

-- The leaf tells nothing; what it hides is beside it and can be erased without it.
create table record_leaf (
  event_id    text     not null primary key references record_event (id),
  leaf        ${bytes} not null,
  disclosures text
);

-- Committed and not yet numbered. Emptied by the sequencer.
create table record_waiting (
  event_id text   not null primary key references record_event (id),
  at       bigint not null
);

create table record_sequence (
  log_index bigint not null primary key,
  event_id  text   not null unique references record_event (id)
);

create table record_checkpoint (
  tree_size bigint not null primary key,
  note      text   not null,
  at        bigint not null
);

create table record_attachment (
  sha256     text     not null primary key,
  size       bigint   not null,
  media_type text     not null,
  secret_key ${bytes} not null,
  at         bigint   not null
);

-- The published files of the log where no folder is shared: path as in C2SP tlog-tiles.
create table record_tile (
  path  text     not null primary key,
  bytes ${bytes} not null
);
