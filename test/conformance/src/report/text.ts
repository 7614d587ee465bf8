import type { CapabilityResult, ConformanceReport, RuleResult, Status } from '../report.ts';

const marks: Readonly<Record<Status, string>> = { passed: '✓', failed: '✗', blocked: '↯', notRun: '–' };

/** A rule as a row; what needs saying stands below it. */
export const rowOf = ({ id, section, title, status, expected, came, reason }: RuleResult): string => {
  const row = `${marks[status]} ${section.padEnd(3)} ${id.padEnd(38)} ${title}`;
  switch (status) {
    case 'passed':
      return row;
    case 'failed':
      return `${row}\n      expected ${expected ?? ''}\n      but ${came ?? ''}`;
    case 'blocked':
      return `${row}\n      blocked: ${reason ?? ''}`;
    case 'notRun':
      return `${row}\n      not run: ${reason ?? ''}`;
  }
};

const lineOf = ({ capability, named, passed, failed, blocked, notRun }: CapabilityResult): string => {
  const cells = [passed, failed, blocked, notRun].map(count => String(count).padStart(8));
  return `${capability.padEnd(14)}${(named ? 'yes' : 'no').padEnd(6)}${cells.join('')}`;
};

/** What stands at the end: the capabilities that were found, and how their rules went. */
export const summaryOf = (report: ConformanceReport): string => {
  const { capabilities, passed, failed, blocked, notRun, ok, profile } = report;
  const verdict = ok
    ? `The backend keeps every rule of “${profile}” that was run.`
    : 'The backend does not keep the contract yet.';
  return [
    `${'capability'.padEnd(14)}${'named'.padEnd(6)}${['passed', 'failed', 'blocked', 'not run'].map(name => name.padStart(8)).join('')}`,
    ...capabilities.map(lineOf),
    '',
    `${passed} passed, ${failed} failed, ${blocked} blocked, ${notRun} not run. ${verdict}`,
  ].join('\n');
};
