/** What the command sees of the world around it; a test hands in another one. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether standard error is a terminal: only then is there a progress bar. */
  readonly errIsTerminal: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The process itself. */
export const processIo: Io = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  env: process.env,
  errIsTerminal: process.stderr.isTTY,
  now: () => Date.now(),
};
