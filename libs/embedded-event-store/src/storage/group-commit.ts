import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AppendOutcome, WriteRequest } from './append-request.js';
import { CommitGroup } from './commit-group.js';
import type { CommitNotifier } from './commit-notifier.js';
import type { EventDatabase } from './database.js';
import { positionOf } from './keys.js';
import { sizeOf } from './proposed-event.js';
import type { StreamCatalog } from './stream-catalog.js';
import type { TailWitness } from './tail-witness.js';

interface Waiting {
  readonly request: WriteRequest;
  readonly answer: (outcome: AppendOutcome) => void;
}

/** Events in one transaction, and bytes in one transaction, at which a group is full. */
const GROUP_EVENTS = 4_096;
const GROUP_BYTES = 8 * 1024 * 1024;
/** Turns of the event loop for which a group may grow at most. */
const GATHERING_TURNS = 16;

/**
 * The one writer. Appends that arrive while a group is being written form the next one: one transaction and one flush
 * for all of them. Nobody is answered before the group is on disk, not even with an error, since an error may speak of
 * events that the group adds.
 */
export class GroupCommit {
  private readonly waiting: Waiting[] = [];
  private busy = false;
  private idle: (() => void) | undefined;
  private committedPosition: number;

  /** `fail` is called when a commit fails; memory may then be ahead of the disk, so it must stop the process. */
  constructor(
    private readonly database: EventDatabase,
    private readonly catalog: StreamCatalog,
    private readonly notifier: CommitNotifier,
    private readonly witness: TailWitness,
    private readonly fail: (error: unknown) => void,
  ) {
    const [last] = [...database.log.getKeys({ reverse: true, limit: 1 })];
    this.committedPosition = last === undefined ? 0 : positionOf(last);
  }

  /** Position of the last event on disk, 0 when there is none. */
  get lastPosition(): number { return this.committedPosition; }

  /** Queues an append or a removal; the outcome comes once it is durable, in order of arrival within a stream. */
  append(request: WriteRequest): Promise<AppendOutcome> {
    return new Promise((answer) => {
      this.waiting.push({ request, answer });
      if (this.busy) return;
      this.busy = true;
      // The rest of what arrived in this turn joins the group.
      setImmediate(() => { void this.run(); });
    });
  }

  /** Resolves when everything queued so far is on disk and answered. */
  async drained(): Promise<void> {
    while (this.busy) await new Promise<void>((resolve) => { this.idle = resolve; });
  }

  private async run(): Promise<void> {
    try {
      while (this.waiting.length > 0) {
        await this.gather();
        this.commit(this.takeGroup());
        // Answers go out, and what arrived during the flush comes in.
        await nextTurn();
      }
      this.busy = false;
      this.idle?.();
    } catch (error) {
      // `busy` stays set: nothing is written or answered any more.
      this.fail(error);
    }
  }

  /** Waits while every turn brings more: a flush costs more than a turn, and one flush is enough for all of them. */
  private async gather(): Promise<void> {
    let seen = 0;
    for (let turn = 0; turn < GATHERING_TURNS && this.waiting.length > seen && this.waiting.length < GROUP_EVENTS; turn += 1) {
      seen = this.waiting.length;
      await nextTurn();
    }
  }

  private commit(members: readonly Waiting[]): void {
    const group = new CommitGroup(this.database, this.catalog, this.committedPosition);
    const now = Date.now();
    const outcomes = members.map(({ request }) => group.decide(request, now));
    if (!group.isEmpty) {
      group.write();
      this.database.root.resetReadTxn();
      this.committedPosition = group.lastPosition;
      this.witness.write(group.lastPosition);
      this.notifier.committed(group.publish());
    }
    members.forEach(({ answer }, index) => {
      const outcome = outcomes[index];
      if (outcome !== undefined) answer(outcome);
    });
  }

  private takeGroup(): Waiting[] {
    let events = 0;
    let bytes = 0;
    let count = 0;
    for (const { request } of this.waiting) {
      if (count > 0 && (events >= GROUP_EVENTS || bytes >= GROUP_BYTES)) break;
      count += 1;
      if (!('events' in request)) continue;
      events += request.events.length;
      for (const event of request.events) bytes += sizeOf(event);
    }
    return this.waiting.splice(0, count);
  }
}
