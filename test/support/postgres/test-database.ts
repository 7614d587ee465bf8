import * as z from 'zod/mini';
import { openPostgresBackend } from '../../../reference-server/src/backends/postgres-backend.ts';
import { openDatabase } from '../../../reference-server/src/store/postgres/database.ts';
import { filesIn, type FoundFile } from '../files-in.ts';
import type { Scope } from '../server-process.ts';
import type { TestBackend } from '../test-backend.ts';
import { dump } from './dump.ts';
import { emptyDatabase, runOn } from './empty-database.ts';

let template: Promise<string> | undefined;

/** The name of a database that has the tables and nothing in them. */
const templateDatabase = (): Promise<string> => {
  const make = async () => {
    // It lasts as long as the process.
    const url = await emptyDatabase({ after: () => undefined });
    await (await openDatabase({ url })).close();
    return new URL(url).pathname.slice(1);
  };
  template ??= make();
  return template;
};

/** The URL of a database of its own, with tables and nothing in them, which is gone after the test. */
export const testDatabase = async (t: Scope): Promise<string> =>
  emptyDatabase(t, '', await templateDatabase());

const databases = new Map<string, string>();

/** The URL of the database that belongs to a test's folder. */
export const databaseOf = async (t: Scope, folder: string): Promise<string> => {
  const url = databases.get(folder) ?? (await testDatabase(t));
  databases.set(folder, url);
  return url;
};

const attachmentRow = z.object({
  id: z.string(),
  record: z.nullable(z.string()),
  content: z.instanceof(Buffer),
});

const attachmentsIn = async (url: string): Promise<readonly FoundFile[]> => {
  const rows = await runOn(
    url,
    `SELECT id, attachment::text || owner || staged_at AS record, coalesce(content, '') AS content
     FROM mimer.attachments LEFT JOIN (
       SELECT jurisdiction, attachment AS id, string_agg(bytes, '' ORDER BY number) AS content
       FROM mimer.attachment_chunks GROUP BY 1, 2) chunks USING (jurisdiction, id)`,
  );
  return rows
    .map(row => z.parse(attachmentRow, row))
    .flatMap(({ id, record, content }) => [
      { path: `attachments/${id}`, content },
      ...(record === null ? [] : [{ path: `attachments/${id}.json`, content: Buffer.from(record) }]),
    ]);
};

/** A database instead of each folder; in that there is what is being received. */
export const testDatabases: TestBackend = {
  open: async (t, folder) => openPostgresBackend({ url: await databaseOf(t, folder), dataFolder: folder }),
  attachmentFiles: async folder => [
    ...(await filesIn(folder)),
    ...(await attachmentsIn(databases.get(folder) ?? '')),
  ],
  storedFiles: async folder => {
    const url = databases.get(folder) ?? '';
    const dumped = { path: 'dump.sql', content: Buffer.from(await dump(url)) };
    return [...(await filesIn(folder)), ...(await attachmentsIn(url)), dumped];
  },
};
