import { openLowdbStore } from '../../../reference-server/src/store/lowdb/lowdb-store.ts';
import { requestStoreSuite } from '../../support/request-store-suite.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

requestStoreSuite('the lowdb store', async t => {
  const store = await openLowdbStore({ folder: await temporaryFolder(t) });
  t.after(() => store.close());
  return store;
});
