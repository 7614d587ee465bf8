import {
  capabilities as allCapabilities,
  scopes as allScopes,
  type Capability,
  type EventType,
  type Scope,
} from '../contract/index.ts';
import { createTurns } from '../domain/turns.ts';
import type { ApiClient } from './caller.ts';
import { createChallenges } from './challenges.ts';
import type { Core } from './core.ts';
import { deliver } from './deliver.ts';
import { createFiles } from './files.ts';
import { createDispatch } from './http/dispatch.ts';
import { exampleMunicipality } from './municipality/example.ts';
import { dataFrom, type Municipality } from './municipality/from-contract.ts';
import { plant, type During, type PlantedRequest } from './plant.ts';
import { createRandom } from './random.ts';
import { createRequestStore } from './request-store.ts';
import { createScenarios, type Scenarios } from './scenarios.ts';
import { seed } from './seeds.ts';
import { testRequest, type TestRequest } from './test-request.ts';
import type { Identity } from './tracking.ts';
import { createWrongCodes } from './wrong-codes.ts';

/** What a testing backend is to be like. */
export interface TestBackendOptions {
  /** An absolute URL that nothing else answers. @default 'https://mimer.test/ornek/v1' */
  readonly endpoint?: string;
  /** References, codes, ids and keys follow from it. @default 1 */
  readonly seed?: number;
  /** The time of day. @default the machine’s */
  readonly now?: () => Date;
  /** Whose requests these are, as `GET /`, `GET /services` and `GET /desk/units` answer. @default Örnek, with seeded requests */
  readonly municipality?: Municipality;
  /** @default those that the municipality names; of Örnek all but `nearby` */
  readonly capabilities?: readonly Capability[];
  /** The origins of pages that may make desk calls. @default none */
  readonly deskOrigins?: readonly string[];
  /** The ids of webhooks, and what they want to hear. @default one, `crm`, that wants everything */
  readonly webhooks?: readonly { readonly id: string; readonly events?: readonly EventType[] }[];
}

/** What an API key is to be allowed. */
export interface ApiKeyOptions {
  /** @default all */
  readonly scopes?: readonly Scope[];
  /** @default 'test-client' */
  readonly client?: string;
  /** The one unit whose requests it sees. @default all */
  readonly unit?: string;
  /** Whether it makes and sees test requests alone: `mimer_test_…`, else `mimer_live_…`. @default true */
  readonly test?: boolean;
}

/** A backend in memory that speaks the whole contract. */
export interface TestBackend {
  readonly endpoint: string;
  /** A `fetch` that this backend answers: `createMimer({ endpoint, fetch: backend.fetch })`. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** Troubles to switch on. */
  readonly scenarios: Scenarios;
  /** The requests that it has, those of the seed first. */
  readonly requests: readonly TestRequest[];
  /**
   * Takes a request in as if it had happened, with what happened to it since.
   *
   * @throws ProblemError where the municipality would not have taken it, or the lifecycle not a deed.
   */
  readonly plant: (planted: PlantedRequest) => TestRequest;
  /** Gives the next submission a reference and a tracking code that the test knows before. */
  readonly awaitRequest: (identity: Identity) => void;
  /** Makes an API key. */
  readonly apiKey: (options?: ApiKeyOptions) => string;
  /** Sends what waits for citizens and webhooks; with an error, all of it fails for good. */
  readonly deliver: (error?: string) => void;
  /** Begins anew from the seed, with no keys and no scenarios. */
  readonly reset: () => void;
}

/**
 * Makes a backend for tests, in memory: Node, browsers, whatever has `fetch`. What it answers follows from its seed, its
 * clock and what it was asked, in that order.
 *
 * @example
 * const backend = createTestBackend({ seed: 7 });
 * const mimer = createMimer({ endpoint: backend.endpoint, apiKey: backend.apiKey(), fetch: backend.fetch });
 * backend.scenarios.lostAnswer({ call: 'createRequest' });
 */
export const createTestBackend = (options: TestBackendOptions = {}): TestBackend => {
  const { endpoint = 'https://mimer.test/ornek/v1' } = options;
  const { scenarios, befall } = createScenarios();
  let started = start(options, endpoint);
  let dispatch = createDispatch(started.core, befall);
  return {
    endpoint,
    fetch: (input, init) => dispatch(new Request(input, init)),
    scenarios,
    get requests() {
      const { core } = started;
      return core.store
        .all()
        .filter(({ erasedOn }) => erasedOn === undefined)
        .map(request => testRequest(request, core));
    },
    plant: planted => {
      const reference = plant(planted, started.core, started.during);
      return testRequest(started.core.store.get(reference), started.core);
    },
    awaitRequest: identity => void started.core.awaited.push(identity),
    apiKey: wanted => started.apiKey(wanted),
    deliver: error => deliver(started.core, error),
    reset: () => {
      scenarios.clear();
      started = start(options, endpoint);
      dispatch = createDispatch(started.core, befall);
    },
  };
};

const start = (options: TestBackendOptions, endpoint: string) => {
  const { municipality, deskOrigins = [], webhooks = [{ id: 'crm' }] } = options;
  const { capabilities = capabilitiesOf(municipality) } = options;
  const { now, during } = createClock(options.now ?? (() => new Date()));
  const random = createRandom(options.seed ?? 1);
  const keys = new Map<string, ApiClient>();
  const core: Core = {
    endpoint,
    data: municipality === undefined ? exampleMunicipality : dataFrom(municipality),
    capabilities,
    deskOrigins,
    now,
    random,
    store: createRequestStore({
      now,
      newId: random.uuid,
      webhooks: webhooks.map(({ id, events }) => ({ id, wants: type => events?.includes(type) ?? true })),
    }),
    files: createFiles(now),
    challenges: createChallenges(random, now),
    wrongCodes: createWrongCodes(now),
    keys,
    awaited: [],
    followers: new Map(),
    inTurn: createTurns(),
  };
  if (municipality === undefined) seed(core, during);
  const apiKey = ({ scopes = allScopes, client = 'test-client', unit, test = true }: ApiKeyOptions = {}) => {
    const key = `mimer_${test ? 'test' : 'live'}_${random.hex(16)}`;
    keys.set(key, { client, scopes, unit, test });
    return key;
  };
  return { core, during, apiKey };
};

const capabilitiesOf = (municipality: Municipality | undefined): Capability[] =>
  allCapabilities.filter(name =>
    municipality === undefined ? name !== 'nearby' : municipality.jurisdiction.capabilities.includes(name),
  );

/** A clock that can be put back for as long as something is done. */
const createClock = (real: () => Date): { now: () => Date; during: During } => {
  let moment: Date | undefined;
  return {
    now: () => moment ?? real(),
    during: (at, work) => {
      moment = at;
      try {
        return work();
      } finally {
        moment = undefined;
      }
    },
  };
};
