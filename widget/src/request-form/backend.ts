import { avoidEval, createCatalogue } from '@melikgazi/mimer-sdk/catalogue';
import type { EarlyCatalogue } from '@melikgazi/mimer-sdk/early-catalogue';
import { connectionSettings } from '../connection-settings.ts';
import type { Catalogue } from '../flow/catalogue.ts';
import type { FormClient } from '../flow/form-client.ts';
import { madeOnce } from '../made-once.ts';
import { makeClient } from '../make-client.ts';
import { checkAttributes } from '../troubles/check-attributes.ts';
import { tell } from '../troubles/tell.ts';
import { checkCodes, type TroubledForm } from './check-codes.ts';

/** Which backend, in which language. */
export interface BackendSettings {
  readonly element: TroubledForm;
  readonly endpoint: string;
  readonly locale: string | undefined;
  /** A client of the page's own, in place of one for `endpoint`. */
  readonly client: FormClient | undefined;
  /** What has been asked for already. */
  readonly early: EarlyCatalogue | undefined;
}

/**
 * A form's backend in one language. What the municipality offers is asked for once, by code that can do this alone;
 * the client for everything else comes when it is needed.
 */
export class Backend {
  /** What the municipality offers, once it has answered. */
  catalogue: Catalogue | undefined = undefined;
  readonly client: () => Promise<FormClient>;
  private readonly settings: BackendSettings;
  private loading: Promise<Catalogue> | undefined = undefined;

  constructor(settings: BackendSettings) {
    const { endpoint, locale, client } = settings;
    this.settings = settings;
    this.client = madeOnce(async () => client ?? makeClient(endpoint, locale));
  }

  /** Whether this is the backend that `settings` name. */
  is({ endpoint, locale, client }: Omit<BackendSettings, 'early'>): boolean {
    const own = this.settings;
    return (
      client === own.client && (client !== undefined || endpoint === own.endpoint) && locale === own.locale
    );
  }

  /** What the municipality offers. `again`: asked anew, as after a failure. */
  load(again = false): Promise<Catalogue> {
    if (again || this.loading === undefined) this.loading = this.ask();
    return this.loading;
  }

  private async ask(): Promise<Catalogue> {
    const { element, endpoint, locale, client, early } = this.settings;
    checkAttributes(element);
    avoidEval();
    try {
      const source =
        client ?? createCatalogue({ ...connectionSettings(endpoint, locale), fetch: early?.fetch });
      const [jurisdiction, services] = await Promise.all([source.jurisdiction.get(), source.services.list()]);
      this.catalogue = { jurisdiction, services };
    } catch (error) {
      void tell({ error }, element);
      throw error;
    }
    checkCodes(element, this.catalogue);
    return this.catalogue;
  }
}
