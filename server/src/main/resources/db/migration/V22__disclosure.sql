create table disclosure_advisory (
  id         text   not null primary key,
  case_id    text   not null,
  title      text   not null,
  edition    text   not null,
  version    bigint not null,
  changed_at bigint not null
);
create index disclosure_advisory_case on disclosure_advisory (case_id);

-- What the world sees, from its instant on. Bytes never change under a version.
create table disclosure_publication (
  advisory_id text    not null,
  version     integer not null,
  publish_at  bigint  not null,
  year        integer not null,
  file_name   text    not null,
  title       text    not null,
  severity    text,
  edition     text    not null,
  csaf        text    not null,
  sha256      text    not null,
  sha512      text    not null,
  constraint disclosure_publication_key primary key (advisory_id, version)
);
create index disclosure_publication_at on disclosure_publication (publish_at);
create index disclosure_publication_file on disclosure_publication (year, file_name, version);
