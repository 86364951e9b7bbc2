import type { EmbeddedPostgres } from '@juanzong/read-model';
import { setTimeout as sleep } from 'node:timers/promises';

interface Parts {
  readonly postgres: Pick<EmbeddedPostgres, 'ended' | 'startAgain' | 'stop'>;
  /** Told when it has ended unasked, and when it cannot be started again. */
  readonly onEnd: (error?: unknown) => void;
  /** Told when it answers again; what it held may be gone. */
  readonly onBack: () => Promise<void>;
}

const PAUSE_MS = 1_000;

/** Starts PostgreSQL again whenever it ends unasked: what it holds can be made again. What is returned stops it for good. */
export function keepPostgres({ postgres, onEnd, onBack }: Parts): () => Promise<void> {
  let stopping = false;
  const again = async (): Promise<void> => {
    while (!stopping) {
      try {
        await postgres.startAgain();
        return await onBack();
      } catch (error) {
        onEnd(error);
        await sleep(PAUSE_MS);
      }
    }
  };
  const kept = (async () => {
    for (;;) {
      await postgres.ended;
      if (stopping) return;
      onEnd();
      await again();
    }
  })();
  return async () => {
    stopping = true;
    await postgres.stop();
    await kept;
  };
}
