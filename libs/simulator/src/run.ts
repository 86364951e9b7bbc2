import { addDays, dateOf, type Instant } from '@juanzong/kernel';
import type { Intention } from './choice/choose.js';
import { morningOf } from './choice/working-time.js';
import { campaignStep, isCampaign } from './desk/campaigns.js';
import type { Errand } from './desk/errands.js';
import type { AtRest, DocumentRef, Problem } from './platform/answers.js';
import type { PlatformHttp } from './platform/platform.js';
import type { Attempt, Plan } from './players/player.js';
import { idOf } from './choice/chance.js';
import { intentionIn, refusalsOf } from './outlook.js';
import { isProblem, Ledger } from './report/ledger.js';
import type { World } from './world.js';

export interface RunParts {
  readonly seed: number;
  readonly platform: PlatformHttp;
  readonly world: World;
  readonly ledger: Ledger;
  /** Everything that has a day of its own. */
  readonly errands: readonly Errand[];
  readonly until: Instant;
  /** Every context that offers actions on cases. */
  readonly contexts: readonly string[];
  /** Told on every virtual day. */
  readonly onDay?: (now: Instant) => Promise<void> | void;
  /** Told before the first of two steps that are taken before word of the first gets around, which waits for it; and after the second. */
  readonly onBehind?: (between: boolean) => Promise<void> | void;
  readonly signal?: AbortSignal;
}

/** One thing due: an errand, or what somebody means to do in a file. */
interface Due {
  readonly order: string;
  readonly agency: string;
  readonly run: () => Promise<void>;
}

const WORKERS = 12;

/**
 * Lives from the clock's present instant on: moves the clock to whatever comes first, lets everybody do what is due then,
 * one after the other within an agency and agencies beside each other, and waits for rest in between.
 */
export class Run {
  readonly #intentions = new Map<string, Intention>();
  readonly #refused = new Map<string, number>();
  readonly #errands: Errand[];
  /** The next step of each campaign. */
  readonly #campaigns = new Map<string, Errand>();
  #now: Instant;

  constructor(
    private readonly parts: RunParts,
    start: AtRest,
  ) {
    this.#now = start.now as Instant;
    this.#errands = parts.errands.filter(({ at }) => at >= this.#now).sort(byInstant);
  }

