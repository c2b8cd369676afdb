-- The register of products and their releases, and the versions of the vendor's policy.

create table organization_product (
  id          text   not null primary key,
  line        text   not null,
  name        text   not null,
  kind        text   not null,
  description text   not null,
  contact_id  text   not null,
  version     bigint not null,
  at          bigint not null
);
create index organization_product_line on organization_product (line, name, id);

-- Days are ISO 8601 calendar dates, so that text order is time order.
create table organization_release (
  id           text   not null primary key,
  product_id   text   not null,
  number       text   not null,
  released_day text   not null,
  support_day  text,
  sbom_sha256  text,
  at           bigint not null
);
create index organization_release_product on organization_release (product_id, released_day);

create table organization_policy (
  version           text   not null primary key,
  effective_at      bigint not null,
  acknowledge_hours bigint not null,
  triage_hours      bigint not null,
  update_hours      bigint not null,
  public_text       text   not null,
  at                bigint not null
);
create index organization_policy_effective on organization_policy (effective_at);

create table organization_policy_target (
  version  text   not null,
  severity text   not null,
  hours    bigint not null,
  constraint organization_policy_target_key primary key (version, severity)
);
