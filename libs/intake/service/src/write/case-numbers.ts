import { caseStream, deriveId, type Entry, numbersStream } from '@juanzong/case-file';
import type { CommandRequest } from '@juanzong/http';
import type { applicationAcceptedV1, applicationReceivedV1 } from '@juanzong/intake-contracts';
import { caseNumber, type IntakeState, type NumbersCommand, numbersDecider, numbersOf } from '@juanzong/intake-domain';
import { agencyCode, type CommandId, commandId, type DataOf, dateOf, isRefusal, occurredDate, type Refusal } from '@juanzong/kernel';
import { MATTERS, type MatterCategory } from '@juanzong/policy';
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
      const { explained } = (await this.runtime.cabinet.openUpTo(stream, handled.revision)).stateFor(numbersDecider);
      if (!explained.includes(ordinal)) return ordinal;
    }
  }

  /** The acceptance was refused after all: the gap is explained. */
  explainGap({ caseId, commandId: cause, correlationId }: CommandRequest, { stream, agency, ordinal }: DrawnNumber, reason: string): Promise<void> {
    return this.#explain(stream, { kind: 'explainGap', agency, caseId, ordinal, reason }, cause, correlationId);
  }

  /**
   * A file was accepted, or ended without that (`cause`): from then on no acceptance can carry a number that was drawn for
   * it before, by one that a crash cut short. Each of them is explained, wherever it may have been drawn: by an agency
   * that had the file before, for the kind that its matter was of before a correction, in the year before.
   */
  async explainUnused(cause: Entry): Promise<void> {
    const { caseId = '', eventId, correlationId } = cause;
    const entries = (await this.runtime.cabinet.open(caseStream(caseId))).entries.map(({ entry }) => entry);
    if (!entries.some((entry) => entry.eventId === eventId)) throw new Error(`${caseStream(caseId)} was read without the entry ${eventId} that was heard of`);
    const accepted = entries.find(({ type }) => type === ACCEPTED);
    const date = occurredDate((accepted ?? cause).occurredAt);
    const carried = (accepted?.data as DataOf<typeof applicationAcceptedV1> | undefined)?.caseNumber;
    const reason = carried === undefined ? 'intake.ended-without-acceptance' : 'intake.accepted-under-another-number';
    for (const { agency, year, category } of drawnFrom(entries, cause)) {
      const stream = numbersStream(agency, year, category.toLowerCase());
      const numbers = (await this.runtime.cabinet.open(stream)).stateFor(numbersDecider);
      for (const ordinal of numbersOf(numbers, caseId)) {
        const sameYear = year === Number(date.slice(0, 4));
        if (sameYear && caseNumber(this.runtime.book, { region: agencyCode(agency), date }, category, ordinal) === carried) continue;
        await this.#explain(stream, { kind: 'explainGap', agency, caseId, ordinal, reason }, eventId, correlationId);
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

const ACCEPTED = 'intake.ApplicationAccepted';

interface Series {
  readonly agency: string;
  readonly year: number;
  readonly category: MatterCategory;
}

/** Every series from which a number may have been drawn for this file until `cause`; mostly one. */
function drawnFrom(entries: readonly Entry[], cause: Entry): Series[] {
  const agencies = new Set(entries.map(({ agency }) => agency));
  const particulars = entries.filter(({ type }) => type.startsWith('intake.ApplicationReceived'));
  const categories = new Set(particulars.map(({ data }) => MATTERS.get((data as DataOf<typeof applicationReceivedV1>).application.matter as Parameters<typeof MATTERS.get>[0]).category));
  const years = [...particulars, cause].map(({ occurredAt }) => Number(occurredDate(occurredAt).slice(0, 4)));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const all = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  return [...agencies].flatMap((agency) => [...categories].flatMap((category) => all.map((year) => ({ agency, year, category }))));
}

const drawId = (id: CommandId, attempt: number): CommandId => commandId(deriveId('number', id, String(attempt)));
