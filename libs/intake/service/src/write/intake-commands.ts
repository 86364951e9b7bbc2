import type { AllowedActions, CommandAccepted, CommandExecutor, CommandRequest } from '@juanzong/http';
import { type IntakeCommand, intakeDecider, type IntakeEvent, type IntakeInput, type IntakeRefusal, type IntakeState } from '@juanzong/intake-domain';
import { type Actor, type CaseId, isRefusal, refuse, type Refusal } from '@juanzong/kernel';
import { CaseCommands, type ServiceRuntime } from '@juanzong/service-kit';
import { withIssuedLetter } from '../documents/issued-letter.js';
import { withStoredDocuments } from '../documents/stored-documents.js';
import { CaseNumbers, type DrawnNumber } from './case-numbers.js';
import { Erasures } from './erasures.js';
import { MatterClaims } from './matter-claims.js';
import { actionsFor, mayActOn } from './may-act.js';
import { toCommand } from './to-command.js';

/** Intake's commands. An acceptance first makes sure of the matter and draws its number. */
export class IntakeCommands implements CommandExecutor {
  readonly #commands: CaseCommands<IntakeCommand, IntakeState, IntakeEvent, IntakeRefusal, IntakeInput>;
  readonly #numbers: CaseNumbers;
  readonly #claims: MatterClaims;
  readonly #erasures: Erasures;
  readonly #drawn = new WeakMap<CommandRequest, DrawnNumber>();

  constructor(private readonly runtime: ServiceRuntime) {
    this.#numbers = new CaseNumbers(runtime);
    this.#claims = new MatterClaims(runtime);
    this.#erasures = new Erasures(runtime, this.#claims);
    this.#commands = new CaseCommands(runtime, {
      context: 'intake', decider: intakeDecider, toCommand, actions: actionsFor, situation: ({ status }) => status, mayAct: mayActOn,
      input: async (request, command, state) => {
        if (command.kind !== 'accept' || state.status === 'Accepted') return { ...runtime };
        const prepared = await this.#prepareAcceptance(request, state);
        return isRefusal(prepared) ? prepared : { ...runtime, caseNumber: prepared.caseNumber };
      },
    });
  }

  async execute(request: CommandRequest): Promise<CommandAccepted | Refusal> {
    if (request.action === 'erase-personal-data') return this.#erase(request);
    const prepared = await (request.action === 'issue-document' ? withIssuedLetter : withStoredDocuments)(this.runtime, request);
    if (isRefusal(prepared)) return prepared;
    const answer = await this.#commands.execute(prepared);
    const drawn = this.#drawn.get(prepared);
    if (drawn && isRefusal(answer)) await this.#numbers.explainGap(request, drawn, answer.refusal);
    return answer;
  }

  allowedActions(caseId: CaseId, actor: Actor, since?: number): Promise<AllowedActions | Refusal> {
    return this.#commands.allowedActions(caseId, actor, since);
  }

  /** The entry first, then the keys: what was destroyed is on record, and a start applies again what a crash left undone. */
  async #erase(request: CommandRequest): Promise<CommandAccepted | Refusal> {
    await this.#erasures.prepare(request.caseId);
    const answer = await this.#commands.execute(request);
    if (!isRefusal(answer)) await this.#erasures.apply(request.caseId);
    return answer;
  }

  async #prepareAcceptance(request: CommandRequest, state: IntakeState): Promise<DrawnNumber | Refusal> {
    const holder = await this.#claims.claim(request.caseId);
    if (holder !== request.caseId) return refuse('intake.matter-taken', { firstCaseId: holder });
    const drawn = await this.#numbers.drawFor(request, state);
    if (!isRefusal(drawn)) this.#drawn.set(request, drawn);
    return drawn;
  }
}
