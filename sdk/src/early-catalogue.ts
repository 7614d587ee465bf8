/** The two answers that a form begins with, under way. */
export interface EarlyCatalogue {
  /** The answer of `GET /services`, unchecked: nothing is known of it but that it is JSON. */
  readonly services: () => Promise<unknown>;
  /** The answer of `GET /`, unchecked. */
  readonly jurisdiction: () => Promise<unknown>;
  /** A `fetch` for `createCatalogue`: it hands over what is under way, once, and makes every other call itself. */
  readonly fetch: typeof fetch;
}

/**
 * Asks for what a municipality offers before the client that checks the answers has been loaded, so that a page does not
 * wait for the one and then for the other. Has no imports; weighs some hundred bytes.
 *
 * @example
 * const early = askEarly({ endpoint: 'https://mimer.example.tr/melikgazi/v1', locale: 'tr' });
 * const { createCatalogue } = await import('@melikgazi/mimer-sdk/catalogue');
 * const { services } = createCatalogue({ endpoint, locale, fetch: early.fetch });
 */
export const askEarly = ({
  endpoint,
  locale,
}: {
  readonly endpoint: string;
  readonly locale?: string | undefined;
}): EarlyCatalogue => {
  const root = `${endpoint.replace(/\/$/, '')}/`;
  const ask = (path: string) => {
    const answer = fetch(root + path, {
      credentials: 'omit',
      redirect: 'manual',
      headers: { Accept: 'application/json', ...(locale !== undefined && { 'Accept-Language': locale }) },
    });
    // Whoever wants it hears of a failure; where nobody does, it is none of the page's business.
    answer.catch(() => undefined);
    return answer;
  };
  const jurisdiction = ask('');
  const services = ask('services');
  const underWay = new Map([
    [root, jurisdiction],
    [`${root}services`, services],
  ]);
  const read = async (answer: Promise<Response>): Promise<unknown> => (await answer).clone().json();
  return {
    jurisdiction: () => read(jurisdiction),
    services: () => read(services),
    fetch: async (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      const answer = underWay.get(url);
      underWay.delete(url);
      return answer === undefined ? fetch(input, init) : (await answer).clone();
    },
  };
};
