import type { ConformanceReport, RuleResult } from '../report.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** A text for XML 1.0, which has no way to write most control characters. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replaceAll(/[&<>"']/g, character => entities[character] ?? '');

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');

const bodyOf = ({ status, expected = '', came = '', reason = '' }: RuleResult): string => {
  switch (status) {
    case 'passed':
      return '';
    case 'failed':
      return `<failure${attributes({ message: `Expected ${expected}, but ${came}.` })}/>`;
    case 'blocked':
      return `<error${attributes({ message: `Blocked: ${reason}.` })}/>`;
    case 'notRun':
      return `<skipped${attributes({ message: `Not run: ${reason}.` })}/>`;
  }
};

/** A report as JUnit XML: a test case a rule, what was blocked as an error. */
export const junitOf = ({ endpoint, results, failed, blocked, notRun }: ConformanceReport): string => {
  const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(3);
  const cases = results.map(result => {
    const { id, section, title, milliseconds } = result;
    const classname = `mimer-conformance.${id.split('/')[0] ?? ''}`;
    const name = `${section} ${id}: ${title}`;
    return `    <testcase${attributes({ classname, name, time: seconds(milliseconds) })}>${bodyOf(result)}</testcase>`;
  });
  const time = seconds(results.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
  const counts = { tests: results.length, failures: failed, errors: blocked, skipped: notRun, time };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'mimer-conformance', ...counts })}>`,
    `  <testsuite${attributes({ name: endpoint, ...counts })}>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
};
