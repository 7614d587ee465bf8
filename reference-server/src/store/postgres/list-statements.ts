// A word may stand in every second request or in none, and the planner knows only of the common ones: it takes a rare one for
// one request in two hundred, and would go through all of them by date rather than fetch those and sort them. So it is
// told: look among the first, and when they do not fill the page, the word is rare enough to fetch all that have it.

const looked = 5000;

/** A part of a list, as SQL. */
export interface Wanted {
  readonly conditions: readonly string[];
  /** By which the list is ordered first of all. */
  readonly column: string;
  readonly order: string;
  /** The most of it. */
  readonly count: string;
}

const where = (conditions: readonly string[]) => conditions.join('\n    AND ');

/** What is listed without a search. */
export const listed = ({ conditions, order, count }: Wanted): string => `
SELECT reference, document FROM mimer.requests
WHERE ${where(conditions)}
ORDER BY ${order}
LIMIT ${count}`;

/** What is found among the first that would be listed without the search; where it is as much as was wanted, it is all. */
export const foundAmongFirst = ({ conditions, column, order, count }: Wanted, search: string): string => `
SELECT reference, document FROM (
  SELECT reference, document, terms, service, hidden, ${column} FROM mimer.requests
  WHERE ${where(conditions)}
  ORDER BY ${order}
  LIMIT ${looked}
) AS first
WHERE ${search}
ORDER BY ${order}
LIMIT ${count}`;

/** What is found by the index of lexemes, sorted. */
export const foundByTerms = ({ conditions, column, order, count }: Wanted, search: string): string => `
WITH found AS MATERIALIZED (
  SELECT jurisdiction, reference, ${column} FROM mimer.requests
  WHERE ${where([...conditions, search])}
), page AS (
  SELECT jurisdiction, reference, row_number() OVER (ORDER BY ${order}) AS place FROM found ORDER BY place LIMIT ${count}
)
SELECT reference, document FROM page JOIN mimer.requests USING (jurisdiction, reference)
ORDER BY place`;
