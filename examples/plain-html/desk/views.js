import { fold, parseReference } from '/sdk/mimer-sdk.js';

// The saved views, and the queries that a view and its filters come to.

const open = ['received', 'in_review', 'forwarded', 'in_progress', 'awaiting_citizen'];
const closed = ['resolved', 'declined', 'transferred', 'merged', 'withdrawn'];

/** Groups of statuses that can be chosen beside each of them. */
export const statusGroups = { open: 'Açık olanlar', closed: 'Kapalı olanlar' };

const statusesIn = { open, closed };

/** What a view shows where no filter says otherwise; `counted` says how many there are. */
export const views = [
  { id: 'new', name: 'Yeni', filters: { status: 'received', sort: 'receivedAt' }, counted: true },
  { id: 'unit', name: 'Birimim', filters: { status: 'open', sort: 'dueOn' }, counted: true, ownUnit: true },
  { id: 'overdue', name: 'Geciken', filters: { overdue: 'true', sort: 'dueOn' }, counted: true },
  {
    id: 'awaiting',
    name: 'Yanıt beklenen',
    filters: { status: 'awaiting_citizen', sort: 'updatedAt' },
    counted: true,
  },
  { id: 'closed', name: 'Bugün kapanan', filters: { status: 'closed', sort: '-updatedAt' }, ofToday: true },
  { id: 'all', name: 'Tümü', filters: { sort: '-receivedAt' } },
];

/** Words that find a number however it was written: as part of a longer search only its digits together do. */
const searchWords = (q, phone) => parseReference(q)?.replaceAll('-', '') ?? phone(q)?.slice(1) ?? q;

/**
 * The queries that filters come to: one for each status, where they want several. The contract knows no neighbourhood
 * as a filter, but the search looks through the place as well.
 */
export const queriesOf = ({ status, neighbourhood, q = '', ...filters }, { phone }) => {
  const words = neighbourhood ? `${fold(neighbourhood)} ${searchWords(q, phone)}`.trim() : q;
  const query = { ...filters, ...(words !== '' && { q: words }) };
  const statuses = statusesIn[status] ?? [status];
  return statuses.map(one => ({ ...query, ...(one && { status: one }) }));
};
