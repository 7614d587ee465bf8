import { chart } from './chart.ts';
import type { Machine } from './machine.ts';
import type { Notes } from './notes.ts';
import { isMet, quantity } from './quantity.ts';
import type { RowRecord, Results } from './results.ts';
import type { Check, Row, RowResult } from './row.ts';

/** The whole of RESULTS.md. */
export const report = (rows: readonly Row[], results: Results, notes: Notes): string => {
  const sections = rows.map(row => section(row, results[row.name], notes[row.name]));
  return (
    [
      '# How fast it is',
      'Written by `npm run bench`; what the columns mean, and how to add a row, is in [README.md](README.md).',
      table(rows, results),
      ...sections,
    ].join('\n\n') + '\n'
  );
};

const table = (rows: readonly Row[], results: Results): string =>
  [
    '| row | what | budget | measured | |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(({ name, what, budget }) => {
      const result = results[name]?.result;
      return `| [${name}](#${name}) | ${what} | ${budget} | ${measuredIn(result)} | ${verdict(result)} |`;
    }),
  ].join('\n');

const measuredIn = (result: RowResult | undefined): string => {
  if (result === undefined) return 'not run yet';
  if ('notRun' in result) return `not run: ${result.notRun}`;
  return result.checks.map(measured).join('<br>');
};

const measured = (check: Check): string => `${quantity(check.value, check.unit)} ${check.what}`;

const verdict = (result: RowResult | undefined): string => {
  if (result === undefined || 'notRun' in result) return '–';
  return result.checks.map(mark).join('<br>');
};

const mark = (check: Check): string => (isMet(check) ? '✓' : '✗');

const section = (
  { name, what, peer, floor, budget }: Row,
  record: RowRecord | undefined,
  note = '',
): string => {
  const facts = [`What: ${what}.`, `Peer: ${peer}.`, `Floor: ${floor}.`, `Budget: ${budget}.`];
  const parts = [`## ${name}`, facts.join('\n')];
  if (record !== undefined) parts.push(...outcome(record));
  if (note !== '') parts.push(`**Why, and what comes next.** ${note}`);
  return parts.join('\n\n');
};

const outcome = ({ result, measuredOn, machine, load }: RowRecord): string[] => {
  if ('notRun' in result) return [`Not run: ${result.notRun}`];
  const { figures, checks, remarks = [] } = result;
  return [
    `\`\`\`text\n${chart(figures)}\n\`\`\``,
    checks.map(line).join('\n'),
    ...(remarks.length === 0 ? [] : [remarks.join(' ')]),
    `Measured on ${measuredOn}, under a load of ${quantity(load, '')} before: ${described(machine)}.`,
  ];
};

const line = (check: Check): string =>
  `- ${mark(check)} ${measured(check)}, ${check.must} ${quantity(check.limit, check.unit)}`;

const described = ({ processor, memory, fileSystem, system, node, postgresql }: Machine): string =>
  `${processor}, ${memory}, ${fileSystem}, ${system}, Node ${node}, ${postgresql}`;
