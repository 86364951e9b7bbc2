import { ROSTER_HTTP_ACTIONS } from '@juanzong/assignment-service';
import { caseStream } from '@juanzong/case-file';
import { addDays, dateOf } from '@juanzong/kernel';
import { Chance } from '../random-moves.js';
import { applicationBy } from './applications.js';
import { bodyFor } from './bodies.js';
import { offersIn } from './desk.js';
import { NEXT_OF_CAMPAIGN, ONWARD, SELDOM } from './habits.js';
import { AGENCIES, expertOf, lawyerOf, REGIONS } from './people.js';
import type { Step } from './steps.js';
import { WholeProcess } from './whole-process.js';

const BEGIN = '2024-12-02T02:00:00.000Z';
const REVIEWED = { from: '2024-12-01', to: '2024-12-24' };
const STRAIGHT = 0.7;
const RECORDED_LATE = 0.15;
const LATEST_DAYS = 6;

interface OpenCase {
  readonly caseId: string;
  readonly person: number;
  readonly paper: object;
}

/** The people of a few agencies, who do what the deciders offer them. */
export class Province extends WholeProcess {
  readonly cases: OpenCase[] = [];

  constructor() {
    super(BEGIN);
  }

  /** Lawyers and experts are there, and a review of each region's files is announced. */
  async start(): Promise<void> {
    await this.open();
    for (const agency of AGENCIES) for (const n of [1, 2, 3]) await this.send(`assigner@${agency}`, `/api/assignment/v1/rosters/${agency}/enrol-lawyer`, { lawyer: lawyerOf(agency, n) });
    for (const region of REGIONS) {
      for (const n of [1, 2, 3, 4]) await this.send(`quality-officer@${region}`, `/api/quality-review/v1/experts/${region}/enrol-reviewer`, { expert: expertOf(region, n) });
      await this.send(`quality-officer@${region}`, '/api/quality-review/v1/campaigns', { region, period: REVIEWED });
    }
  }

  async take(step: Step): Promise<void> {
    switch (step.kind) {
      case 'receive':
        return this.#receive(AGENCIES[step.agency % AGENCIES.length] ?? AGENCIES[0], step.person, new Chance(step.dice));
      case 'act':
        return this.#act(step.which, step.times, new Chance(step.dice), step.straight);
      case 'roster':
        return this.#roster(AGENCIES[step.agency % AGENCIES.length] ?? AGENCIES[0], new Chance(step.dice));
      case 'review':
        return this.#review(new Chance(step.dice));
      case 'wait':
        return this.wait(step.hours, this.cases.map(({ caseId }) => caseId));
      case 'repeat':
        return this.repeat(step.which);
    }
  }

  async #receive(agency: string, person: number, chance: Chance): Promise<void> {
    const { status, body } = await this.send(`clerk@${agency}`, '/api/intake/v1/applications', applicationBy(person, chance, dateOf(this.clock.now())));
    if (status !== 201) return;
    const caseId = body['caseId'] as string;
    const paper = await this.runtime.documents.put(caseStream(caseId), Buffer.from(`结案报告 ${caseId}`), { mediaType: 'application/pdf', kind: 'CLOSING_REPORT', pages: 1 });
    this.cases.push({ caseId, person, paper });
  }

  /** A few things in a row in one file, each by somebody to whom the deciders offer it. */
  async #act(which: number, times: number, chance: Chance, straight: boolean): Promise<void> {
    const one = this.cases[which % Math.max(1, this.cases.length)];
    if (!one) return;
    for (let time = 0; time < times; time += 1) {
      const file = await this.runtime.cabinet.open(caseStream(one.caseId));
      const offers = offersIn(file, one.caseId).filter(({ action }) => chance.next() < (SELDOM[action] ?? 1));
      if (offers.length === 0) return;
      const onward = straight && chance.next() < STRAIGHT ? ONWARD.find((action) => offers.some((offer) => offer.action === action)) : undefined;
      const action = onward ?? chance.of([...new Set(offers.map((offer) => offer.action))]);
      const offer = chance.of(offers.filter((each) => each.action === action));
      const today = dateOf(this.clock.now());
      const otherCase = this.cases.find(({ person, caseId }) => person === one.person && caseId !== one.caseId)?.caseId ?? one.caseId;
      const body = bodyFor({ chance, offer, file, today, paper: one.paper, otherCase });
      // Now and then what happened some days ago is recorded only now.
      const late = chance.next() < RECORDED_LATE ? { occurredOn: addDays(today, -chance.below(LATEST_DAYS)) } : {};
      const path = `/api/${offer.context}/v1/cases/${one.caseId}/${action}`;
      const answer = await this.send(offer.persona, path, { ...body, ...late });
      const missing = (answer.body['params'] as { readonly missing?: readonly string[] } | undefined)?.missing;
      if (action === 'submit-archive' && missing) await this.send(offer.persona, path, { ...body, missing: missing.map((item) => ({ item, reason: '本案没有' })) });
    }
  }

  async #roster(agency: string, chance: Chance): Promise<void> {
    const { name, example } = chance.of(ROSTER_HTTP_ACTIONS.filter((action) => chance.next() < (SELDOM[action.name] ?? 1)));
    const n = 1 + chance.below(5);
    const about = name === 'enrol-lawyer' || name === 'correct-lawyer' ? { lawyer: { ...lawyerOf(agency, n), firm: chance.of(['甲律师事务所', '乙律师事务所']) } } : { lawyerId: `L-${agency}-${n}` };
    const from = name === 'suspend-lawyer' || name === 'resume-lawyer' ? { from: dateOf(this.clock.now()) } : {};
    await this.send(`assigner@${agency}`, `/api/assignment/v1/rosters/${agency}/${name}`, { ...(example as object), ...about, ...from });
  }

  /** The next step of a campaign mostly; now and then an expert comes or goes, or a step is tried out of turn. */
  async #review(chance: Chance): Promise<void> {
    const region = chance.of(REGIONS);
    const persona = `quality-officer@${region}`;
    if (chance.next() < 0.1) {
      const [n, comes] = [1 + chance.below(6), chance.next() < 0.6];
      await this.send(persona, `/api/quality-review/v1/experts/${region}/${comes ? 'enrol-reviewer' : 'remove-reviewer'}`, comes ? { expert: expertOf(region, n) } : { reviewerId: `E-${region}-${n}`, reason: '调离' });
      return;
    }
    const campaigns = this.log.all.filter(({ entry }) => entry.type === 'quality-review.CampaignOpened' && entry.agency === region).map(({ entry }) => entry.stream);
    if (campaigns.length === 0) return;
    const stream = chance.of(campaigns);
    const next = NEXT_OF_CAMPAIGN[this.log.entriesOf(stream).at(-1)?.type ?? ''] ?? 'close-campaign';
    const action = chance.next() < 0.8 ? next : chance.of(Object.values(NEXT_OF_CAMPAIGN));
    await this.send(persona, `/api/quality-review/v1/campaigns/${stream.slice('review-'.length)}/${action}`, {});
  }
}
