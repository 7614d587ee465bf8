import {
  deskRequestSchema,
  problemCodes,
  problemSchema,
  statusAfter,
  trackedRequestSchema,
  citizenCalls,
} from '@melikgazi/mimer-sdk/contract';
import { cameOf, lineOf, mediaTypeOf, problemOf, type Answer } from '../answer.ts';
import { schemaFault } from '../expect.ts';
import type { Complaint, StandingRule } from '../rule.ts';
import { membersIn } from './members-in.ts';

const isSuccess = ({ status }: Answer): boolean => status >= 200 && status < 300;
const isError = ({ status, sent: { method } }: Answer): boolean => status >= 400 && method !== 'OPTIONS';
const isJsonCall = ({ call }: Answer): boolean =>
  call?.answer.schema !== undefined && call.answer.events !== true;
const isDesk = ({ sent: { path } }: Answer): boolean => /^\/desk(\/|$)/.test(path);

const complaint = (expected: string, came: string): Complaint => ({ expected, came });

/** A moment without its offset: no zone, or a blank in place of the T. */
const isNaiveTime = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value) &&
  !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value);

// Below these stand codes of the backend's own, and in GeoJSON or a challenge names of others.
const ownNames = /^(attributes|params|parameters|boundary|by[A-Z]\w*)$/;

