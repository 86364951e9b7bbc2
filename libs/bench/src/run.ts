import type { Bilingual } from '@juanzong/kernel';
import type { Figure } from './figure.js';

/** What every section is given. */
export interface Run {
  readonly quick: boolean;
  /** How often everybody who is compared is measured in turn. */
  readonly rounds: number;
  /** Up to how many cases the platform is filled to see what one costs then. */
  readonly cases: number;
  /** How long one measurement takes. */
  readonly seconds: number;
  /** Command lines of the event store to measure beside one another; the first is compared with the peer. */
  readonly servers: readonly string[];
  /** What Node is told besides when it runs them. */
  readonly nodeOptions: readonly string[];
  /** An empty folder of this section's own; it is removed afterwards. */
  readonly scratch: string;
  /** Tells whoever waits how far it has come. */
  say(progress: Bilingual): void;
}

/** One part of the bench. */
export interface Section {
  readonly name: string;
  readonly title: Bilingual;
  measure(run: Run): Promise<Figure[]>;
}
