-- Who seals. The epoch grows with each holder; every write to the log checks it within its own transaction, so that a holder
-- that was only asleep writes nothing any more.
create table record_sequencer (
  id     integer not null primary key,
  epoch  bigint  not null,
  holder text    not null,
  at     bigint  not null
);

-- RFC 3161 responses over checkpoints: at is the time the authority states.
create table record_timestamp (
  tree_size bigint   not null,
  authority text     not null,
  response  ${bytes} not null,
  at        bigint   not null,
  constraint record_timestamp_key primary key (tree_size, authority)
);
