-- A site without a gateway and without hosts may get another domain, a device another name: what hangs on it follows.
alter table released_address
  drop constraint released_address_site_exists,
  add constraint released_address_site_exists foreign key (site) references site (domain)
    on update cascade on delete cascade;
alter table gateway
  drop constraint gateway_site_exists,
  add constraint gateway_site_exists foreign key (site) references site (domain) on update cascade on delete cascade;

alter table credential
  drop constraint credential_kind_known,
  drop constraint credential_origin_known,
  drop constraint credential_site_exists,
  drop constraint credential_site_for_gateways,
  add column device text constraint credential_device_exists references device (label)
    on update cascade on delete cascade,
  add column label text,
  add column last_used timestamptz,
  add constraint credential_kind_known check (kind in ('admin', 'viewer', 'gateway', 'device')),
  add constraint credential_origin_known check (origin in ('operator', 'generated', 'issued', 'enrolment')),
  add constraint credential_site_exists foreign key (site) references site (domain)
    on update cascade on delete cascade,
  add constraint credential_site_for_gateways check ((kind = 'gateway') = (site is not null)),
  add constraint credential_device_for_devices check ((kind = 'device') = (device is not null));
create unique index credential_one_per_device on credential (device);
comment on column credential.origin is 'Given by the operator, made at first start, issued by an administrator, or made at an enrolment.';
comment on column credential.device is 'The device that has it; null for everybody else.';
comment on column credential.label is 'What people call it; null for nothing.';
comment on column credential.last_used is 'When it was last shown, to the minute or so; null if not yet.';

alter table enrolment_token
  drop constraint enrolment_token_site_exists,
  alter column site drop not null,
  add column device text constraint enrolment_token_device_exists references device (label)
    on update cascade on delete cascade,
  add constraint enrolment_token_site_exists foreign key (site) references site (domain)
    on update cascade on delete cascade,
  add constraint enrolment_token_for_one check ((site is null) <> (device is null));
comment on table enrolment_token is 'Tokens with which a gateway or device may enrol once.';
comment on column enrolment_token.site is 'The site that a gateway may enrol at with it; null for a device''s.';
comment on column enrolment_token.device is 'The device that may enrol with it; null for a gateway''s.';
comment on column enrolment_token.used_at is 'When somebody enrolled with it; null while nobody has.';
