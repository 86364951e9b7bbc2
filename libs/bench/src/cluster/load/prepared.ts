import type { ServiceName } from '@juanzong/local-cluster/services';
import { AGENCIES } from '../../lifecycle/applications.js';
import { CaseAtWork, receive } from '../../lifecycle/case-at-work.js';
import { COURT, FROM } from '../../lifecycle/one-case.js';
import type { PlatformHttp } from '../../lifecycle/platform-http.js';
import type { BenchCluster } from './bench-cluster.js';

/** Services that take commands. */
export const COMMANDED = ['intake', 'cross-region-transfer', 'eligibility', 'assignment', 'quality-review'] as const satisfies readonly ServiceName[];
export type Commanded = (typeof COMMANDED)[number];

/** One kind of command of a service, on cases that are ready for it. */
export interface Batch {
  readonly service: Commanded;
  /** Gives each of the cases the command, by the way that is measured. */
  readonly commands: readonly ((by: PlatformHttp) => Promise<unknown>)[];
}

type Prepare = <T, R>(items: readonly T[], each: (item: T) => Promise<R>) => Promise<R[]>;

/**
 * The same cases go through one service after the other. What is yielded is measured by whoever takes it; what lies between is
 * done before the next is yielded. Forwarding is proposed of cases of their own.
 */
export async function* batches(cluster: BenchCluster, prepare: Prepare, http: PlatformHttp, count: number): AsyncGenerator<Batch> {
  const from = cluster.ordinals(2 * count);
  const ordinals = Array.from({ length: count }, (_, i) => from + i);
  let cases: CaseAtWork[] = [];
  yield {
    service: 'intake',
    commands: ordinals.map((ordinal) => async (by) => {
      const agency = AGENCIES[ordinal % AGENCIES.length] as string;
      cases.push(new CaseAtWork(http, (await receive(by, { ordinal, agency })).caseId, agency));
    }),
  };
  const forwarded = await prepare(ordinals, async (ordinal) => new CaseAtWork(http, (await receive(http, { ordinal: ordinal + count, agency: FROM, handlingOrgan: COURT })).caseId, FROM));
  yield { service: 'cross-region-transfer', commands: forwarded.map((one) => (by) => one.by(by).proposeForwarding()) };
  await prepare(cases, async (one) => {
    await one.requestSupplement();
    await one.supplyMaterials();
    await one.accept();
    await one.offered('examiner', 'eligibility', 'verify-means');
    await one.verifyMeans();
  });
  yield { service: 'eligibility', commands: cases.map((one) => (by) => one.by(by).proposeGrant()) };
  await prepare(cases, async (one) => {
    await one.approve();
    await one.serve();
    await one.offered('assigner', 'assignment', 'assign-provider');
  });
  yield { service: 'assignment', commands: cases.map((one) => (by) => one.by(by).assign()) };
  cases = await prepare(cases, async (one) => {
    const assigned = await one.withLawyer();
    await assigned.handle();
    await assigned.submitArchive();
    return assigned;
  });
  yield { service: 'quality-review', commands: cases.map((one) => (by) => one.by(by).acceptArchive()) };
}
