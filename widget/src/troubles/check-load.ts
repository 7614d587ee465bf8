import {
  isApiError,
  isConnectionError,
  isContractError,
  type ApiError,
  type ConnectionError,
  type ContractError,
} from '@melikgazi/mimer-sdk/errors';
import { checkAddress } from './check-address.ts';
import type { Finding } from './finding.ts';
import { probeConnection } from './probe-connection.ts';
import type { TroubledElement } from './trouble.ts';

/** Why an element could not begin; `undefined` where the reason has passed, or is the reader's own network. */
export const checkLoad = async (error: unknown, element: TroubledElement): Promise<Finding | undefined> => {
  if (isConnectionError(error) && !navigator.onLine) return undefined;
  const isFromBackend = isApiError(error) || isConnectionError(error) || isContractError(error);
  if (element.client === undefined) {
    const address = checkAddress(element.endpoint, document.baseURI);
    if (!(address instanceof URL)) return address;
    if (isFromBackend) return judge(error, `${address.href.replace(/\/+$/, '')}/`);
  } else if (isFromBackend) {
    return { section: 'client', sentence: 'got an error from the client that the page gave it.' };
  }
  return navigator.onLine ? notLoaded : undefined;
};

const judge = async (
  error: ApiError | ConnectionError | ContractError,
  root: string,
): Promise<Finding | undefined> => {
  if (isApiError(error)) return badStatus(error.status, root);
  if (isContractError(error)) return badAnswer(error, root);
  return error.code === 'redirected' ? redirected(root) : probeConnection(root);
};

const notLoaded: Finding = {
  section: 'not-loaded',
  sentence: 'could not be loaded: a file of the widget did not arrive, or does not fit the others.',
};

const redirected = (root: string): Finding => ({
  section: 'endpoint-redirect',
  sentence: `is sent elsewhere by its endpoint, and does not follow. Write the address to which ${root} leads.`,
});

const badStatus = (status: number, root: string): Finding => ({
  section: 'endpoint-status',
  sentence:
    status === 404
      ? `finds no backend: ${root} answers 404. Is the last part of the address there, such as /melikgazi/v1?`
      : `finds no working backend: ${root} answers ${status}.`,
});

const badAnswer = ({ code, status = 200, issues }: ContractError, root: string): Finding => {
  if (code === 'no_problem') return badStatus(status, root);
  if (code === 'not_json')
    return {
      section: 'endpoint-not-json',
      sentence: `finds no backend: ${root} answers, but not with JSON. The endpoint is the address of the API and not that of a page.`,
    };
  const [issue] = issues;
  const where = issue === undefined || issue.path.length === 0 ? '' : `, first at “${issue.path.join('.')}”`;
  return {
    section: 'endpoint-version',
    sentence: `does not understand its endpoint: ${root} answers otherwise than the contract of this version of the widget says${where}.`,
  };
};
