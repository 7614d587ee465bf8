/**
 * What the server keeps beside the requests.
 *
 * API keys and counters are the server’s own, for all jurisdictions: the two tables whose key does not begin with one. The
 * columns of `counters` are those that rate-limiter-flexible writes by their place.
 */
export const keysCountersFiles = `
CREATE TABLE mimer.api_keys (
  id text COLLATE "C" PRIMARY KEY,
  key jsonb NOT NULL
);

CREATE TABLE mimer.counters (
  key varchar(255) PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);

CREATE TABLE mimer.erasures (
  jurisdiction text COLLATE "C" NOT NULL,
  reference text COLLATE "C" NOT NULL,
  at timestamptz NOT NULL,
  entry jsonb NOT NULL,
  PRIMARY KEY (jurisdiction, reference, at)
);

CREATE TABLE mimer.attachments (
  jurisdiction text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  bytes bigint NOT NULL,
  owner text COLLATE "C",
  attachment jsonb,
  staged_at timestamptz,
  held_until timestamptz NOT NULL DEFAULT '-infinity',
  PRIMARY KEY (jurisdiction, id),
  CHECK ((attachment IS NULL) = (staged_at IS NULL)),
  CHECK (owner IS NOT NULL OR attachment IS NULL)
);
CREATE INDEX attachments_staged ON mimer.attachments (jurisdiction, owner) INCLUDE (bytes) WHERE owner IS NOT NULL;

CREATE TABLE mimer.attachment_chunks (
  jurisdiction text COLLATE "C" NOT NULL,
  attachment text COLLATE "C" NOT NULL,
  number int NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (jurisdiction, attachment, number),
  FOREIGN KEY (jurisdiction, attachment) REFERENCES mimer.attachments ON DELETE CASCADE
);
-- Pictures and documents are compressed already.
ALTER TABLE mimer.attachment_chunks ALTER COLUMN bytes SET STORAGE EXTERNAL;
`;
