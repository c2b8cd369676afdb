-- What somebody was typing when a page was left, refused or signed out of. Read by its owner alone.
create table platform_draft (
  owner text   not null,
  form  text   not null,
  body  text   not null,
  at    bigint not null,
  constraint platform_draft_key primary key (owner, form)
);
create index platform_draft_at on platform_draft (at);

-- One answer for one request, however often it is sent.
create table platform_request (
  request_key text   not null primary key,
  outcome     text   not null,
  at          bigint not null
);
