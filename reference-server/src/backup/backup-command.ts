import type { Config } from '../config.ts';
import { OperatorError } from '../operator-error.ts';
import { UsageError } from '../usage-error.ts';
import { version } from '../version.ts';
import { backup, type BackupReport } from './backup.ts';
import { counted, sized } from './counted.ts';
import { nodeDisk } from './disk.ts';
import { assertOnFiles } from './assert-on-files.ts';
import { untilStopped } from './until-stopped.ts';

/** `backup TO`: works beside a running server. */
export const backupCommand = async (args: readonly string[], config: Config): Promise<void> => {
  assertOnFiles(config);
  const [to, ...more] = args;
  if (to === undefined || to.startsWith('-') || more.length > 0)
    throw new UsageError(
      'backup wants one folder, which is new or empty: mimer-server backup /backups/2027-03-01',
    );
  const say = (sentence: string) => console.log(sentence);
  await untilStopped(async signal => {
    try {
      const { dataFolder } = config;
      const report = await backup({ dataFolder, to, disk: nodeDisk, signal, say, now: new Date(), version });
      for (const sentence of summary(report, to, config)) say(sentence);
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new OperatorError('The backup was stopped, and nothing is left of it.');
    }
  });
};

function* summary({ sums, lacking }: BackupReport, to: string, config: Config): Generator<string> {
  for (const [id, { requests, attachments, erasures, broken }] of Object.entries(sums.jurisdictions)) {
    yield `${id}: ${counted(requests, 'request')}, ${counted(attachments, 'attachment')}, ${counted(erasures, 'erasure')}.`;
    if (broken > 0)
      yield `${id}: ${counted(broken, 'document')} can’t be read, and were copied as they are; \`mimer-server check\` names them.`;
  }
  if (lacking.length > 0)
    yield `Attachments of these requests are gone from the data folder, though nobody erased them: ${lacking.join(', ')}.`;
  yield sums.hasSecret
    ? 'The secret is in it: who has this backup can make tracking codes. Keep it as safe as the data folder.'
    : 'The secret is not in it, since it is not in the data folder: keep MIMER_SECRET elsewhere; without it no tracking code opens anything.';
  if (sums.hasSecret && config.secret !== undefined)
    yield 'MIMER_SECRET is not in it: keep that elsewhere, too.';
  yield 'Settings, MIMER_JURISDICTIONS and WEBHOOKS_FILE are not in it: keep them elsewhere, too.';
  yield `${to} is complete: ${counted(sums.files, 'file')}, ${sized(sums.bytes)}. On the same disk it shares files with the data folder: copy it to another machine.`;
}
