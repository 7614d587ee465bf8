import { sourceNames, statusNames } from './words.js';

// The list as a file for a spreadsheet.

const columns = [
  ['Başvuru no', ({ reference }) => reference],
  ['Konu', ({ service }, desk) => desk.serviceName(service)],
  ['Tür', ({ kind }, desk) => desk.kindName(kind)],
  ['Durum', ({ status }) => statusNames[status] ?? status],
  ['Birim', ({ unit }, desk) => (unit ? desk.unitName(unit) : '')],
  ['Geldiği yol', ({ source }) => sourceNames[source] ?? source],
  ['Geldiği zaman', ({ receivedAt }, desk) => desk.moment(receivedAt)],
  ['Son değişiklik', ({ updatedAt }, desk) => desk.moment(updatedAt)],
  ['Son gün', ({ dueOn }) => dueOn ?? ''],
];

/** A cell that begins like a formula would be reckoned by the spreadsheet, whoever wrote it. */
const cell = text => `"${text.replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`;

/** Rows in the form that Turkish spreadsheets open by themselves: semicolons, and a mark that says UTF-8. */
export const tableOf = (rows, desk) =>
  `\ufeff${[
    columns.map(([name]) => name),
    ...rows.map(row => columns.map(([, valueOf]) => valueOf(row, desk))),
  ]
    .map(cells => cells.map(cell).join(';'))
    .join('\r\n')}\r\n`;
