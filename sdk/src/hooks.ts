import type { CallName } from './contract/calls.ts';
import { isMimerError } from './errors.ts';

/** How one attempt of a call went: no personal data, no reference, no key, no code, no body. */
export interface CallReport {
  /** The contract's name of the call, such as `createRequest`. */
  readonly call: CallName;
  readonly method: string;
  /** The path's template, such as `/requests/{reference}`. */
  readonly path: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
  readonly milliseconds: number;
  /** The answer's HTTP status, where there was an answer. */
  readonly status: number | undefined;
  /** What the operator finds the answer by; browsers hide it but for errors. */
  readonly requestId: string | undefined;
  /** The error's `code`; `aborted` where the caller ended the call; nothing where it succeeded. */
  readonly code: string | undefined;
}

/** What is told of calls, for logs and figures. */
export interface Hooks {
  /** Called after each attempt; what it throws is nobody's. */
  readonly onCall?: ((report: CallReport) => void) | undefined;
}

type Outcome = Omit<CallReport, 'status' | 'requestId' | 'code'> & {
  readonly response: Response | undefined;
  readonly error?: unknown;
};

/** Tells of an attempt whoever wants to know. */
export const report = ({ onCall }: Hooks, { response, error, ...rest }: Outcome): void => {
  if (onCall === undefined) return;
  const known = isMimerError(error) ? error : undefined;
  const failed = error === undefined ? undefined : 'aborted';
  try {
    onCall({
      ...rest,
      status: response?.status ?? known?.status,
      requestId: known?.requestId ?? response?.headers.get('X-Request-Id') ?? undefined,
      code: known?.code ?? failed,
    });
  } catch {
    // A log that fails must not undo what was done.
  }
};
