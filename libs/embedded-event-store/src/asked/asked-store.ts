import type { MessagePort } from 'node:worker_threads';
import type { AppendOutcome } from '../storage/append-request.js';
import type { EventStorage } from '../storage/event-store.js';
import { type ProposedEvent, sizeOf } from '../storage/proposed-event.js';
import { sendAll, sendLast, sendStream } from './answers.js';
import { GatheredPort } from './gathered-port.js';
import type { Answer, Ask, NewEvent } from './messages.js';
import { Reply } from './reply.js';

const CLOSING = 'the store is closing';

/** Answers what another thread of this process asks of an open store. */
export class AskedStore {
  private readonly port: GatheredPort<Answer>;
  private readonly open = new Map<number, Reply>();
  private closing = false;

  /** `maxAppendSize` is in bytes, over all events of one append. */
  constructor(port: MessagePort, private readonly storage: EventStorage, private readonly maxAppendSize: number) {
    this.port = new GatheredPort(port);
    port.on('message', (asks: readonly Ask[]) => { for (const ask of asks) this.take(ask); });
  }

  private take(ask: Ask): void {
    if (ask.kind === 'close') void this.close(ask.id);
    else if (ask.kind === 'taken') this.open.get(ask.id)?.taken(ask.events);
    else if (ask.kind === 'leave') this.open.get(ask.id)?.leave();
    else if (this.closing) this.port.send({ kind: 'failed', id: ask.id, message: CLOSING, closing: true });
    else if (ask.kind === 'append') void this.append(ask);
    else void this.serve(ask);
  }

  /** Ends every answer that is under way and refuses what is still asked. What was queued to be written is written and answered. */
  private async close(id: number): Promise<void> {
    this.closing = true;
    for (const reply of this.open.values()) reply.fail(CLOSING, true);
    await this.storage.writer.drained();
    this.port.send({ kind: 'end', id });
  }

  private async append({ id, stream, expected, events, deadline }: Extract<Ask, { kind: 'append' }>): Promise<void> {
    const proposed = events.map(proposal);
    if (proposed.reduce((sum, event) => sum + sizeOf(event), 0) > this.maxAppendSize) this.port.send({ kind: 'too-large', id });
    else this.port.send(answerTo(id, await this.storage.writer.append({ stream, expected, events: proposed, deadline })));
  }

  private async serve(ask: Extract<Ask, { kind: 'read' | 'follow' | 'last' }>): Promise<void> {
    const reply = new Reply(ask.id, this.port);
    this.open.set(ask.id, reply);
    try {
      if (ask.kind === 'read') await sendStream(this.storage, ask.stream, ask.from, reply);
      else if (ask.kind === 'follow') await sendAll(this.storage, ask.after, ask.type, reply);
      else await sendLast(this.storage, reply);
      reply.end();
    } catch (error) {
      reply.fail(error instanceof Error ? error.message : String(error), false);
    } finally {
      this.open.delete(ask.id);
    }
  }
}

const proposal = ({ id, type, data, metadata }: NewEvent): ProposedEvent => ({ id, type, contentType: 'application/json', data: Buffer.from(data), metadata: Buffer.from(metadata) });

function answerTo(id: number, outcome: AppendOutcome): Answer {
  switch (outcome.kind) {
    case 'success': return { kind: 'appended', id, position: outcome.position };
    case 'wrong-version': return { kind: 'conflict', id, lastRevision: outcome.lastRevision };
    case 'damaged': return { kind: 'failed', id, message: outcome.message, closing: false };
    case 'deleted': return { kind: 'failed', id, message: 'the stream was deleted', closing: false };
    case 'timeout': return { kind: 'failed', id, message: 'the deadline of the append has passed', closing: false };
  }
}
