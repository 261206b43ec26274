import { readdir, readFile } from 'node:fs/promises';
import type { Waymark } from '../launchWaymark.ts';

/**
 * The memory of the application's processes together, in megabytes: each one's proportional share, so that what several
 * use is counted once. Known on Linux only; `NaN` elsewhere.
 */
export async function processMegabytes(waymark: Waymark): Promise<number> {
  if (process.platform !== 'linux') return Number.NaN;
  const root = await waymark.evaluateInMain(() => process.pid, null);
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    // The name of the program stands in brackets and may hold anything; what follows it does not.
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    parents.set(Number(name), parent);
  }
  const isOurs = (pid: number): boolean =>
    pid === root || (parents.has(pid) && isOurs(parents.get(pid) ?? 0));
  let kilobytes = 0;
  for (const pid of parents.keys()) {
    if (!isOurs(pid)) continue;
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  }
  return kilobytes / 1024;
}

/**
 * The most memory that the main process has held at once since it was started, in megabytes. Known on Linux only; `NaN`
 * elsewhere.
 */
export async function mainPeakMegabytes(waymark: Waymark): Promise<number> {
  if (process.platform !== 'linux') return Number.NaN;
  const pid = await waymark.evaluateInMain(() => process.pid, null);
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? Number.NaN) / 1024;
}
