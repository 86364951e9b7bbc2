import type { Message } from '../bus/message.js';
import { PermanentFailure } from '../consumer/failures.js';

/** The entry says that this context may not skip its type, and the context has no handler for it. */
export class UnhandledEntry extends PermanentFailure {
  override readonly name = 'UnhandledEntry';
  constructor(context: string, message: Message) {
    super(`${context} must understand ${message.type}@${message.version} and has no handler for it`);
  }
}

/** An error came through Nest's default filter, which had dropped its cause: the server was not connected by `connectCaseFileServer`. */
export class LostCause extends Error {
  override readonly name = 'LostCause';
  constructor(type: string) {
    super(`a handler of ${type} failed, and Nest dropped the reason: connect the server with connectCaseFileServer`);
  }
}
