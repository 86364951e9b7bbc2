import { setTimeout as sleep } from 'node:timers/promises';
import { applicationOf, LACKING } from './applications.js';
import type { Accepted, PlatformHttp } from './platform-http.js';

const FIRST_PAUSE_MS = 3;
const LONGEST_PAUSE_MS = 50;
const PATIENCE_MS = 60_000;
const PAPER = { kind: 'ARCHIVE_PAPER', mediaType: 'text/plain', contentBase64: Buffer.from('办理情况报告'.repeat(40)).toString('base64') };
const HANDED_IN = 'CLOSING_REPORT';

/** Who receives a case, and of whom it is. */
export interface Receiving {
  readonly ordinal: number;
  readonly agency: string;
  /** The organ that handles the matter, where it makes another agency competent. */
  readonly handlingOrgan?: string;
}

/** The date on the wall of every agency. */
export const todayInChina = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** The application of one more person. */
export const receive = (platform: PlatformHttp, { ordinal, agency, handlingOrgan }: Receiving): Promise<Accepted> =>
  platform.act(`clerk@${agency}`, '/api/intake/v1/applications', applicationOf(ordinal, handlingOrgan));

/** One case as the people of an agency work on it, step by step. Each step is one command that has to be accepted. */
export class CaseAtWork {
  readonly #today = todayInChina();

  constructor(
    private readonly platform: PlatformHttp,
    readonly caseId: string,
    readonly agency: string,
    private readonly lawyer?: string,
  ) {}

  /** The same case, reached by another way. */
  by(platform: PlatformHttp): CaseAtWork {
    return new CaseAtWork(platform, this.caseId, this.agency, this.lawyer);
  }

  act(persona: string, context: string, action: string, body: object = {}): Promise<Accepted> {
    return this.platform.act(persona, `/api/${context}/v1/cases/${this.caseId}/${action}`, body);
  }

  requestSupplement = (): Promise<Accepted> => this.act(`clerk@${this.agency}`, 'intake', 'request-supplement');
  supplyMaterials = (): Promise<Accepted> => this.act(`clerk@${this.agency}`, 'intake', 'supply-materials', { materials: [LACKING] });
  accept = (): Promise<Accepted> => this.act(`clerk@${this.agency}`, 'intake', 'accept-application');
  verifyMeans = (): Promise<Accepted> => this.act(`examiner@${this.agency}`, 'eligibility', 'verify-means', { method: 'COMMITMENT', source: '个人诚信承诺书', householdSize: 2, monthlyIncomeFen: 60000, assetsFen: 0 });
  proposeGrant = (): Promise<Accepted> => this.act(`examiner@${this.agency}`, 'eligibility', 'propose-decision', { outcome: 'GRANT' });
  approve = (): Promise<Accepted> => this.act(`approver@${this.agency}`, 'eligibility', 'approve-decision');
  serve = (): Promise<Accepted> => this.act(`clerk@${this.agency}`, 'eligibility', 'serve-decision', { method: 'IN_PERSON', servedOn: this.#today, receivedBy: '本人' });
  assign = (): Promise<Accepted> => this.act(`assigner@${this.agency}`, 'assignment', 'assign-provider');
  proposeForwarding = (): Promise<Accepted> => this.act(`clerk@${this.agency}`, 'cross-region-transfer', 'propose-forwarding');
  acceptArchive = (): Promise<Accepted> => this.act(`quality-officer@${this.agency}`, 'quality-review', 'accept-archive');

  /** Waits until an action is offered that another service's reaction has to precede. @throws Error if that takes a minute. */
  async offered(persona: string, context: string, action: string): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const { status, text } = await this.platform.ask(`${persona}@${this.agency}`, `/api/${context}/v1/cases/${this.caseId}/actions`);
      if (status < 300 && (JSON.parse(text) as { actions: readonly { name: string }[] }).actions.some(({ name }) => name === action)) return;
      if (Date.now() > until) throw new Error(`${this.caseId}: ${action} was never allowed: ${status} ${text}`);
      await sleep(pause);
    }
  }

  /** The case with the lawyer to whom the draw gave it. */
  async withLawyer(): Promise<CaseAtWork> {
    const { status, text } = await this.platform.ask(`assigner@${this.agency}`, `/api/assignment/v1/cases/${this.caseId}/provider`);
    if (status >= 300) throw new Error(`${this.caseId} came to nobody: ${status} ${text}`);
    return new CaseAtWork(this.platform, this.caseId, this.agency, `lawyer:${(JSON.parse(text) as { provider: { lawyerId: string } }).provider.lawyerId}`);
  }

  /** What a lawyer does, from taking the case to closing it. */
  async handle(): Promise<void> {
    const lawyer = this.#lawyer();
    await this.act(lawyer, 'assignment', 'accept-assignment');
    await this.act(lawyer, 'assignment', 'sign-agreement', { signedOn: this.#today, powerOfAttorney: true });
    await this.act(lawyer, 'assignment', 'report-progress', { stage: '办理', content: '已会见当事人并提交材料', reportedToRecipient: true });
    await this.act(lawyer, 'assignment', 'close-case', { result: 'MEDIATED', resultText: '调解结案', recoveredFen: 100000, closedOn: this.#today });
  }

  /** Hands in the archive: one paper, and why the others are missing. */
  async submitArchive(): Promise<void> {
    const lawyer = this.#lawyer();
    const document = await this.platform.act(lawyer, `/api/intake/v1/cases/${this.caseId}/documents`, PAPER);
    const required = await requiredItems(this.platform, this.caseId, lawyer);
    const missing = required.filter((item) => item !== HANDED_IN).map((item) => ({ item, reason: '原件由办案机关留存' }));
    await this.platform.act(lawyer, `/api/quality-review/v1/cases/${this.caseId}/submit-archive`, { items: [{ item: HANDED_IN, documents: [document], pages: 2 }], missing });
  }

  #lawyer(): string {
    if (this.lawyer === undefined) throw new Error(`${this.caseId} has no lawyer yet`);
    return this.lawyer;
  }
}

const lists = new WeakMap<PlatformHttp, Promise<readonly string[]>>();

/** All cases of a run are of one kind: their list is looked up once. */
function requiredItems(platform: PlatformHttp, caseId: string, lawyer: string): Promise<readonly string[]> {
  const known = lists.get(platform) ?? platform.ask(lawyer, `/api/quality-review/v1/cases/${caseId}/archive-list`)
    .then(({ text }) => (JSON.parse(text) as { items: readonly { code: string; required: boolean }[] }).items.flatMap(({ code, required }) => (required ? [code] : [])));
  lists.set(platform, known);
  return known;
}
