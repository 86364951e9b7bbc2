import { caseStream, deriveId, type Entry, numbersStream } from '@juanzong/case-file';
import type { CommandRequest } from '@juanzong/http';
import type { applicationAcceptedV1 } from '@juanzong/intake-contracts';
import { caseNumber, intakeDecider, type IntakeState, type NumbersCommand, numbersDecider, numbersOf } from '@juanzong/intake-domain';
import { agencyCode, type CommandId, commandId, type DataOf, dateOf, isRefusal, occurredDate, type Refusal } from '@juanzong/kernel';
import { MATTERS } from '@juanzong/policy';
import { type ServiceRuntime, SYSTEM } from '@juanzong/service-kit';
import { wouldRefuse } from './would-refuse.js';

/** A number to show the decider while it is only asked whether it would accept. */
const NOT_YET_DRAWN = '（待编号）';

export interface DrawnNumber {
  readonly caseNumber: string;
  readonly ordinal: number;
  readonly stream: string;
  readonly agency: string;
}

/** Draws case numbers from `numbers-<agency>-<year>-<kind>`; a number that came to nothing is explained. */
export class CaseNumbers {
  constructor(private readonly runtime: Pick<ServiceRuntime, 'book' | 'cabinet' | 'calendar' | 'clock' | 'handler'>) {}

  /** Draws a number for an acceptance that the decider would allow. @returns why it would not, otherwise. */
  async drawFor(request: CommandRequest, state: IntakeState): Promise<DrawnNumber | Refusal> {
    const refused = wouldRefuse(this.runtime, request, state, { caseNumber: NOT_YET_DRAWN });
    if (refused) return refused;
    if (state.status === 'NotOpened') throw new Error('a decider that accepts what was never opened');
    const { category } = MATTERS.get(state.application.matter as Parameters<typeof MATTERS.get>[0]);
    const date = request.occurredOn ?? dateOf(this.runtime.clock.now());
    const stream = numbersStream(state.agency, Number(date.slice(0, 4)), category.toLowerCase());
    const written = (ordinal: number) => caseNumber(this.runtime.book, { region: state.agency, date }, category, ordinal);
    const style = written(1);
    if (isRefusal(style)) return style;
    const ordinal = await this.#draw(request, stream, state.agency);
    if (isRefusal(ordinal)) return ordinal;
    const number = written(ordinal);
    return isRefusal(number) ? number : { caseNumber: number, ordinal, stream, agency: state.agency };
  }

  /** The number that this command drew, or draws now; one that was explained as a gap since is not used again. */
  async #draw(request: CommandRequest, stream: string, agency: string): Promise<number | Refusal> {
    for (let attempt = 0; ; attempt += 1) {
      const handled = await this.runtime.handler.handle({
        decider: numbersDecider, stream, command: { kind: 'draw', agency, caseId: request.caseId }, commandId: drawId(request.commandId, attempt), actor: SYSTEM,
        causationId: request.commandId, correlationId: request.correlationId, input: undefined,
      });
      if (isRefusal(handled)) return handled;
      const { ordinal } = handled.entries[0]?.data as { ordinal: number };
      const { explained } = (await this.runtime.cabinet.open(stream)).stateFor(numbersDecider);
      if (!explained.includes(ordinal)) return ordinal;
    }
  }

  /** The acceptance was refused after all: the gap is explained. */
  explainGap({ caseId, commandId: cause, correlationId }: CommandRequest, { stream, agency, ordinal }: DrawnNumber, reason: string): Promise<void> {
    return this.#explain(stream, { kind: 'explainGap', agency, caseId, ordinal, reason }, cause, correlationId);
  }

  /** The case carries one number: others that were drawn for it, by an acceptance that a crash cut short, are explained, also those of an agency that had it before. */
  async explainOrphans(accepted: Entry): Promise<void> {
    const { caseId = '', occurredAt, eventId, correlationId } = accepted;
    const file = await this.runtime.cabinet.open(caseStream(caseId));
    const state = file.stateFor(intakeDecider);
    if (state.status === 'NotOpened') return;
    const { category } = MATTERS.get(state.application.matter as Parameters<typeof MATTERS.get>[0]);
    const date = occurredDate(occurredAt);
    const carried = (accepted.data as DataOf<typeof applicationAcceptedV1>).caseNumber;
    for (const agency of new Set(file.entries.map(({ entry }) => entry.agency))) {
      const stream = numbersStream(agency, Number(date.slice(0, 4)), category.toLowerCase());
      const numbers = (await this.runtime.cabinet.refresh(stream)).stateFor(numbersDecider);
      for (const ordinal of numbersOf(numbers, caseId)) {
        if (caseNumber(this.runtime.book, { region: agencyCode(agency), date }, category, ordinal) === carried) continue;
        await this.#explain(stream, { kind: 'explainGap', agency, caseId, ordinal, reason: 'intake.accepted-under-another-number' }, eventId, correlationId);
      }
    }
  }

  async #explain(stream: string, command: Extract<NumbersCommand, { kind: 'explainGap' }>, cause: string, correlationId: string): Promise<void> {
    const handled = await this.runtime.handler.handle({
      decider: numbersDecider, stream, command, commandId: commandId(deriveId('number-gap', cause, String(command.ordinal))), actor: SYSTEM,
      causationId: cause, correlationId, input: undefined,
    });
    if (isRefusal(handled)) throw new Error(`${stream}: ${handled.refusal}`);
  }
}

const drawId = (id: CommandId, attempt: number): CommandId => commandId(deriveId('number', id, String(attempt)));
