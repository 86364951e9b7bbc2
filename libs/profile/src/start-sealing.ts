import type { Log } from '@juanzong/observability';
import { Sealer } from '@juanzong/sealing-service';
import type { ServiceRuntime } from '@juanzong/service-kit';

/** How soon after midnight, and after a failure, it is tried. */
const LOOK_MS = 20_000;

/** What is sealed where, and who is told what cannot be. */
export const sealerOf = (runtime: ServiceRuntime, folder: string, log: Log, graceMs = 0): Sealer => new Sealer({
  runtime, folder, graceMs,
  onFailure: (agency, err) => log.error({ agency, err }, 'the files of an agency could not be sealed'),
  onDifference: (difference) => log.error(difference, 'a published file does not say what the store says; it is left as it is'),
});

/** Real time: what was missed is sealed now, in the background, and every day soon after it is over. */
export function startSealing(sealer: Sealer, log: Log): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let [sealedOn, running]: [string | undefined, Promise<void> | undefined] = [undefined, undefined];
  const seal = async (today: string): Promise<void> => {
    try {
      if (await sealer.run(stopping.signal)) sealedOn = today;
    } catch (err) {
      if (!stopping.signal.aborted) log.error({ err }, 'sealing failed, and is tried again');
    }
    running = undefined;
  };
  const look = (): void => {
    const today = sealer.today();
    if (today !== sealedOn) running ??= seal(today);
  };
  const timer = setInterval(look, LOOK_MS);
  look();
  return {
    stop: async () => {
      clearInterval(timer);
      stopping.abort();
      await running;
    },
  };
}
