import type { CaseFileServer, ParkedStream } from '@juanzong/messaging';
import { refuse, type Refusal } from '@juanzong/kernel';

/** A stream that stands still for one context, as an operator sees it. The bytes hold personal fields encrypted only. */
export interface ParkedView {
  readonly context: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly eventId: string;
  readonly type: string;
  readonly attempts: number;
  readonly parkedAt: string;
  readonly reason: { readonly name: string; readonly message: string; readonly causes: readonly string[] };
  /** The message as received, base64. */
  readonly bytes: string;
}

export type OpsRefusal = Refusal<'ops.not-parked' | 'ops.nobody-took-it'>;

/** A stream that was taken up again; whether it is parked again, and why. */
export interface Unparked {
  readonly context: string;
  readonly stream: string;
  readonly parkedAgain: ParkedView | null;
}

/** What operators do by hand with those who read the bus, wherever they run. */
export interface ParkedDesk {
  parked(): readonly ParkedView[] | Promise<readonly ParkedView[]>;
  /** Replays the stream from what parked it. */
  unpark(context: string, stream: string): Promise<Unparked | OpsRefusal>;
}

/** What operators do by hand with the consumers of this process. Open for work once the consumers run. */
export class OpsDesk implements ParkedDesk {
  #servers: ReadonlyMap<string, Pick<CaseFileServer, 'runner'>> = new Map();

  open(servers: ReadonlyMap<string, Pick<CaseFileServer, 'runner'>>): void {
    this.#servers = servers;
  }

  parked(): ParkedView[] {
    return [...this.#servers].flatMap(([context, { runner }]) => runner.parked().map((one) => viewOf(context, one)));
  }

  async unpark(context: string, stream: string): Promise<Unparked | OpsRefusal> {
    const runner = this.#servers.get(context)?.runner;
    if (!runner?.parked().some((one) => one.stream === stream)) return refuse('ops.not-parked', { context, stream });
    await runner.unpark(stream);
    const again = runner.parked().find((one) => one.stream === stream);
    return { context, stream, parkedAgain: again ? viewOf(context, again) : null };
  }
}

/** A parked stream of a context as operators see it. */
export const viewOf = (context: string, { stream, revision, position, eventId, type, attempts, parkedAt, reason, bytes }: ParkedStream): ParkedView => ({
  context, stream, revision, position: position.toString(), eventId, type, attempts, parkedAt,
  reason: { name: reason.name, message: reason.message, causes: reason.causes }, bytes: Buffer.from(bytes).toString('base64'),
});
