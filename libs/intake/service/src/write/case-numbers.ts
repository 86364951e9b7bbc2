import { caseStream, deriveId, idSource as idsOf, numbersStream } from '@juanzong/case-file';
import type { CommandRequest } from '@juanzong/http';
import { caseNumber, type IntakeState, intakeDecider, numbersDecider } from '@juanzong/intake-domain';
import { type CommandId, commandId, dateOf, isRefusal, type Refusal } from '@juanzong/kernel';
import { MATTERS } from '@juanzong/policy';
import { type ServiceRuntime, SYSTEM } from '@juanzong/service-kit';

/** A number to show the decider while it is only asked whether it would accept. */
const NOT_YET_DRAWN = '（待编号）';

export interface DrawnNumber {
  readonly caseNumber: string;
  readonly ordinal: number;
  readonly stream: string;
}

/** Draws case numbers from `numbers-<agency>-<year>-<kind>`; a number that came to nothing is explained. */
export class CaseNumbers {
  constructor(private readonly runtime: ServiceRuntime) {}

  /** Draws a number for an acceptance that the decider would allow. @returns why it would not, otherwise. */
  async drawFor(request: CommandRequest, state: IntakeState): Promise<DrawnNumber | Refusal> {
    const refused = this.#wouldRefuse(request, state);
    if (refused) return refused;
    if (state.status === 'NotOpened') throw new Error('a decider that accepts what was never opened');
    const { category } = MATTERS.get(state.application.matter as Parameters<typeof MATTERS.get>[0]);
    const date = request.occurredOn ?? dateOf(this.runtime.clock.now());
    const stream = numbersStream(state.agency, Number(date.slice(0, 4)), category.toLowerCase());
    const handled = await this.runtime.handler.handle({
      decider: numbersDecider, stream, command: { kind: 'draw', caseId: request.caseId }, commandId: drawId(request.commandId), actor: SYSTEM,
      causationId: request.commandId, correlationId: request.correlationId, input: undefined,
    });
    if (isRefusal(handled)) return handled;
    const { ordinal } = handled.entries[0]?.data as { ordinal: number };
    const number = caseNumber(this.runtime.book, { region: state.agency, date }, category, ordinal);
    return isRefusal(number) ? number : { caseNumber: number, ordinal, stream };
  }

  /** The acceptance was refused after all: the gap is explained. */
  async explainGap(request: CommandRequest, drawn: DrawnNumber, reason: string): Promise<void> {
    const id = commandId(deriveId('number-gap', request.commandId));
    const command = { kind: 'explainGap', caseId: request.caseId, ordinal: drawn.ordinal, reason } as const;
    const handled = await this.runtime.handler.handle({
      decider: numbersDecider, stream: drawn.stream, command, commandId: id, actor: SYSTEM, causationId: request.commandId,
      correlationId: request.correlationId, input: undefined,
    });
    if (isRefusal(handled)) throw new Error(`${drawn.stream}: ${handled.refusal}`);
  }

  #wouldRefuse(request: CommandRequest, state: IntakeState): Refusal | undefined {
    const now = this.runtime.clock.now();
    const context = {
      commandId: request.commandId, actor: request.actor, now, today: dateOf(now), ids: idsOf(caseStream(request.caseId), request.commandId),
      occurredAt: request.occurredOn === undefined ? ({ precision: 'instant', at: now } as const) : ({ precision: 'day', date: request.occurredOn } as const),
    };
    const decision = intakeDecider.decide({ kind: 'accept' }, state, context, { ...this.runtime, caseNumber: NOT_YET_DRAWN });
    return isRefusal(decision) ? decision : undefined;
  }
}

const drawId = (id: CommandId): CommandId => commandId(deriveId('number', id));
