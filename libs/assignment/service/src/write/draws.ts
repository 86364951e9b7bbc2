import { caseStream, deriveId, type Entry, idSource, rosterStream } from '@juanzong/case-file';
import { assignmentDecider, drawCriteriaOf, type DrawnTurn, drawOf, nextDrawId, outOfTurn, rosterDecider } from '@juanzong/assignment-domain';
import type { CommandRequest } from '@juanzong/http';
import { type CaseId, commandId, dateOf, isRefusal, type Refusal } from '@juanzong/kernel';
import { type ServiceRuntime, SYSTEM } from '@juanzong/service-kit';

type CaseOnFile = Awaited<ReturnType<ServiceRuntime['cabinet']['open']>>;

export interface Drawn {
  readonly drawId: string;
  readonly drawn: DrawnTurn;
}

/** The first step of the draw protocol, and its undoing. Draws of one pool run in one lane: the roster's stream. */
export class Draws {
  constructor(private readonly runtime: ServiceRuntime) {}

  /** Draws a turn for a case that awaits its assignment; asking again gives the same draw. */
  async draw(request: CommandRequest, file: CaseOnFile): Promise<Drawn | Refusal> {
    const [state, caseRevision] = [file.stateFor(assignmentDecider), file.revision];
    if (state.kind !== 'AwaitingAssignment') return outOfTurn(state, 'AwaitingAssignment');
    const pool = state.file.agency;
    const stream = rosterStream(pool);
    const id = nextDrawId(state, idSource(caseStream(request.caseId), request.commandId));
    const pooled = await this.runtime.cabinet.open(stream);
    const roster = pooled.stateFor(rosterDecider);
    const onDate = request.occurredOn ?? dateOf(this.runtime.clock.now());
    const held = drawOf(roster, id);
    const handled = held ? undefined : await this.runtime.handler.handle({
      decider: rosterDecider, stream, seen: pooled.revision, commandId: commandId(deriveId('draw-turn', id)), actor: request.actor, input: this.runtime,
      command: { kind: 'drawTurn', drawId: id, caseId: request.caseId, caseRevision, pool, criteria: drawCriteriaOf(state, roster, onDate) },
      content: { drawId: id }, causationId: state.grant.entry, correlationId: request.correlationId,
    });
    if (handled && isRefusal(handled)) return handled;
    const drawn = drawOf((await this.runtime.cabinet.openUpTo(stream, handled?.revision ?? pooled.revision)).stateFor(rosterDecider), id);
    if (drawn?.status === 'HELD') return { drawId: id, drawn: drawn.drawn };
    // Another process used it or gave it back since this one read the case.
    const fresh = await this.runtime.cabinet.open(caseStream(request.caseId));
    const now = fresh.stateFor(assignmentDecider);
    if (now.kind === 'AwaitingAssignment' && nextDrawId(now, idSource(caseStream(request.caseId), request.commandId)) === id) throw new Error(`draw ${id} of pool ${pool} is not held`);
    return this.draw(request, fresh);
  }

  /** The case could not take what was drawn: voided there, whereupon the roster takes the turn back. */
  async voidUnused({ caseId, commandId: causationId, correlationId }: Pick<CommandRequest, 'caseId' | 'commandId' | 'correlationId'>, { drawId, drawn }: Drawn, reason: string): Promise<void> {
    const handled = await this.runtime.handler.handle({
      decider: assignmentDecider, stream: caseStream(caseId), commandId: commandId(deriveId('void-draw', drawId)), actor: SYSTEM, input: this.runtime,
      command: { kind: 'voidDraw', drawId, pool: drawn.pool, lawyerId: drawn.lawyerId, reason }, causationId, correlationId,
    });
    if (isRefusal(handled) && handled.refusal !== 'assignment.draw-in-use') throw new Error(`draw ${drawId} was neither used nor voided: ${handled.refusal}`);
  }

  /** The aid ended before anybody was assigned: a turn that was drawn for the case and is held goes back. */
  async voidHeld({ caseId, correlationId, eventId }: Entry): Promise<void> {
    const state = (await this.runtime.cabinet.open(caseStream(caseId ?? ''))).stateFor(assignmentDecider);
    if (state.kind !== 'Ended' || state.stood.kind !== 'AwaitingAssignment') return;
    const drawId = nextDrawId({ ...state.stood, file: state.file }, idSource(caseStream(caseId ?? ''), commandId(eventId)));
    const held = drawOf((await this.runtime.cabinet.open(rosterStream(state.file.agency))).stateFor(rosterDecider), drawId);
    if (held?.status !== 'HELD') return;
    await this.voidUnused({ caseId: (caseId ?? '') as CaseId, commandId: commandId(eventId), correlationId }, { drawId, drawn: held.drawn }, 'assignment.case-ended');
  }
}
