-- What a registry held before its tables were widened (migrations 1 to 5): to be loaded into those.
insert into mesh (id, name, network, supernet, revision) values (1, 'Home', 'jde', '172.30.0.0/16', 9);

insert into site (domain, supernet, subnet, hub, public_key, endpoint, listen_port, lans) values
  ('wg', '172.30.0.0/16', '172.30.0.0/24', true, 'AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=', '203.0.113.1:51820', 51820, '{10.0.0.0/24}'),
  ('sheen', '172.30.0.0/16', '172.30.1.0/24', false, 'AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=', null, 51821, '{192.168.1.0/24,192.168.7.0/24}'),
  ('osrc', '172.30.0.0/16', '172.30.16.0/20', false, null, null, 51820, '{}');

insert into host (site, site_subnet, label, local_address, overlay_address) values
  ('wg', '172.30.0.0/24', 'nas', '10.0.0.5', '172.30.0.2'),
  ('sheen', '172.30.1.0/24', 'server', '192.168.1.10', '172.30.1.2'),
  ('sheen', '172.30.1.0/24', 'printer', '192.168.7.9', '172.30.1.4'),
  ('osrc', '172.30.16.0/20', 'server', '192.168.1.10', '172.30.16.2');
insert into released_address (site, address) values ('sheen', '172.30.1.3');

insert into credential (kind, origin, site, token_hash, created_at) values
  ('admin', 'operator', null, '12371cac728c629c46c4ba653d0f7fd37a82328cf18b4061f8e318a5c56f78fc', '2026-01-01T10:00:00Z'),
  ('gateway', 'enrolment', 'wg', 'e9e7ee57ad8fcfc61fc6f0cb0c2c666b1f2cef60661d38cda4322ea3cc27a28a', '2026-01-01T10:02:00Z'),
  ('gateway', 'enrolment', 'sheen', 'c3cc50dfb82882407548e40ee1fc3a3670fa53ed11a2e8791e7e9985d1df5886', '2026-01-01T10:06:00Z');
insert into enrolment_token (site, token_hash, created_at, expires_at, used_at) values
  ('sheen', '56b0ef156f81d3330547dc0957361c4c22ce6f5b222a52432160b891fb4189a7', '2026-01-01T10:05:00Z', '2099-01-01T00:00:00Z', '2026-01-01T10:06:00Z'),
  ('osrc', 'f81716ed2ae04ffedc8cc1958d0ea22b2a156e06973ef2c528fbcff05e42f341', '2026-01-01T10:09:00Z', '2099-01-01T00:00:00Z', null);
insert into gateway (site, version, applied_tag, problems) values
  ('wg', '0.1.0', 'tag', '{}'),
  ('sheen', '0.1.0', null, '{"The firewall could not be written."}');

insert into change (revision, changed_at, actor_kind, actor_id, action, object_kind, object_name, state_before, state_after) values
  (1, '2026-01-01T10:01:00Z', 'admin', 1, 'create', 'site', 'wg',
    null,
    '{"domain": "wg", "subnet": "172.30.0.0/24", "gateway": "172.30.0.1", "hub": true, "endpoint": "203.0.113.1:51820", "listen_port": 51820, "lans": []}'),
  (2, '2026-01-01T10:02:00Z', 'enrolment', 1, 'enrol', 'gateway', 'wg',
    '{"domain": "wg", "subnet": "172.30.0.0/24", "gateway": "172.30.0.1", "hub": true, "endpoint": "203.0.113.1:51820", "listen_port": 51820, "lans": []}',
    '{"domain": "wg", "subnet": "172.30.0.0/24", "gateway": "172.30.0.1", "hub": true, "public_key": "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=", "endpoint": "203.0.113.1:51820", "listen_port": 51820, "lans": ["10.0.0.0/24"]}'),
  (3, '2026-01-01T10:03:00Z', 'admin', 1, 'create', 'host', 'nas.wg',
    null,
    '{"name": "nas.wg", "local_address": "10.0.0.5", "overlay_address": "172.30.0.2"}'),
  (4, '2026-01-01T10:04:00Z', 'admin', 1, 'create', 'site', 'sheen',
    null,
    '{"domain": "sheen", "subnet": "172.30.1.0/24", "gateway": "172.30.1.1", "hub": false, "listen_port": 51821, "lans": []}'),
  (5, '2026-01-01T10:05:00Z', 'admin', 1, 'create', 'host', 'server.sheen',
    null,
    '{"name": "server.sheen", "local_address": "192.168.1.10", "overlay_address": "172.30.1.2"}'),
  (6, '2026-01-01T10:06:00Z', 'admin', 1, 'create', 'host', 'old.sheen',
    null,
    '{"name": "old.sheen", "local_address": "192.168.1.12", "overlay_address": "172.30.1.3"}'),
  (7, '2026-01-01T10:07:00Z', 'admin', 1, 'remove', 'host', 'old.sheen',
    '{"name": "old.sheen", "local_address": "192.168.1.12", "overlay_address": "172.30.1.3"}',
    null),
  (8, '2026-01-01T10:08:00Z', 'admin', 1, 'create', 'host', 'printer.sheen',
    null,
    '{"name": "printer.sheen", "local_address": "192.168.7.9", "overlay_address": "172.30.1.4"}'),
  (9, '2026-01-01T10:09:00Z', 'admin', 1, 'create', 'site', 'osrc',
    null,
    '{"domain": "osrc", "subnet": "172.30.16.0/20", "gateway": "172.30.16.1", "hub": false, "listen_port": 51820, "lans": []}');
