import type { CommandRequest } from '@juanzong/http';
import type { Application, documentServedV1, ErasableSubject } from '@juanzong/intake-contracts';
import type { ApplicationChanges, DocumentRef, IntakeCommand, LetterWritten } from '@juanzong/intake-domain';
import type { DataOf } from '@juanzong/kernel';

/** The command that an action asks for. Its body was parsed by the action's own schema. */
export function toCommand({ action, body }: Pick<CommandRequest, 'action' | 'body'>): IntakeCommand {
  switch (action) {
    case 'receive-application':
      return { kind: 'receive', application: body as Application };
    case 'request-supplement':
      return { kind: 'requestSupplement' };
    case 'supply-materials':
      return { kind: 'supplyMaterials', ...(body as { materials: string[]; documents: DocumentRef[] }) };
    case 'accept-application':
      return { kind: 'accept' };
    case 'withdraw-application':
      return { kind: 'withdraw', ...(body as { reason: string }) };
    case 'record-deemed-withdrawal':
      return { kind: 'recordDeemedWithdrawal' };
    case 'correct-application':
      return { kind: 'correct', ...(body as { changes: ApplicationChanges; reason: string; evidence: string }) };
    case 'issue-document':
      return { kind: 'issueDocument', ...(body as { form: string; letter: LetterWritten }) };
    case 'serve-document':
      return { kind: 'serveDocument', ...(body as Omit<DataOf<typeof documentServedV1>, 'issued'>) };
    case 'erase-personal-data':
      return { kind: 'erase', ...(body as { subjects: ErasableSubject[]; reason: string; legalBasis: string }) };
    default:
      throw new Error(`no such action of intake: ${action}`);
  }
}
