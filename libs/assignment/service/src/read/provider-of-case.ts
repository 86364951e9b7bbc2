import { assignmentDecider } from '@juanzong/assignment-domain';
import { caseStream } from '@juanzong/case-file';
import type { QueryAnswerer, QueryRequest } from '@juanzong/http';
import { refuse, type Refusal } from '@juanzong/kernel';
import { foreignRecipient, ownershipRefusal, type ServiceRuntime } from '@juanzong/service-kit';

/** Who has a case in hand, as of a revision of its file. */
export interface ProviderOfCase {
  readonly caseId: string;
  readonly revision: number;
  /** The name of the situation: `Assigned`, `InProgress` … */
  readonly state: string;
  /** Null while nobody has it. */
  readonly provider: { readonly lawyerId: string; readonly lawyerName: string; readonly firm: string; readonly mode: 'BY_RECIPIENT_CHOICE' | 'BY_ROTATION' } | null;
}

/** Answers from the case file itself, so that the answer is as new as the last command. */
export class ProviderAnswers implements QueryAnswerer {
  constructor(private readonly runtime: Pick<ServiceRuntime, 'cabinet'>) {}

  /** @returns refused: `case-file.not-found`, `case-file.owned-by-other-agency`, `case-file.not-ones-own` */
  async answer({ params, actor }: QueryRequest): Promise<ProviderOfCase | Refusal> {
    const { id = '' } = params;
    const file = await this.runtime.cabinet.open(caseStream(id));
    if (file.revision < 0) return refuse('case-file.not-found');
    const barred = ownershipRefusal(file.head?.entry.agency, actor) ?? foreignRecipient(actor, id);
    if (barred) return barred;
    const state = file.stateFor(assignmentDecider);
    if (!('assignment' in state)) return { caseId: id, revision: file.revision, state: state.kind, provider: null };
    const { lawyerId, lawyerName, firm, mode } = state.assignment;
    return { caseId: id, revision: file.revision, state: state.kind, provider: { lawyerId, lawyerName, firm, mode } };
  }
}
