import type { Done, Problem, Told } from '../platform/answers.js';
import type { Errand } from '../desk/errands.js';

export const isProblem = (answer: Done | Problem): answer is Problem => 'status' in answer && answer.status >= 400;

/** What the simulator did and met: counts, refusals, and what it could not play. */
export class Ledger {
  steps = 0;
  rows = 0;
  entries = 0;
  /** `context.action: code` → how often nobody knew what to do instead. */
  readonly refusals = new Map<string, { count: number; readonly example: string; readonly detail: string }>();
  /** Actions that were offered and that nobody plays, and to whom. */
  readonly unknownActions = new Map<string, string>();
  /** Actions that somebody may take and would not have looked for. */
  readonly overlookedActions = new Map<string, string>();
  readonly kinds = new Map<string, number>();

  heard(news: readonly Told[]): void {
    this.entries += news.length;
    for (const { type } of news) this.kinds.set(type, (this.kinds.get(type) ?? 0) + 1);
  }

  step(context: string, action: string, caseId: string, problem: Problem | undefined, knownWhatToDo: boolean): void {
    this.steps += 1;
    if (problem && !knownWhatToDo) this.#refused(`${context}.${action}: ${problem.code}`, caseId, problem);
  }

  errand({ name, path }: Errand, answer: Done | Problem): void {
    this.steps += 1;
    if (name.startsWith('row ')) this.rows += 1;
    if (isProblem(answer)) this.#refused(`${path}: ${answer.code}`, name, answer);
  }

  /** Results are published when every file is graded, a campaign closed when every review is: it is asked again and again. */
  campaign({ name, path }: Errand, answer: Done | Problem): void {
    this.steps += 1;
    if (isProblem(answer) && !/(files-ungraded|reviews-open|frame-empty)$/.test(answer.code)) this.#refused(`${path.replace(/[0-9a-f-]{36}/, ':id')}: ${answer.code}`, name, answer);
  }

  unknown(context: string, action: string, persona: string): void {
    this.unknownActions.set(`${context}.${action}`, persona);
  }

  overlooked(context: string, action: string, persona: string): void {
    this.overlookedActions.set(`${context}.${action}`, persona);
  }

  #refused(what: string, example: string, { detailEn, params }: Problem): void {
    const known = this.refusals.get(what);
    if (known) known.count += 1;
    else this.refusals.set(what, { count: 1, example, detail: `${detailEn} ${JSON.stringify(params)}` });
  }
}
