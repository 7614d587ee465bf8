import { describe, type TestContext } from 'node:test';
import type { RequestStore } from '../../reference-server/src/store/store.ts';
import { attachmentTests } from './request-store/attachment-tests.ts';
import { claimTests } from './request-store/claim-tests.ts';
import { filterTests } from './request-store/filter-tests.ts';
import { insertTests } from './request-store/insert-tests.ts';
import { jobTests } from './request-store/job-tests.ts';
import { messageListTests } from './request-store/message-list-tests.ts';
import { newsTests } from './request-store/news-tests.ts';
import { pageTests } from './request-store/page-tests.ts';
import { searchTests } from './request-store/search-tests.ts';
import { statisticsTests } from './request-store/statistics-tests.ts';
import { trackingTests } from './request-store/tracking-tests.ts';
import { updateTests } from './request-store/update-tests.ts';

/** Opens an empty store that is closed after the test. */
export type OpenStore = (t: TestContext) => Promise<RequestStore>;

/** What every store must do, whatever it stores in. */
export const requestStoreSuite = (name: string, open: OpenStore): void => {
  describe(name, () => {
    insertTests(open);
    updateTests(open);
    attachmentTests(open);
    filterTests(open);
    pageTests(open);
    searchTests(open);
    jobTests(open);
    statisticsTests(open);
    trackingTests(open);
    claimTests(open);
    messageListTests(open);
    newsTests(open);
  });
};
