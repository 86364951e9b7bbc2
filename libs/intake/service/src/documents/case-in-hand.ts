import type { FoldedFile } from '@juanzong/event-store';
import type { Actor } from '@juanzong/kernel';

const LAWYER_PREFIX = 'lawyer:';
/** Who has the case: assigned, or no longer. */
const OF_ASSIGNMENT: readonly string[] = ['assignment.ProviderAssigned', 'assignment.AssignmentDeclined', 'assignment.ProviderRelieved'];

/** Whether the actor is the lawyer to whom the case is assigned, by the file's own entries. */
export function hasInHand(file: Pick<FoldedFile, 'entries'>, { role, id }: Actor): boolean {
  const last = [...file.entries].reverse().find(({ recorded }) => OF_ASSIGNMENT.includes(recorded.type));
  if (role !== 'lawyer' || last?.recorded.type !== 'assignment.ProviderAssigned') return false;
  return `${LAWYER_PREFIX}${(last.recorded.data as { lawyerId?: string }).lawyerId ?? ''}` === id;
}
