import type { Finding } from './finding.ts';

/** Finds out why an address could not be reached from this page; `undefined` where it now can. */
export const probeConnection = async (address: string): Promise<Finding | undefined> => {
  const policy = watchPolicy();
  try {
    await fetch(address, { credentials: 'omit', redirect: 'manual' });
    return undefined;
  } catch {
    return whyNot(address, await policy.forbade());
  } finally {
    policy.end();
  }
};

/** Notes whether the page's policy forbids a connection; browsers tell so beside the failure, and a little later. */
const watchPolicy = () => {
  let isForbidden = false;
  const note = ({ effectiveDirective }: SecurityPolicyViolationEvent): void => {
    isForbidden ||= effectiveDirective === 'connect-src';
  };
  document.addEventListener('securitypolicyviolation', note);
  return {
    forbade: async (): Promise<boolean> => {
      await new Promise(resolve => setTimeout(resolve, 50));
      return isForbidden;
    },
    end: () => document.removeEventListener('securitypolicyviolation', note),
  };
};

const whyNot = async (address: string, isForbidden: boolean): Promise<Finding> => {
  if (isForbidden)
    return {
      section: 'endpoint-policy',
      sentence: `may not reach its endpoint: the page’s Content-Security-Policy forbids it. Add ${new URL(address).origin} to connect-src.`,
    };
  // An answer that the page may not read tells at least that there is somebody.
  const isThere = await fetch(address, { mode: 'no-cors', credentials: 'omit' }).then(
    () => true,
    () => false,
  );
  return isThere
    ? {
        section: 'endpoint-cors',
        sentence: `may not read what its endpoint answers: ${address} does not let other pages in (CORS). It must answer with Access-Control-Allow-Origin: *.`,
      }
    : {
        section: 'endpoint-unreachable',
        sentence: `cannot reach its endpoint: nobody answers at ${address}. Is the host right, and does the server run?`,
      };
};
