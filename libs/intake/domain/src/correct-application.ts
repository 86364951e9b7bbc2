import type { Application } from '@juanzong/intake-contracts';
import type { Decision } from '@juanzong/kernel';
import { MATTERS } from '@juanzong/policy';
import type { ApplicationChanges, IntakeCommand } from './application.commands.js';
import type { IntakeEvent } from './application.events.js';
import { type IntakeRefusal, refuseIntake } from './application.refusals.js';
import type { IntakeState } from './application.state.js';
import { statisticsOf } from './statistics.js';

type Opened = Exclude<IntakeState, { status: 'NotOpened' }>;
type Correct = Extract<IntakeCommand, { kind: 'correct' }>;

/** A mistyped particular is put right by an entry that takes the place of the first one; nothing is rewritten. */
export function correctApplication(command: Correct, state: Opened): Decision<IntakeEvent, IntakeRefusal> {
  const application = changed(state.application, command.changes);
  if (!MATTERS.has(application.matter)) return refuseIntake('intake.unknown-matter', { matter: application.matter });
  if (MATTERS.get(application.matter).origin !== state.origin) return refuseIntake('intake.correction-changes-origin');
  const fields = changedFields(state.application, application);
  if (fields.length === 0) return refuseIntake('intake.nothing-to-correct');
  const { reason, evidence } = command;
  return [
    {
      type: 'intake.ApplicationReceivedCorrected', version: 1, corrects: state.receivedBy,
      occurredAt: state.receivedAt,
      data: { origin: state.origin, application, statistics: statisticsOf(application, state.receivedOn), fields, reason, evidence },
    },
  ];
}

const changed = (before: Application, { applicant, household, ...rest }: ApplicationChanges): Application => {
  const known = before.household ?? { size: null, monthlyIncomeFen: null, assetsFen: null };
  return {
    ...before, ...rest, applicant: { ...before.applicant, ...applicant },
    ...(before.household || household ? { household: { ...known, ...household } } : {}),
  };
};

/** The names of the particulars that differ: `applicant.name`, `opponents`. */
export function changedFields(before: Application, after: Application): string[] {
  const flat = (value: object, prefix = ''): [string, unknown][] =>
    Object.entries(value).flatMap(([key, inner]) =>
      prefix === '' && inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? flat(inner, `${key}.`) : [[`${prefix}${key}`, JSON.stringify(inner)]],
    ) as [string, unknown][];
  const [old, now] = [new Map(flat(before)), new Map(flat(after))];
  return [...new Set([...old.keys(), ...now.keys()])].filter((key) => old.get(key) !== now.get(key)).sort();
}
