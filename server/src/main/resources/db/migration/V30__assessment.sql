-- Assessment: only what lists ask for. Pages of a scope fold its streams.

create table assessment_scope (
  id           text    not null primary key,
  name         text    not null,
  organization text    not null,
  kind         text    not null,
  edition      text    not null,
  period_from  text    not null,
  period_to    text    not null,
  reports      integer not null,
  at           bigint  not null
);
create index assessment_scope_at on assessment_scope (at, id);

-- Requests for evidence that somebody still has to look at.
create table assessment_request (
  id             text    not null primary key,
  scope_id       text    not null,
  requirement_id text    not null,
  what           text    not null,
  due            text,
  answered       boolean not null,
  at             bigint  not null
);
create index assessment_request_scope on assessment_request (scope_id, requirement_id);
