import { Sealer } from '@juanzong/sealing-service';
import { MemoryServiceVault } from '@juanzong/testing/service';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decoded, type Told } from '../oracle/index.js';
import { Province } from './province.js';
import type { Step } from './steps.js';

/** A province that has been lived, and its history as the oracle reads it. */
export interface Lived {
  readonly province: Province;
  /** As the platform reads it now: who was erased is erased. */
  readonly all: readonly Told[];
  /** As it was written, before anybody was erased. */
  readonly plain: readonly Told[];
}

export async function live(steps: readonly Step[]): Promise<Lived> {
  const province = new Province();
  await province.start();
  for (const step of steps) await province.take(step);
  await sealDays(province);
  const { log, runtime, clock } = province;
  const all = await decoded(log.all, runtime.vault, runtime.registry);
  return { province, all, plain: await decoded(log.all, new MemoryServiceVault(clock), runtime.registry) };
}

/** Every day that is over gets its root, as the platform gives it. */
async function sealDays({ runtime, failures }: Province): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'seals-'));
  const told = (what: string) => (...about: unknown[]): void => void failures.push({ what, about } as never);
  await new Sealer({ runtime, folder, onFailure: told('could not be sealed'), onDifference: told('was published otherwise') }).run();
  await rm(folder, { recursive: true });
}
