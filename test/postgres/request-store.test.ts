import { requestStoreSuite } from '../support/request-store-suite.ts';
import { ownStore } from '../support/postgres/open-store.ts';

requestStoreSuite('the PostgreSQL store', ownStore);