  async live(): Promise<void> {
    const { world, until, signal } = this.parts;
    await this.#plan([...world.books.keys()]);
    this.#planCampaigns([...world.others.keys()]);
    while (!signal?.aborted) {
      await this.#everythingDue();
      const next = this.#next();
      if (this.#now >= until) return;
      await this.#moveTo(next !== undefined && next < until ? next : until);
    }
  }

  /** The first instant at which something is due, but no later than the next morning: what fell due overnight is thought about then. */
  #next(): Instant | undefined {
    let next: Instant | undefined = this.#errands[0]?.at;
    for (const { at } of [...this.#intentions.values(), ...this.#campaigns.values()]) if (next === undefined || at < next) next = at;
    const morning = morningOf(addDays(dateOf(this.#now), 1));
    return next === undefined || morning < next ? morning : next;
  }

  async #moveTo(to: Instant): Promise<void> {
    const day = dateOf(this.#now);
    const moved = await this.parts.platform.moveTo(to, this.parts.world.heard);
    this.#now = moved.now as Instant;
    if (dateOf(this.#now) !== day) await this.parts.onDay?.(this.#now);
    await this.#hear(moved);
  }

  async #everythingDue(): Promise<void> {
    for (let due = this.#due(); due.length > 0 && !this.parts.signal?.aborted; due = this.#due()) {
      if (this.#campaignsDue().length > 0) {
        await this.#hear(await this.parts.platform.rest(this.parts.world.heard, 'everything'));
        // A run that was cut off may have taken a step of which word comes only now: it is not tried again.
        due = this.#due();
      }
      await Promise.all(due.map(({ run }) => run()));
      await this.#hear(await this.parts.platform.rest(this.parts.world.heard));
    }
  }

  #campaignsDue(): readonly (readonly [string, Errand])[] {
    return [...this.#campaigns].filter(([, { at }]) => at <= this.#now);
  }

  /** The next thing due of every agency. */
  #due(): Due[] {
    // Campaigns look at many files: before anybody changes one of them at this instant, and after the read models have come along.
    const campaigns = this.#campaignsDue();
    if (campaigns.length > 0) return campaigns.map(([id, step]) => ({ order: id, agency: step.agency, run: () => this.#campaign(id, step) }));
    const first = new Map<string, Due>();
    const add = (due: Due): void => {
      const other = first.get(due.agency);
      if (!other || due.order < other.order) first.set(due.agency, due);
    };
    for (const errand of this.#errands) {
      if (errand.at > this.#now) break;
      add({ order: `0 ${errand.name}`, agency: errand.agency, run: () => this.#errand(errand) });
    }
    for (const [id, intention] of this.#intentions) {
      if (intention.at <= this.#now) add({ order: `1 ${id}`, agency: this.parts.world.books.get(id)?.owner ?? '', run: () => this.#act(id, intention) });
    }
    return [...first.values()];
  }

  async #errand(errand: Errand): Promise<void> {
    this.#errands.splice(this.#errands.indexOf(errand), 1);
    const { seed, platform, ledger } = this.parts;
    const answer = await platform.act({ persona: errand.persona, path: errand.path, key: idOf(seed, 'errand', errand.name), body: errand.body });
    ledger.errand(errand, answer);
  }

  async #campaign(id: string, step: Errand): Promise<void> {
    const refusals = `${id} ${this.parts.world.others.get(id)?.entries.length ?? 0}`;
    this.#refused.set(refusals, (this.#refused.get(refusals) ?? 0) + 1);
    const answer = await this.parts.platform.act({ persona: step.persona, path: step.path, key: idOf(this.parts.seed, step.name), body: step.body });
    this.parts.ledger.campaign(step, answer);
    this.#planCampaigns([id]);
  }

  #planCampaigns(ids: readonly string[]): void {
    for (const id of ids.filter(isCampaign)) {
      const book = this.parts.world.others.get(id);
      const step = book && campaignStep(this.parts.seed, book, this.#now, this.#refused.get(`${id} ${book.entries.length}`) ?? 0);
      if (step) this.#campaigns.set(id, step);
      else this.#campaigns.delete(id);
    }
  }

  async #act(id: string, intention: Intention): Promise<void> {
    const { attempt, persona, plan, tried } = intention;
    const anchor = this.parts.world.books.get(id)?.anchor.revision ?? 0;
    this.#refused.set(refusalsOf(id, anchor, attempt), tried + 1);
    this.#intentions.delete(id);
    const document: DocumentRef = plan.paper === undefined ? {} : await this.#paper(id, persona, plan.paper);
    const problem = plan.behind ? await this.#behind(id, intention, plan.behind, document) : await this.#step(id, intention, document);
    // What was done is told, and thought about then; a refusal nobody is told of.
    if (problem) await this.#plan([id]);
  }

  /** Does what was meant, and what is done at once where it is refused. @returns the last refusal if nothing was done. */
  async #step(id: string, { attempt, persona, plan, dice, tried }: Intention, document: DocumentRef): Promise<Problem | undefined> {
    const today = dateOf(this.#now);
    let problem: Problem | undefined;
    let next: Attempt | undefined = { ...attempt, body: plan.body?.(today, document) ?? {} };
    for (let step = 0; next && step < 3; step += 1) {
      const { context, action, body } = next;
      const answer = await this.parts.platform.act({ persona: next.persona ?? persona, path: `/api/${context}/v1/cases/${id}/${action}`, key: dice.id('key', tried, step, context, action), body });
      problem = isProblem(answer) ? answer : undefined;
      next = problem && plan.recover?.(problem, today, document);
      this.parts.ledger.step(context, action, id, problem, next !== undefined);
    }
    return problem;
  }

  /** A step, and what somebody does right behind it. @returns the first step's refusal. */
  async #behind(id: string, intention: Intention, behind: NonNullable<Plan['behind']>, document: DocumentRef): Promise<Problem | undefined> {
    const { platform, ledger, onBehind } = this.parts;
    await onBehind?.(true);
    try {
      await platform.holdBus();
      const problem = await this.#step(id, intention, document);
      if (problem) return problem;
      const { context, action, body, persona = intention.persona } = behind(dateOf(this.#now));
      const answer = await platform.act({ persona, path: `/api/${context}/v1/cases/${id}/${action}`, key: intention.dice.id('key', intention.tried, 'behind', context, action), body });
      ledger.step(context, action, id, isProblem(answer) ? answer : undefined, false);
      return undefined;
    } finally {
      await onBehind?.(false);
    }
  }

  /** Hands in a paper and gets the reference by which the platform keeps it. */
  async #paper(id: string, persona: string, kind: string): Promise<DocumentRef> {
    const contentBase64 = Buffer.from(`模拟材料 ${kind} ${id}`, 'utf8').toString('base64');
    const path = `/api/intake/v1/cases/${id}/documents`;
    return this.parts.platform.post<DocumentRef>(persona, path, { kind, mediaType: 'text/plain', pages: 1, contentBase64 });
  }

  async #hear(rest: AtRest): Promise<void> {
    const { cases, streams } = this.parts.world.hear(rest.news);
    this.parts.ledger.heard(rest.news);
    this.#planCampaigns([...streams]);
    await this.#plan([...cases]);
  }

  /** What happens next in each of these files: everybody concerned looks what they may do. */
  async #plan(ids: readonly string[]): Promise<void> {
    const waiting = [...ids].sort();
    const worker = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        const intention = await intentionIn(id, this.#now, this.parts, (what) => this.#refused.get(what) ?? 0);
        if (intention) this.#intentions.set(id, intention);
        else this.#intentions.delete(id);
      }
    };
    await Promise.all(Array.from({ length: Math.min(WORKERS, waiting.length) }, worker));
  }
}

const byInstant = (a: Errand, b: Errand): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.name < b.name ? -1 : 1);
