import { caseStream } from '@juanzong/case-file';
import { intakeDecider } from '@juanzong/intake-domain';
import type { ServiceRuntime } from '@juanzong/service-kit';
import { VaultError } from '@juanzong/vault';

/** Tells the vault which person the applicant's key belongs to, so that everything about somebody can be found at their own request. */
export async function linkApplicant({ cabinet, vault }: ServiceRuntime, caseId: string): Promise<void> {
  const stream = caseStream(caseId);
  const state = (await cabinet.open(stream)).stateFor(intakeDecider);
  if (state.status === 'NotOpened' || (await vault.isErased(stream, 'applicant'))) return;
  try {
    await vault.linkPerson({ stream, subject: 'applicant' }, state.application.applicant.idNumber);
  } catch (error) {
    // Erased between the look and the link: there is nobody left to be found.
    if (!(error instanceof VaultError && error.code === 'vault.key-erased')) throw error;
  }
}
