import { caseStream } from '@juanzong/case-file';
import { intakeDecider } from '@juanzong/intake-domain';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { MatterClaims } from './matter-claims.js';

/** The applicant's right to apply again hangs on these: the matter is let go under the person's own number. */
const LETS_GO = ['intake.ApplicationWithdrawn', 'intake.ApplicationDeemedWithdrawn', 'eligibility.AidRefused', 'eligibility.AidTerminated'];

/** What an erasure does around its entry. Every step may be repeated. */
export class Erasures {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly claims: MatterClaims,
  ) {}

  /** Before the entry: the matter is let go now, for afterwards nobody knows any more whose it was. */
  async prepare(caseId: string): Promise<void> {
    const file = await this.runtime.cabinet.open(caseStream(caseId));
    const ended = file.entries.findLast(({ entry }) => LETS_GO.includes(entry.type))?.entry;
    if (ended) await this.claims.release(caseId, ended.eventId, ended.type.slice(ended.type.indexOf('.') + 1));
  }

  /** After the entry: destroys the keys of everybody whose erasure the file records, and forgets what was read with them, also by a command that is on its way. */
  async apply(caseId: string): Promise<void> {
    const stream = caseStream(caseId);
    const state = (await this.runtime.cabinet.open(stream)).stateFor(intakeDecider);
    if (state.status === 'NotOpened') return;
    await this.runtime.vault.applyErasures(state.erased.map((subject) => ({ stream, subject })));
    this.runtime.cabinet.forgetAll();
  }
}
