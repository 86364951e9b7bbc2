import { AGENCIES } from './applications.js';
import { CaseAtWork, receive, todayInChina } from './case-at-work.js';
import type { PlatformHttp } from './platform-http.js';

/** One case in so many is received where another agency is competent, and forwarded. */
export const ONE_IN_FORWARDED = 5;
/** Luyang forwards to Shushan, whose court handles the matter. */
export const [FROM, TO, COURT] = [AGENCIES[0], AGENCIES[1], '合肥市蜀山区人民法院'] as const;

export interface Lived {
  readonly caseId: string;
  /** The entry that the last action wrote. */
  readonly revision: number;
  readonly position: bigint;
}

/** Lives one case from the application to the accepted archive: 16 actions, or 21 where it is forwarded. */
export async function liveCase(platform: PlatformHttp, ordinal: number): Promise<Lived> {
  const forwarded = ordinal % ONE_IN_FORWARDED === 0;
  const agency = forwarded ? TO : (AGENCIES[ordinal % AGENCIES.length] as string);
  const { caseId } = await receive(platform, { ordinal, ...(forwarded ? { agency: FROM, handlingOrgan: COURT } : { agency }) });
  if (forwarded) await forward(new CaseAtWork(platform, caseId, FROM));
  const received = new CaseAtWork(platform, caseId, agency);
  await received.requestSupplement();
  await received.supplyMaterials();
  await received.accept();
  await received.offered('examiner', 'eligibility', 'verify-means');
  await received.verifyMeans();
  await received.proposeGrant();
  await received.approve();
  await received.serve();
  await received.offered('assigner', 'assignment', 'assign-provider');
  await received.assign();
  const assigned = await received.withLawyer();
  await assigned.handle();
  await assigned.submitArchive();
  const { revision, position } = await assigned.acceptArchive();
  return { caseId, revision, position: BigInt(position) };
}

async function forward(here: CaseAtWork): Promise<void> {
  await here.proposeForwarding();
  await here.act(`clerk@${TO}`, 'cross-region-transfer', 'agree-materials', { agreed: ['APPLICATION_FORM'] });
  await here.act(`clerk@${FROM}`, 'cross-region-transfer', 'record-interview', { interviewedOn: todayInChina(), readBack: true, explained: true });
  await here.act(`clerk@${FROM}`, 'cross-region-transfer', 'forward');
  await here.act(`clerk@${TO}`, 'cross-region-transfer', 'accept-forwarding');
}
