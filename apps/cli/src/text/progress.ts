import { SingleBar } from 'cli-progress';
import type { Io } from '../io.js';

export interface Progress {
  readonly step: () => void;
  readonly end: () => void;
}

/** A progress bar on standard error, if that is a terminal; nothing otherwise. */
export function progressOf(io: Io, label: string, total: number): Progress {
  if (!io.errIsTerminal || total === 0) return { step: () => undefined, end: () => undefined };
  const bar = new SingleBar({ format: `${label} [{bar}] {percentage}% {value}/{total} 剩余 ETA {eta_formatted}`, stream: process.stderr, hideCursor: true, clearOnComplete: false });
  bar.start(total, 0);
  return { step: () => bar.increment(), end: () => bar.stop() };
}
