-- Which bill of materials belongs to which release now.
create table supplychain_sbom (
  release_id   text   not null primary key,
  product_id   text   not null,
  sha256       text   not null,
  file_name    text   not null,
  format       text   not null,
  spec_version text   not null,
  components   bigint not null,
  without_purl bigint not null,
  oddities     bigint not null,
  version      bigint not null,
  at           bigint not null
);
create index supplychain_sbom_sha256 on supplychain_sbom (sha256);

-- What a bill of materials says, by the digest of its bytes. Made from the kept file, so it is no fact of its own.
create table supplychain_index (
  sha256     text   not null primary key,
  components bigint not null,
  at         bigint not null
);
create table supplychain_component (
  sha256   text    not null,
  place    integer not null,
  package  text    not null,
  purl     text,
  name     text    not null,
  folded   text    not null,
  number   text    not null,
  kind     text    not null,
  licenses text    not null,
  constraint supplychain_component_key primary key (sha256, place)
);
create index supplychain_component_package on supplychain_component (package);
create index supplychain_component_folded on supplychain_component (folded);
