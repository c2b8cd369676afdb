create table identity_person (
  id          text    not null primary key,
  login       text    not null unique,
  name        text    not null,
  email       text,
  disabled    boolean not null,
  version     bigint  not null,
  at          bigint  not null
);

create table identity_role (
  person_id text not null,
  role      text not null,
  constraint identity_role_key primary key (person_id, role)
);

-- Secrets are not facts: they are outside the record, so that they can be changed and erased.
create table identity_secret (
  person_id     text   not null primary key,
  password_hash text,
  totp_secret   text,
  totp_last     bigint,
  at            bigint not null
);

-- A link to set a password, once. Only its digest is kept.
create table identity_invitation (
  token_sha256 text   not null primary key,
  person_id    text   not null,
  expires_at   bigint not null,
  used_at      bigint
);

-- Who may read which case, and until when.
create table identity_grant (
  case_id   text   not null,
  person_id text   not null,
  reason    text   not null,
  by_person text   not null,
  at        bigint not null,
  until_at  bigint,
  constraint identity_grant_key primary key (case_id, person_id)
);
create index identity_grant_person on identity_grant (person_id);
