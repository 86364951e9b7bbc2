import { type Application, NOTIFICATION_CHANNELS } from '@juanzong/intake-contracts';
import type { Decision } from '@juanzong/kernel';
import type { IntakeCommand } from './application.commands.js';
import type { IntakeEvent } from './application.events.js';
import { type IntakeRefusal, refuseIntake } from './application.refusals.js';
import type { IntakeState } from './application.state.js';
import { statisticsOf } from './statistics.js';

type Opened = Exclude<IntakeState, { status: 'NotOpened' }>;
type Correct = Extract<IntakeCommand, { kind: 'correct' }>;

/** A mistyped particular is put right by an entry that takes the place of the first one; nothing is rewritten. */
export function correctApplication(command: Correct, state: Opened): Decision<IntakeEvent, IntakeRefusal> {
  const { application, reason, evidence } = command;
  const notified = NOTIFICATION_CHANNELS.includes(application.channel);
  if (notified !== (state.origin === 'NOTIFICATION')) return refuseIntake('intake.correction-changes-origin');
  const fields = changedFields(state.application, application);
  if (fields.length === 0) return refuseIntake('intake.nothing-to-correct');
  const statistics = statisticsOf(application, state.receivedOn);
  return [
    {
      type: 'intake.ApplicationReceivedCorrected', version: 1, corrects: state.receivedBy,
      occurredAt: { precision: 'day', date: state.receivedOn },
      data: { origin: state.origin, application, statistics, fields, reason, evidence },
    },
  ];
}

/** The names of the particulars that differ: `applicant.name`, `opponents`. */
export function changedFields(before: Application, after: Application): string[] {
  const flat = (value: object, prefix = ''): [string, unknown][] =>
    Object.entries(value).flatMap(([key, inner]) =>
      prefix === '' && inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? flat(inner, `${key}.`) : [[`${prefix}${key}`, JSON.stringify(inner)]],
    ) as [string, unknown][];
  const [old, now] = [new Map(flat(before)), new Map(flat(after))];
  return [...new Set([...old.keys(), ...now.keys()])].filter((key) => old.get(key) !== now.get(key)).sort();
}
