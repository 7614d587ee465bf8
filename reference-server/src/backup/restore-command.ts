import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { loadJurisdictions } from '../jurisdictions/load.ts';
import { OperatorError } from '../operator-error.ts';
import { UsageError } from '../usage-error.ts';
import { loadWebhooks } from '../webhooks/webhook-settings.ts';
import { assertOnFiles } from './assert-on-files.ts';
import { counted } from './counted.ts';
import { nodeDisk } from './disk.ts';
import { restore, type RestoreReport } from './restore.ts';
import { untilStopped } from './until-stopped.ts';

/** `restore FROM [--replace] [--erasures FILE]…`: with no server running. */
export const restoreCommand = async (args: string[], config: Config): Promise<void> => {
  assertOnFiles(config);
  const { from, replace, erasureLogs } = wantedFrom(args);
  const { dataFolder, jurisdictionsFolder, outbox } = config;
  const jurisdictions = await loadJurisdictions(jurisdictionsFolder);
  const webhooks = outbox.webhooksFile === undefined ? [] : await loadWebhooks(outbox.webhooksFile);
  const say = (sentence: string) => console.log(sentence);
  const report = await untilStopped(async signal => {
    try {
      return await restore({
        ...{ from, dataFolder, replace, erasureLogs, jurisdictions, webhooks, signal, say },
        disk: nodeDisk,
        clock: () => new Date(),
      });
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new OperatorError('The restore was stopped: run it again, and it begins anew.');
    }
  });
  for (const sentence of summary(report, config, erasureLogs)) say(sentence);
};

function* summary(
  { manifest: { head, sums }, movedTo, erasedAgain }: RestoreReport,
  { dataFolder, secret }: Config,
  erasureLogs: readonly string[],
): Generator<string> {
  for (const [id, { requests, attachments }] of Object.entries(sums.jurisdictions))
    yield `${id}: ${counted(requests, 'request')} and ${counted(attachments, 'attachment')}, as they were at ${head.at}.`;
  yield `${counted(erasedAgain, 'request')} erased again.`;
  if (movedTo !== undefined)
    yield `What was there before is in ${movedTo}, personal data and all: delete it once it is not needed. Its erasures and its keys were taken over.`;
  else {
    if (erasureLogs.length === 0)
      yield `What was erased after ${head.at} is back, unless its log was kept: then restore again, and name it with --erasures.`;
    yield 'Keys that were revoked since then are valid again: `mimer-server key list` shows them.';
  }
  if (!sums.hasSecret && secret === undefined)
    yield 'The secret is not in the backup: set MIMER_SECRET to the one that the requests were made with.';
  yield 'Messages that were sent since then will be sent once more, each under the same id.';
  yield `${dataFolder} is restored: \`mimer-server check\` looks at it, \`mimer-server serve\` serves it.`;
}

const wantedFrom = (args: string[]) => {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { replace: { type: 'boolean' }, erasures: { type: 'string', multiple: true } },
    });
    const [from, ...more] = positionals;
    if (from !== undefined && more.length === 0)
      return { from, replace: values.replace ?? false, erasureLogs: values.erasures ?? [] };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  throw new UsageError('restore wants the folder of one backup: mimer-server restore /backups/2027-03-01');
};
