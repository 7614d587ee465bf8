import { lineOf, type Answer } from './answer.ts';
import type { RuleResult } from './report.ts';
import type { Complaint, StandingRule } from './rule.ts';

/** Judges every answer of a run by the standing rules, and tells at its end how each of them went. */
export const createWatch = (rules: readonly StandingRule[]) => {
  const seen = new Map<StandingRule, { answers: number; complaints: (Complaint & { line: string })[] }>(
    rules.map(rule => [rule, { answers: 0, complaints: [] }]),
  );
  return {
    judge: (answer: Answer): void => {
      for (const [rule, notes] of seen) {
        if (!rule.concerns(answer)) continue;
        notes.answers += 1;
        const complaint = rule.judge(answer);
        if (complaint !== undefined) notes.complaints.push({ ...complaint, line: lineOf(answer) });
      }
    },
    results: (): RuleResult[] =>
      [...seen].map(([{ id, section, title }, { answers, complaints }]) => {
        const named = { id, section, title, milliseconds: 0 };
        const [first] = complaints;
        if (answers === 0) return { ...named, status: 'notRun', reason: 'no answer was of its kind' };
        if (first === undefined) return { ...named, status: 'passed' };
        const others = complaints.length - 1;
        const more = others === 0 ? '' : `, and ${others} more of ${answers} answers break the rule`;
        return { ...named, status: 'failed', expected: first.expected, came: `${first.came}${more}` };
      }),
  };
};
