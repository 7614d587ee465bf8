import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Where each part of the crash suite leaves what it did; `npm run test:all` makes one report of them. */
export const crashReportFolder = fileURLToPath(new URL('../output/crash/', import.meta.url));

/** Leaves what a part of the crash suite did. */
export const writeCrashReport = async (part: string, report: object): Promise<void> => {
  await mkdir(crashReportFolder, { recursive: true });
  await writeFile(`${crashReportFolder}${part}.json`, `${JSON.stringify(report, null, 2)}\n`);
};
