comment on column gateway_lineage.former is 'The starts that were the gateway before, the oldest first, separated by spaces; null if none.';
