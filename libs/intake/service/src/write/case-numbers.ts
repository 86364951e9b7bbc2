import { deriveId, numbersStream } from '@juanzong/case-file';
import type { CommandRequest } from '@juanzong/http';
import { caseNumber, type IntakeState, numbersDecider } from '@juanzong/intake-domain';
import { type CommandId, commandId, dateOf, isRefusal, type Refusal } from '@juanzong/kernel';
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
  constructor(private readonly runtime: ServiceRuntime) {}

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
  async explainGap(request: CommandRequest, drawn: DrawnNumber, reason: string): Promise<void> {
    const id = commandId(deriveId('number-gap', request.commandId, String(drawn.ordinal)));
    const command = { kind: 'explainGap', agency: drawn.agency, caseId: request.caseId, ordinal: drawn.ordinal, reason } as const;
    const handled = await this.runtime.handler.handle({
      decider: numbersDecider, stream: drawn.stream, command, commandId: id, actor: SYSTEM, causationId: request.commandId,
      correlationId: request.correlationId, input: undefined,
    });
    if (isRefusal(handled)) throw new Error(`${drawn.stream}: ${handled.refusal}`);
  }
}

const drawId = (id: CommandId, attempt: number): CommandId => commandId(deriveId('number', id, String(attempt)));
