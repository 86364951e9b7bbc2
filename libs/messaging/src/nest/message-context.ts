import { BaseRpcContext } from '@nestjs/microservices';
import type { Message } from '../bus/message.js';

/** The second argument of a handler (`@Ctx()`). */
export class MessageContext extends BaseRpcContext<[Message, number, string]> {
  get message(): Message {
    return this.args[0];
  }

  /** 1 at the first call for this message, 2 at its first repetition, … */
  get attempt(): number {
    return this.args[1];
  }

  /** The bounded context whose server called. */
  get context(): string {
    return this.args[2];
  }
}
