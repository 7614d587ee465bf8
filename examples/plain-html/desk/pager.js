// One list out of several queries, page by page.

const keyOf = (row, member) => row[member] ?? '\uffff';

/** The contract’s orders: what has no due date comes last both ways. */
const compareBy = sort => {
  const member = sort.replace('-', '');
  const turn = sort.startsWith('-') ? -1 : 1;
  return (one, other) => {
    const [key, otherKey] = [keyOf(one, member), keyOf(other, member)];
    if (key === otherKey) return one.reference < other.reference ? -1 : 1;
    if (key === '\uffff' || otherKey === '\uffff') return key === '\uffff' ? 1 : -1;
    return (key < otherKey ? -1 : 1) * turn;
  };
};

/** Each list brings its rows in order, so the next of all is the first of one of them. */
export const pagerOf = (fetchPage, queries, { sort, limit, goesOn = () => true }) => {
  const compare = compareBy(sort);
  const lists = queries.map(query => ({ query, rows: [], cursor: undefined, isDone: false }));
  const fill = async list => {
    if (list.rows.length > 0 || list.isDone) return;
    const { cursor } = list;
    const page = await fetchPage({ ...list.query, sort, limit, ...(cursor !== undefined && { cursor }) });
    list.rows.push(...page.items);
    list.cursor = page.nextCursor;
    list.isDone = list.cursor === undefined;
  };
  const first = async () => {
    await Promise.all(lists.map(fill));
    return lists
      .filter(({ rows }) => rows.length > 0)
      .toSorted((one, other) => compare(one.rows[0], other.rows[0]))[0];
  };
  return {
    /** At most `count` more rows, and whether there are any after them. */
    next: async (count = limit) => {
      const taken = [];
      for (;;) {
        const list = await first();
        if (list === undefined || !goesOn(list.rows[0])) return { rows: taken, hasMore: false };
        if (taken.length === count) return { rows: taken, hasMore: true };
        taken.push(list.rows.shift());
      }
    },
  };
};
