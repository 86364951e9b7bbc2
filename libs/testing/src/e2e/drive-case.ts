import type { Accepted, Client, ProblemBody } from './client.js';
import { until } from './until.js';

/** A case to be driven, and on which days its steps are said to have happened; now if absent. */
export interface Drive {
  readonly caseId: string;
  readonly agency: string;
  /** The day of every step after the application. */
  readonly on?: string;
  /** The approver sends the proposal back once. */
  readonly returned?: boolean;
  /** The first lawyer declines. */
  readonly declined?: boolean;
  /** Milliseconds for which reactions of other services are waited for; a minute if absent. */
  readonly patienceMs?: number;
  /** Goes no further than the grant. */
  readonly until?: 'GRANTED';
}

/** Where a driven case ended, and what the road was. */
export interface Driven {
  readonly caseId: string;
  readonly state: 'CLOSED' | 'GRANTED' | 'REFUSED';
  readonly steps: readonly string[];
  readonly reasons: string;
}

type Context = 'intake' | 'eligibility' | 'assignment';

/** The eligibility of a case that has been accepted, or the assignment of one that was granted, or how it stands. */
const situation = (client: Client, context: Context, caseId: string): Promise<string> =>
  client.read<{ state: string }>('auditor', `/api/${context}/v1/cases/${caseId}/actions`).then(({ state }) => state);

/** Takes a received case to its end, each step as the persona whose work it is, as the rules want it. */
export async function driveCase(client: Client, drive: Drive): Promise<Driven> {
  const steps: string[] = [];
  const run = new Steps(client, drive, steps);
  await run.accept();
  const outcome = await run.decide();
  await run.serve();
  if (outcome.state === 'GRANT' && drive.until !== 'GRANTED') await run.conduct();
  return { caseId: drive.caseId, state: outcome.state === 'GRANT' ? (drive.until ?? 'CLOSED') : 'REFUSED', steps, reasons: outcome.why };
}

class Steps {
  readonly #staff: (role: string) => string;

  constructor(private readonly client: Client, private readonly drive: Drive, private readonly steps: string[]) {
    this.#staff = (role) => `${role}@${drive.agency}`;
  }

  async accept(): Promise<void> {
    const problem = await this.#try('clerk', 'intake', 'accept-application');
    if (!problem) return;
    if (problem.code !== 'intake.materials-missing') throw new Error(`${this.drive.caseId}: ${problem.code} ${problem.detailEn}`);
    await this.#do('clerk', 'intake', 'request-supplement');
    await this.#do('clerk', 'intake', 'supply-materials', { materials: problem.params['missing'] });
    await this.#do('clerk', 'intake', 'accept-application');
  }

  /** By the rules: what they say is proposed, whatever it is; another person approves. A notified case is granted at once. */
  async decide(): Promise<{ state: 'GRANT' | 'REFUSE'; why: string }> {
    const { caseId } = this.drive;
    const state = await until(`examination of ${caseId}`, async () => {
      const now = await situation(this.client, 'eligibility', caseId);
      return now === 'Accepted' ? undefined : now;
    }, this.drive.patienceMs);
    if (state === 'Decided') return { state: 'GRANT', why: '' };
    const proposed = await this.#propose();
    if (this.drive.returned === true) {
      await this.#do('approver2', 'eligibility', 'return-decision', { reason: '请写明理由' });
      await this.#do('examiner2', 'eligibility', 'propose-decision', { outcome: proposed.state, note: '理由已写明' });
    }
    await this.#do('approver', 'eligibility', 'approve-decision');
    return proposed;
  }

  async #propose(): Promise<{ state: 'GRANT' | 'REFUSE'; why: string }> {
    const first = await this.#try('examiner', 'eligibility', 'propose-decision', { outcome: 'GRANT' });
    if (!first) return { state: 'GRANT', why: '' };
    if (first.code === 'eligibility.means-not-verified') {
      const nothingKnown = await this.#try('examiner', 'eligibility', 'query-means');
      if (nothingKnown) {
        await this.#do('examiner', 'eligibility', 'verify-means', { method: 'COMMITMENT', source: '个人诚信承诺书', householdSize: 1, monthlyIncomeFen: 0, assetsFen: 0 });
      }
      return this.#propose();
    }
    if (first.code !== 'eligibility.proposal-contradicts-rules' || first.params['expected'] !== 'REFUSE') throw new Error(`${this.drive.caseId}: ${first.code} ${first.detailEn}`);
    await this.#do('examiner', 'eligibility', 'propose-decision', { outcome: 'REFUSE' });
    return { state: 'REFUSE', why: String(first.params['why']) };
  }

  async serve(): Promise<void> {
    await this.#do('clerk', 'eligibility', 'serve-decision', { method: 'IN_PERSON', servedOn: this.#day(), receivedBy: '本人' });
  }

  async conduct(): Promise<void> {
    const { caseId } = this.drive;
    await until(`opening of the assignment of ${caseId}`, async () => ((await situation(this.client, 'assignment', caseId)) === 'NotOpen' ? undefined : true), this.drive.patienceMs);
    let lawyer = await this.#assign();
    if (this.drive.declined === true) {
      await this.#as(lawyer, 'decline-assignment', { reason: 'SCHEDULE' });
      const other = await this.#assign();
      if (other === lawyer) throw new Error(`${caseId}: assigned again to ${lawyer}, who declined`);
      lawyer = other;
    }
    await this.#as(lawyer, 'accept-assignment');
    await this.#as(lawyer, 'sign-agreement', { signedOn: this.#day(), powerOfAttorney: true });
    await this.#as(lawyer, 'report-progress', { stage: '办理', content: '已会见当事人并提交材料', reportedToRecipient: true });
    await this.#as(lawyer, 'close-case', { result: 'MEDIATED', resultText: '调解结案', recoveredFen: 100000, closedOn: this.#day() });
  }

  /** @returns the persona of the lawyer to whom it came. */
  async #assign(): Promise<string> {
    const { revision } = await this.#do('assigner', 'assignment', 'assign-provider');
    const timeline = await this.client.read<{ entries: { type: string; data: { lawyerId?: string } }[] }>('auditor', `/api/case-history/v1/cases/${this.drive.caseId}/timeline?minRevision=${revision}`);
    const assigned = timeline.entries.filter(({ type }) => type === 'assignment.ProviderAssigned').at(-1);
    return `lawyer:${assigned?.data.lawyerId ?? ''}`;
  }

  async #try(role: string, context: Context, action: string, body: object = {}): Promise<ProblemBody | undefined> {
    const answer = await this.client.post<ProblemBody>(this.#staff(role), `/api/${context}/v1/cases/${this.drive.caseId}/${action}`, this.#dated(body));
    if (answer.status === 200) this.steps.push(action);
    return answer.status === 200 ? undefined : answer.body;
  }

  #do(role: string, context: Context, action: string, body: object = {}): Promise<Accepted> {
    this.steps.push(action);
    return this.client.do(this.#staff(role), `/api/${context}/v1/cases/${this.drive.caseId}/${action}`, this.#dated(body));
  }

  #as(lawyer: string, action: string, body: object = {}): Promise<Accepted> {
    this.steps.push(action);
    return this.client.do(lawyer, `/api/assignment/v1/cases/${this.drive.caseId}/${action}`, this.#dated(body));
  }

  readonly #dated = (body: object): object => (this.drive.on === undefined ? body : { ...body, occurredOn: this.drive.on });

  /** Today as 法定 dates count it: the day in Asia/Shanghai. */
  readonly #day = (): string => this.drive.on ?? new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}
