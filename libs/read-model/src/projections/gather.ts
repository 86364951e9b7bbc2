import type { WaitingReaders } from './waiting-readers.js';

/** How often it is looked whether more came. */
const LOOKS = 8;

export interface Gathering {
  /** Milliseconds at the most. */
  readonly ms: number;
  /** As many as are committed together: there is no waiting for more. */
  readonly whole: number;
  /** How many wait to be committed. */
  readonly waiting: () => number;
  readonly readers: Pick<WaitingReaders, 'orAfter'>;
}

/**
 * Waits so that more is committed together, as long as it pays: until a whole batch waits, a reader does, nothing more came since
 * the last look, the time is over, or the signal aborts.
 */
export async function gather({ ms, whole, waiting, readers }: Gathering, signal: AbortSignal): Promise<void> {
  let before = -1;
  for (let look = 0; look < LOOKS && !signal.aborted; look += 1) {
    const now = waiting();
    if (now >= whole || now === before) return;
    before = now;
    if (await readers.orAfter(ms / LOOKS, signal)) return;
  }
}
