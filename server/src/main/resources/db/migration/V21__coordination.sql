create table coordination_embargo (
  case_id  text   not null primary key,
  until_at bigint not null,
  ended_at bigint
);
create index coordination_embargo_until on coordination_embargo (until_at);
