alter table enrolment_token
  add column claimed_key text constraint enrolment_token_claimed_key_fits check (length(claimed_key) = 44);
comment on column enrolment_token.claimed_key is 'The key of the device that enrolled last with it and confirms later; null for none.';
