/** A `fetch` that gives prepared answers in order and remembers what it was asked. */
export const scriptedFetch = (...answers: (Response | Error)[]) => {
  const requests: Request[] = [];
  const fetch = (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    requests.push(request);
    const answer = answers.shift();
    if (answer === undefined) return Promise.reject(new Error('No answer was prepared for this request.'));
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { fetch, requests };
};

/** A JSON answer. */
export const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });

/** A problem document. */
export const problem = (
  code: string,
  status: number,
  more: object = {},
  headers: Record<string, string> = {},
) =>
  json(
    {
      type: 'about:blank',
      title: code,
      status,
      code,
      detail: `It is ${code}.`,
      requestId: 'request-1',
      ...more,
    },
    status,
    { 'Content-Type': 'application/problem+json', ...headers },
  );

/** What a platform's fetch throws when there is no network. */
export const networkFailure = () => new TypeError('fetch failed');

export const receipt = {
  reference: '2026-4819073-2',
  trackingCode: '0123456789',
  receivedAt: '2026-11-23T17:00:00.000Z',
  subject: 'Pothole',
  test: false,
};
