import { createMimer, isApiError, isConnectionError, isContractError } from '/sdk/mimer-sdk.js';

// What stands at an address: a municipality with its catalogue, or what is wrong there.

/** The answer, or `{ problem }`, one of the words’ `problems`, with `status` where there was an answer. */
export const askBackend = async (endpoint, locale, signal) => {
  if (endpoint === '') return { problem: 'missing' };
  const url = URL.canParse(endpoint, location.href) ? new URL(endpoint, location.href) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return { problem: 'address' };
  if (url.username !== '' || url.search !== '' || url.hash !== '') return { problem: 'address' };
  if (url.protocol === 'http:' && location.protocol === 'https:') return { problem: 'mixed' };
  const address = url.href.replace(/\/+$/, '');
  const policy = watchPolicy();
  try {
    const { jurisdiction, services } = createMimer({ endpoint: address, locale });
    const options = { signal, retries: 0 };
    const [municipality, offered] = await Promise.all([jurisdiction.get(options), services.list(options)]);
    return { endpoint: address, municipality, services: offered };
  } catch (error) {
    // That the page's policy forbade it the browser tells beside the failure, and a little later.
    await new Promise(resolve => setTimeout(resolve, 50));
    signal.throwIfAborted();
    return { problem: policy.isForbidden() ? 'policy' : problemOf(error), status: error.status };
  } finally {
    policy.end();
  }
};

const problemOf = error => {
  if (isApiError(error)) return error.status === 404 ? 'notFound' : 'status';
  if (isContractError(error))
    return (
      { not_json: 'notJson', no_problem: error.status === 404 ? 'notFound' : 'status' }[error.code] ??
      'contract'
    );
  if (isConnectionError(error)) return error.code === 'redirected' ? 'redirected' : 'unreachable';
  throw error;
};

const watchPolicy = () => {
  let isForbidden = false;
  const note = ({ effectiveDirective }) => {
    isForbidden ||= effectiveDirective === 'connect-src';
  };
  document.addEventListener('securitypolicyviolation', note);
  return {
    isForbidden: () => isForbidden,
    end: () => document.removeEventListener('securitypolicyviolation', note),
  };
};

/** The hash of a file of the widget, from the table beside it; `undefined` where there is none. */
export const integrityOf = async (widget, file, signal) => {
  try {
    const answer = await fetch(new URL('integrity.json', widget), { signal, credentials: 'omit' });
    const table = await answer.json();
    const hash = table[file];
    return /^sha384-[\w+/=]+$/.test(hash) ? hash : undefined;
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
};
