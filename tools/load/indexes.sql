-- Made once figures are there: sorting them once is faster than putting each into its place.
CREATE INDEX IF NOT EXISTS figures_table ON figures (table_id);
CREATE INDEX IF NOT EXISTS figures_code ON figures (code, column) WHERE code <> '';
