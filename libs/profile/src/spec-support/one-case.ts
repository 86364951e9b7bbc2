import { assignmentContracts, lawyerExample, providerAssignedV1 } from '@juanzong/assignment-contracts';
import { type AssignmentCommand, assignmentDecider } from '@juanzong/assignment-domain';
import { chinaCalendar, type WorkCalendar, workCalendar } from '@juanzong/calendar';
import { entriesCorrected, idSource } from '@juanzong/case-file';
import { metData } from '@juanzong/common-domain';
import { deadlineOf, type DeadlineRow, foldDeadline } from '@juanzong/deadlines';
import { aidGrantedV1, aidRefusedV1, eligibilityContracts } from '@juanzong/eligibility-contracts';
import { type Application, applicationExample, intakeContracts } from '@juanzong/intake-contracts';
import { type IntakeCommand, intakeDecider } from '@juanzong/intake-domain';
import {
  type Actor, calendarDate, commandId, type CommandContext, dateOf, type DataOf, instant, type Instant, isRefusal, type NewEntry, type OccurredAt, occurredInstant, type RecordedEntry, type Refusal,
} from '@juanzong/kernel';
import { loadPolicyBook } from '@juanzong/policy/loader';

const AGENCY = '340202';
const STREAM = 'case-of-a-test';
const SYSTEM: Actor = { id: 'system', role: 'system' };
const CLERK: Actor = { id: `clerk@${AGENCY}`, role: 'clerk', agency: AGENCY };
const ASSIGNER: Actor = { id: `assigner@${AGENCY}`, role: 'assigner', agency: AGENCY };
const book = loadPolicyBook();
const LIFE_CYCLE = new Set([...intakeContracts, ...eligibilityContracts, ...assignmentContracts].filter(({ lifeCycle }) => lifeCycle).map(({ type }) => type));

/** What was published of the calendar while this case began: nothing with 调休 after 2024-03-20. */
const EARLIER: WorkCalendar = workCalendar('earlier', { publishedUntil: calendarDate('2024-03-20'), holidays: new Set(), exchangedWorkdays: new Set() });

export const COMPLETE = ['APPLICATION_FORM', 'IDENTITY', 'MATTER_MATERIALS', 'HARDSHIP_STATEMENT', 'COMMITMENT_LETTER'];
const application = (materials: readonly string[]): Application => ({ ...applicationExample, groups: [], matter: 'INJURY_TRAFFIC', materials: [...materials] });
const notification = (): Application => ({ ...application(['NOTIFICATION_LETTER']), channel: 'COURT_NOTICE', matter: 'NOTIFIED_LIFE_OR_DEATH', notificationNumber: '（2024）皖0202刑初1号' });

/** One command that was sent, and what it did to the file. */
export interface Written {
  readonly entries: readonly RecordedEntry[];
  readonly refusal?: Refusal;
}

/** One case file that intake and assignment write to in turn, as the command handler has them do: in order of time, on the latest state. */
export class OneCase {
  readonly entries: RecordedEntry[] = [];
  readonly rows = new Map<string, DeadlineRow>();
  now: Instant;
  calendar = EARLIER;
  intake = intakeDecider.initialState();
  assignment = assignmentDecider.initialState();
  #commands = 0;
  #draws = 0;

  constructor(receivedAt: Instant, recordedAt: Instant, kind: 'COMPLETE' | 'INCOMPLETE' | 'NOTIFIED') {
    this.now = recordedAt;
    const what = kind === 'NOTIFIED' ? notification() : application(kind === 'COMPLETE' ? COMPLETE : COMPLETE.slice(2));
    this.tellIntake({ kind: 'receive', application: what }, CLERK, { precision: 'instant', at: receivedAt });
  }

  publish(): void {
    this.calendar = chinaCalendar();
  }

  pass(ms: number): void {
    this.now = instant(Date.parse(this.now) + ms);
  }

  tellIntake(command: IntakeCommand, actor = CLERK, occurredAt?: OccurredAt): Written {
    const input = { book, calendar: this.calendar, caseNumber: '（2024）芜湖市镜湖区法援民字第0001号' };
    return this.#handle(actor, occurredAt, (context) => intakeDecider.decide(command, this.intake, context, input));
  }

  tellAssignment(command: AssignmentCommand, actor = SYSTEM, occurredAt?: OccurredAt): Written {
    return this.#handle(actor, occurredAt, (context) => assignmentDecider.decide(command, this.assignment, context, { book, calendar: this.calendar }));
  }

