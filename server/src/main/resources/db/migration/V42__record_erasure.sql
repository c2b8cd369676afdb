-- What was erased from which event. No projection: the words are gone, so it cannot be derived again.
create table record_tombstone (
  event_id   text   not null references record_event (id),
  pointer    text   not null,
  erasure_id text   not null,
  ground     text   not null,
  at         bigint not null,
  constraint record_tombstone_key primary key (event_id, pointer)
);

-- An erased attachment keeps its row, so that it differs from one that never was; its key is empty.
alter table record_attachment add column erased_at bigint;
alter table record_attachment add column erasure text;

-- The name of the encrypted object, which differs for each key; null where it is the digest.
alter table record_attachment add column object text;
