import type { CaseListItem, Timeline } from '@juanzong/case-history-contracts';
import type { Bilingual } from '@juanzong/kernel';

/** An action as an answer names it. */
export interface NamedAction {
  readonly name: string;
  readonly title?: Bilingual;
}

/** What an accepted command answers. */
export interface CommandAnswer {
  readonly caseId: string;
  readonly revision: number;
  readonly position: string;
  readonly repeated: boolean;
  readonly entries: readonly string[];
  readonly next: readonly NamedAction[];
}

/** What one persona may do next to a case, in one context. */
export interface AllowedAnswer {
  readonly caseId: string;
  readonly revision: number;
  readonly state: string;
  readonly actions: readonly NamedAction[];
}

export interface CaseListAnswer {
  readonly total: number;
  readonly cases: readonly CaseListItem[];
}

/** One case: where it stands, and its application with what names a person masked. */
export interface CaseAnswer extends Omit<Timeline, 'entries'> {
  /** null as long as the list has not caught up with the case file. */
  readonly case: CaseListItem | null;
  readonly application: unknown;
}

export interface PersonaAnswer {
  readonly id: string;
  readonly role: string;
  readonly agency?: string;
  readonly name: Bilingual;
}

/** Something that is not as it should be, and where. */
export interface CheckFinding extends Bilingual {
  readonly code: string;
  readonly where: string;
}

/** The platform's comparison of what it shows with the case files themselves. */
export interface CheckAnswer {
  readonly ok: boolean;
  readonly checked: Readonly<Record<string, unknown>>;
  readonly findings: readonly CheckFinding[];
  /** What is no fault and waits for a person. */
  readonly waiting?: readonly CheckFinding[];
}
