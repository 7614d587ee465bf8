export { UnreachableError } from './discover.ts';
export { junitOf } from './report/junit.ts';
export type { CapabilityResult, ConformanceReport, Profile, RuleResult, Status } from './report.ts';
export { runConformance, type ConformanceOptions } from './run-conformance.ts';
