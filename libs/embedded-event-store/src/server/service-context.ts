import type { EventStorage } from '../storage/event-store.js';
import type { Access } from './access.js';
import type { OpenCalls } from './open-calls.js';

/** What every call handler works with. `maxAppendSize` is in bytes, over all events of one append. */
export interface ServiceContext {
  readonly storage: EventStorage;
  readonly access: Access;
  readonly openCalls: OpenCalls;
  readonly maxAppendSize: number;
}
