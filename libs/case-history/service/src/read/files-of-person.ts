import { caseIdOf } from '@juanzong/case-file';
import type { CaseListItem } from '@juanzong/case-history-contracts';
import type { Actor } from '@juanzong/kernel';
import type { ServiceRuntime } from '@juanzong/service-kit';
import { type DataSource, In } from 'typeorm';
import { itemOf } from './overview/list-cases.js';
import { OverviewEntity } from './overview/overview-row.js';

export interface FileOfPerson {
  readonly caseId: string;
  /** As whom the person is in the file: `applicant`. */
  readonly subject: string;
  /** Absent until the list of cases has read the file. */
  readonly case: CaseListItem | null;
}

/** Every file that holds data of this person and was not erased: what somebody may ask to see or have erased. Each file found is logged as an opening. */
export async function filesOfPerson(
  { vault }: ServiceRuntime, dataSource: DataSource, { idNumber, reason }: { readonly idNumber: string; readonly reason: string }, actor: Actor,
): Promise<{ files: FileOfPerson[] }> {
  const found = (await vault.subjectsOf(idNumber)).flatMap(({ stream, subject }) => {
    const caseId = caseIdOf(stream);
    return caseId === undefined ? [] : [{ stream, subject, caseId }];
  });
  for (const { stream, subject, caseId } of found) await vault.logOpening({ actor, reason, stream }, [{ eventId: caseId, fields: [`${subject}.person`] }]);
  const rows = await dataSource.getRepository(OverviewEntity).findBy({ caseId: In(found.map(({ caseId }) => caseId)) });
  const items = new Map(rows.map((row) => [row.caseId, itemOf(row, false)]));
  return { files: found.map(({ caseId, subject }) => ({ caseId, subject, case: items.get(caseId) ?? null })) };
}
