import { readFile } from 'node:fs/promises';

/** Megabytes of memory that a process has now, and the most it ever had. */
export interface Memory {
  readonly now: number;
  readonly peak: number;
}

/** @returns undefined where the system does not tell as Linux does. */
export const memoryOf = async (processId: number): Promise<Memory | undefined> => {
  const text = await readFile(`/proc/${processId}/status`, 'utf8').catch(() => '');
  const megabytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1]) / 1024;
  const memory = { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
  return Number.isNaN(memory.now + memory.peak) ? undefined : memory;
};
