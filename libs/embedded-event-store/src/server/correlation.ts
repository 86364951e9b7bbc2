import type { AppendRequest } from '../storage/append-request.js';
import type { ExpectedVersion } from '../storage/append-rules.js';
import type { BatchMessage, BatchOptions } from './batch-message.js';
import type { Addressed } from './batch-response.js';
import { invalidArgument } from './call-error.js';
import { ProposedEvents } from './proposed-events.js';
import { writtenName } from './stream-name.js';

/** One append of a batch stream while its messages arrive, and until it is answered. */
export class Correlation implements Addressed {
  stream = '';
  expected: ExpectedVersion | undefined;
  /** Milliseconds since the Unix epoch; undefined when the client set none. */
  deadline: number | undefined;
  /** Its last message has come. */
  final = false;
  /** Its one answer has been given; what still comes is ignored. */
  answered = false;
  timer: NodeJS.Timeout | undefined;
  private readonly proposed: ProposedEvents;

  /** `requireWrite` throws unless the caller may append to a stream. */
  constructor(readonly correlation: Buffer, maxAppendSize: number, private readonly requireWrite: (stream: string) => void) {
    this.proposed = new ProposedEvents(maxAppendSize);
  }

  /** Takes one message in. Throws the CallError that the correlation is to be answered with. */
  take(message: BatchMessage): void {
    this.final = message.isFinal;
    const { options } = message;
    if (options !== undefined) this.readOptions(options);
    if (this.expected === undefined) throw invalidArgument('The options are missing');
    // What came too late is not looked at: that it is also too large is of no interest.
    if (this.deadline !== undefined && this.deadline < Date.now()) return;
    for (const event of message.events) this.proposed.add(event);
  }

  /** The append, once the last message is there. */
  request(): AppendRequest {
    const { stream, expected, deadline } = this;
    if (expected === undefined) throw invalidArgument('The options are missing');
    return { stream, expected, deadline, events: this.proposed.events };
  }

  private readOptions({ stream, expected, deadline }: BatchOptions): void {
    this.stream = writtenName(stream);
    this.deadline = deadline;
    if (expected === undefined) throw invalidArgument('The expected revision is missing');
    this.expected = expected;
    this.requireWrite(this.stream);
  }
}