  /** As eligibility decides: the decision, and the examination is done. */
  decided(granted: boolean, occurredAt?: OccurredAt): Written {
    if (this.intake.status !== 'Accepted' || this.intake.decided) return { entries: [] };
    const { deadlines, origin } = this.intake;
    const contract = granted || origin === 'NOTIFICATION' ? aidGrantedV1 : aidRefusedV1;
    return this.#handle(SYSTEM, occurredAt, (context) => [
      { type: contract.type, version: 1, data: { ...contract.example, ...(contract === aidGrantedV1 ? { basis: origin } : {}) } },
      ...Object.values(deadlines).filter(({ deadline }) => deadline.ruleId === 'examination')
        .map((open) => ({ type: 'eligibility.DeadlineMet', version: 1, data: metData(open, context.ids.entry(0), context.occurredAt) })),
    ]);
  }

  openAssignment(): Written {
    const granted = this.entries.find(({ type }) => type === 'eligibility.AidGranted');
    return granted ? this.tellAssignment({ kind: 'openAssignment', grantEntry: granted.eventId }, SYSTEM, granted.occurredAt) : { entries: [] };
  }

  assign(occurredAt?: OccurredAt): Written {
    this.#draws += 1;
    const [drawId, lawyerId] = [`d${this.#draws}`, `l${this.#draws}`];
    const drawn: DataOf<typeof providerAssignedV1> = { ...providerAssignedV1.example, drawId, lawyerId, lawyerName: lawyerExample.name };
    return this.tellAssignment({ kind: 'assignProvider', drawId, drawn }, ASSIGNER, occurredAt);
  }

  byLawyer(command: AssignmentCommand, occurredAt?: OccurredAt): Written {
    const id = 'assignment' in this.assignment ? this.assignment.assignment.lawyerId : 'nobody';
    return this.tellAssignment(command, { id: `lawyer:${id}`, role: 'lawyer' }, occurredAt);
  }

  /** As the clock does it: told to the context that keeps the deadline. */
  fire({ context, deadlineId }: DeadlineRow, generation: number): Written {
    const command = { kind: 'fireDeadline', deadlineId, generation } as const;
    return context === 'intake' ? this.tellIntake(command, SYSTEM) : this.tellAssignment(command, SYSTEM);
  }

  recompute({ context, deadlineId }: DeadlineRow): Written {
    const command = { kind: 'recomputeDeadline', deadlineId } as const;
    return context === 'intake' ? this.tellIntake(command, SYSTEM) : this.tellAssignment(command, SYSTEM);
  }

  #handle(actor: Actor, at: OccurredAt | undefined, decide: (context: CommandContext) => readonly NewEntry[] | Refusal): Written {
    this.#commands += 1;
    const id = commandId(`command-${this.#commands}`);
    const occurredAt = at ?? { precision: 'instant', at: this.now };
    const context: CommandContext = { commandId: id, actor, now: this.now, today: dateOf(this.now), occurredAt, ids: idSource(STREAM, id) };
    const decision = decide(context);
    if (isRefusal(decision)) return { entries: [], refusal: decision };
    const entries = decision.map((one, i): RecordedEntry => ({
      eventId: context.ids.entry(i), type: one.type, version: one.version, data: one.data, revision: this.entries.length + i, occurredAt: one.occurredAt ?? occurredAt,
      recordedAt: this.now, actor, agency: AGENCY, ...(one.corrects === undefined ? {} : { corrects: one.corrects }),
    }));
    if (this.#precedes(entries)) return { entries: [] };
    for (const entry of entries) this.#record(entry);
    return { entries };
  }

  /** Entries that move the case through its life cycle never precede the one before; the command handler refuses them. */
  #precedes(entries: readonly RecordedEntry[]): boolean {
    const last = [...this.entries].reverse().find(({ type }) => LIFE_CYCLE.has(type));
    const day = (entry: RecordedEntry): string => dateOf(occurredInstant(entry.occurredAt));
    return last !== undefined && entries.some((entry) => LIFE_CYCLE.has(entry.type) && (
      entry.occurredAt.precision === 'day' || last.occurredAt.precision === 'day' ? day(entry) < day(last) : occurredInstant(entry.occurredAt) < occurredInstant(last.occurredAt)));
  }

  #record(entry: RecordedEntry): void {
    this.entries.push(entry);
    if (entry.corrects === undefined) {
      this.intake = intakeDecider.evolve(this.intake, entry);
      this.assignment = assignmentDecider.evolve(this.assignment, entry);
    } else {
      const corrected = entriesCorrected(this.entries);
      this.intake = corrected.reduce(intakeDecider.evolve, intakeDecider.initialState());
      this.assignment = corrected.reduce(assignmentDecider.evolve, assignmentDecider.initialState());
    }
    const about = deadlineOf(entry);
    const row = about === undefined ? undefined : foldDeadline(this.rows.get(about), { ...entry, caseId: STREAM });
    if (row) this.rows.set(row.deadlineId, row);
  }
}
