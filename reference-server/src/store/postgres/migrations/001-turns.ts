/** What has to be done one after the other, by all servers of a database: whoever holds the row has the turn. */
export const turns = `
CREATE TABLE mimer.turns (
  jurisdiction text NOT NULL,
  name text NOT NULL,
  PRIMARY KEY (jurisdiction, name)
);
`;
