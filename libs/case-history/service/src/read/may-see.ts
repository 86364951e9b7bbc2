import { type Actor, refuse, type Refusal } from '@juanzong/kernel';

/** What access to a case hangs on: who owns it, and who has been assigned to it. */
export interface CaseAccess {
  readonly agency: string;
  readonly lawyerId: string | null;
}

/**
 * Operators and auditors see every case (personal data masked), an agency's staff their own agency's, a lawyer
 * those assigned to them. Undefined: may see.
 */
export function mayNotSee({ agency, lawyerId }: CaseAccess, actor: Actor): Refusal | undefined {
  if (actor.role === 'lawyer') return lawyerId !== null && actor.id === `lawyer:${lawyerId}` ? undefined : refuse('case-history.not-yours', { agency });
  return actor.agency === undefined || actor.agency === agency ? undefined : refuse('case-history.not-yours', { agency });
}
