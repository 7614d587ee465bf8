/**
 * The requests and what is looked up in them. `document` is the request, as `json`: `jsonb` would refuse what citizens may
 * well write, such as U+0000. All else follows from the documents, and is written in one transaction with them.
 *
 * The index by receipt has all that statistics count, so that they need not go through the documents.
 *
 * Each key leads with the jurisdiction, so that all of it can be distributed by that. The lexemes of `terms` do, too.
 */
export const requests = `
CREATE TABLE mimer.requests (
  jurisdiction text COLLATE "C" NOT NULL,
  reference text COLLATE "C" NOT NULL,
  document json NOT NULL,
  tracking json,
  revision integer NOT NULL,
  kind text NOT NULL,
  service text NOT NULL,
  source text NOT NULL,
  status text NOT NULL,
  unit text,
  test boolean NOT NULL,
  open boolean NOT NULL,
  erased boolean NOT NULL,
  hidden boolean NOT NULL,
  received_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  closed_at timestamptz,
  due_on date,
  ratings integer NOT NULL,
  ratings_sum integer NOT NULL,
  merged_into text COLLATE "C",
  told text[] NOT NULL,
  is_heard boolean NOT NULL,
  closing text,
  terms tsvector NOT NULL,
  stored_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (jurisdiction, reference)
) WITH (autovacuum_vacuum_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.02);

ALTER TABLE mimer.requests ALTER COLUMN terms SET STATISTICS 1000;

CREATE INDEX requests_received ON mimer.requests (jurisdiction, received_at, reference)
  INCLUDE (test, unit, source, kind, service, status, closed_at, ratings, ratings_sum);
CREATE INDEX requests_updated ON mimer.requests (jurisdiction, updated_at, reference);
CREATE INDEX requests_due ON mimer.requests (jurisdiction, due_on, reference);
CREATE INDEX requests_due_open ON mimer.requests (jurisdiction, due_on, reference) WHERE open;
CREATE INDEX requests_status ON mimer.requests (jurisdiction, status, received_at);
CREATE INDEX requests_unit ON mimer.requests (jurisdiction, unit, received_at);
CREATE INDEX requests_service ON mimer.requests (jurisdiction, service, received_at);
CREATE INDEX requests_merged ON mimer.requests (jurisdiction, merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX requests_written ON mimer.requests (jurisdiction, written_at);
CREATE INDEX requests_terms ON mimer.requests USING gin (terms) WITH (gin_pending_list_limit = 1024);

CREATE TABLE mimer.request_keys (
  jurisdiction text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  reference text COLLATE "C" NOT NULL,
  PRIMARY KEY (jurisdiction, key)
);

CREATE TABLE mimer.request_attachments (
  jurisdiction text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  reference text COLLATE "C" NOT NULL,
  PRIMARY KEY (jurisdiction, id)
);
CREATE INDEX request_attachments_reference ON mimer.request_attachments (jurisdiction, reference);

CREATE TABLE mimer.queues (
  jurisdiction text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  lane text COLLATE "C" NOT NULL,
  reference text COLLATE "C" NOT NULL,
  ids text[] NOT NULL,
  times timestamptz[] NOT NULL,
  next_at timestamptz NOT NULL,
  oldest timestamptz NOT NULL,
  leased_id text,
  leased_until timestamptz,
  PRIMARY KEY (jurisdiction, reference, kind, lane)
) WITH (autovacuum_vacuum_scale_factor = 0.05);
CREATE INDEX queues_next ON mimer.queues (jurisdiction, kind, lane, next_at, reference);

CREATE TABLE mimer.news_candidates (
  jurisdiction text COLLATE "C" NOT NULL,
  reference text COLLATE "C" NOT NULL,
  stamp uuid NOT NULL,
  PRIMARY KEY (jurisdiction, reference)
);

CREATE TABLE mimer.checks (
  jurisdiction text COLLATE "C" NOT NULL,
  checked_at timestamptz NOT NULL,
  PRIMARY KEY (jurisdiction)
);
`;