/** New rules with empty notes; one set watches one run. `offers` tells which capabilities the backend names. */
export const createStandingRules = (offers: (capability: string) => boolean): readonly StandingRule[] => {
  const requestIds = new Set<string>();
  return [
    {
      id: 'conventions/json',
      section: '§1',
      title: 'Answers of the contract’s calls are JSON in UTF-8',
      concerns: answer => isSuccess(answer) && isJsonCall(answer),
      judge: answer => {
        const charset = /charset="?([^";]*)/i.exec(answer.headers.get('Content-Type') ?? '')?.[1];
        const isJson = mediaTypeOf(answer) === 'application/json' && answer.json !== undefined;
        return isJson && /^(utf-8)?$/i.test(charset ?? '') && isUtf8(answer.bytes)
          ? undefined
          : complaint('application/json in UTF-8', cameOf(answer));
      },
    },
    {
      id: 'conventions/schema',
      section: '§3',
      title: 'Every answer is as the contract’s schema says',
      concerns: answer => isSuccess(answer) && isJsonCall(answer),
      judge: answer => {
        const { schema } = answer.call?.answer ?? {};
        const fault = schema === undefined ? undefined : schemaFault(schema, answer.json);
        return fault === undefined
          ? undefined
          : complaint('a body by the schema', `in the answer to ${lineOf(answer)}, ${fault}`);
      },
    },
    {
      id: 'conventions/status',
      section: '§3',
      title: 'A call that succeeds answers the status that the contract gives it',
      concerns: answer => isSuccess(answer) && answer.call !== undefined,
      judge: answer => {
        const { status } = answer.call?.answer ?? {};
        const isReplayByNumber = answer.sent.path === '/requests' && answer.status === 200;
        return answer.status === status || (isReplayByNumber && replayed(answer))
          ? undefined
          : complaint(String(status), cameOf(answer));
      },
    },
    {
      id: 'conventions/times',
      section: '§1',
      title: 'Times are RFC 3339 with an offset',
      concerns: answer => answer.json !== undefined && answer.call !== undefined && isSuccess(answer),
      judge: answer => {
        const found = membersIn(answer.json).find(({ value }) => isNaiveTime(value));
        return (
          found && complaint('an offset in every time', `${found.pointer} of ${lineOf(answer)} has none`)
        );
      },
    },
    {
      id: 'conventions/camel-case',
      section: '§1',
      title: 'Members are named in camelCase',
      concerns: answer => answer.json !== undefined && answer.call !== undefined,
      judge: answer => {
        const found = membersIn(answer.json, ownNames).find(({ name }) => !/^[a-z][a-zA-Z0-9]*$/.test(name));
        return found && complaint('camelCase', `${lineOf(answer)} answered with ${found.pointer}`);
      },
    },
    {
      id: 'conventions/no-redirect',
      section: '§1',
      title: 'No call is answered with a redirect',
      concerns: () => true,
      judge: answer =>
        answer.status >= 300 && answer.status < 400 && answer.status !== 304
          ? complaint('an answer in place', cameOf(answer))
          : undefined,
    },
    {
      id: 'conventions/no-cookies',
      section: '§1',
      title: 'No cookie is set',
      concerns: () => true,
      judge: answer =>
        answer.headers.getSetCookie().length > 0
          ? complaint('no Set-Cookie', `${lineOf(answer)} set one`)
          : undefined,
    },
    {
      id: 'caching/never-public',
      section: '§3',
      title: 'What a code or key was needed for is never marked as public',
      concerns: ({ sent: { bearer }, call }) => bearer !== undefined && call !== undefined,
      judge: answer =>
        /\bpublic\b/i.test(answer.headers.get('Cache-Control') ?? '')
          ? complaint('no public in Cache-Control', `${lineOf(answer)} answered with it`)
          : undefined,
    },
    {
      id: 'cors/open',
      section: '§1',
      title: 'Every answer to a citizen’s call, errors too, is open to every origin',
      concerns: answer => !isDesk(answer) && answer.call !== undefined,
      judge: answer => {
        const origin = answer.headers.get('Access-Control-Allow-Origin');
        return origin === '*'
          ? undefined
          : complaint(
              'Access-Control-Allow-Origin: *',
              `${lineOf(answer)} (${answer.status}) answered ${origin === null ? 'without' : `with ${origin}`}`,
            );
      },
    },
    {
      id: 'cors/no-credentials',
      section: '§1',
      title: 'No answer allows ambient credentials',
      concerns: () => true,
      judge: answer =>
        answer.headers.has('Access-Control-Allow-Credentials')
          ? complaint('no Access-Control-Allow-Credentials', `${lineOf(answer)} answered with it`)
          : undefined,
    },
    {
      id: 'errors/problem',
      section: '§9',
      title: 'Every error is an application/problem+json with its members',
      concerns: isError,
      judge: answer => {
        if (mediaTypeOf(answer) !== 'application/problem+json')
          return complaint('application/problem+json', cameOf(answer));
        const fault = schemaFault(problemSchema, answer.json);
        return fault === undefined
          ? undefined
          : complaint('a problem document', `in the answer to ${lineOf(answer)}, ${fault}`);
      },
    },
    {
      id: 'errors/codes',
      section: '§9',
      title: 'An error has a code of the contract, with the status that belongs to it',
      concerns: answer => isError(answer) && problemOf(answer) !== undefined,
      judge: answer => {
        const problem = problemOf(answer);
        const known: Readonly<Record<string, number>> = problemCodes;
        const wanted = known[problem?.code ?? ''];
        return wanted === answer.status && problem?.status === answer.status
          ? undefined
          : complaint(
              wanted === undefined ? 'a code of the contract' : `${wanted} in status line and body`,
              cameOf(answer),
            );
      },
    },
    {
      id: 'errors/request-id',
      section: '§9',
      title: 'Every error has a requestId of its own',
      concerns: answer => isError(answer) && problemOf(answer) !== undefined,
      judge: answer => {
        const id = problemOf(answer)?.requestId ?? '';
        const isNew = id !== '' && !requestIds.has(id);
        requestIds.add(id);
        return isNew ? undefined : complaint('a requestId that no other error had', cameOf(answer));
      },
    },
    {
      id: 'errors/no-5xx',
      section: '§9',
      title: 'Nothing the kit sends makes the backend fail',
      concerns: () => true,
      judge: answer =>
        answer.status >= 500 ? complaint('no failure of the backend', cameOf(answer)) : undefined,
    },
    {
      id: 'errors/retry-after',
      section: '§9',
      title: 'Where waiting helps, Retry-After says how long',
      concerns: answer =>
        ['rate_limited', 'in_flight', 'unavailable'].includes(problemOf(answer)?.code ?? ''),
      judge: answer =>
        /^\d+$/.test(answer.headers.get('Retry-After') ?? '')
          ? undefined
          : complaint('Retry-After in seconds', `${cameOf(answer)} without it`),
    },
    {
      id: 'errors/www-authenticate',
      section: '§9',
      title: 'A 401 names its scheme in WWW-Authenticate (RFC 9110)',
      concerns: ({ status }) => status === 401,
      judge: answer =>
        /^Bearer\b/i.test(answer.headers.get('WWW-Authenticate') ?? '')
          ? undefined
          : complaint('WWW-Authenticate: Bearer', `${cameOf(answer)} without it`),
    },
    {
      id: 'errors/no-secrets',
      section: '§1',
      title: 'No error repeats the credential that came with the call',
      concerns: answer => isError(answer) && answer.sent.bearer !== undefined,
      judge: answer =>
        answer.text.includes(answer.sent.bearer ?? '')
          ? complaint('no credential in an error', `${lineOf(answer)} (${answer.status}) repeated it`)
          : undefined,
    },
    {
      id: 'tracking/can-named',
      section: '§2',
      title: 'A citizen is offered nothing that the backend does not name',
      concerns: answer => isSuccess(answer) && answer.call?.credential === 'code' && isJsonCall(answer),
      judge: answer => {
        const tracked = trackedRequestSchema.safeParse(answer.json).data;
        const dead = callNames.find(
          name => tracked?.can[name] === true && !offers(citizenCalls[name].capability),
        );
        return dead && complaint(`can.${dead} to be false`, `${lineOf(answer)} showed it as true`);
      },
    },
    {
      id: 'lifecycle/derived-status',
      section: '§5',
      title: 'The status is the one that the events lead to',
      concerns: answer =>
        isSuccess(answer) && answer.call?.answer.schema === deskRequestSchema && isJsonCall(answer),
      judge: answer => {
        const request = deskRequestSchema.safeParse(answer.json).data;
        if (request === undefined) return undefined;
        const status = statusAfter(request.timeline.map(({ type }) => type));
        return status === request.status
          ? undefined
          : complaint(`the status ${status}`, `${lineOf(answer)} showed ${request.status}`);
      },
    },
  ];
};

const callNames = ['reply', 'rate', 'reopen', 'withdraw', 'changeReplyChannel'] as const;

const replayed = ({ headers }: Answer): boolean => headers.get('Idempotency-Replayed') === 'true';

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};
