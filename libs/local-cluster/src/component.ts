import type { Bilingual } from '@juanzong/kernel';

/** The programs that a cluster of services stands on, in the order in which a person thinks of them. */
export const COMPONENT_NAMES = ['kafka', 'postgres', 'redis', 'event-store', 's3'] as const;

/** One of them. */
export type ComponentName = (typeof COMPONENT_NAMES)[number];

/** Environment variables by which the services reach a component, with their values. */
export type Environment = Readonly<Record<string, string>>;

/** What a component was given when it was made and keeps for as long as its folder is there. */
export interface Settings {
  /** TCP ports on 127.0.0.1; the first is for clients. */
  readonly ports: readonly number[];
  /** Password or secret key, made for this folder. */
  readonly secret: string;
}

/** Where one component lives. */
export interface Place extends Settings {
  /** The folder of this component alone: what it keeps is below `data`, which can be wiped by itself. */
  readonly folder: string;
  /** The file its messages are added to. */
  readonly logFile: string;
  /** Receives what has to be waited for (a download) or was done unasked, a line each, in both languages. */
  readonly log: (line: string) => void;
}

/** How a component is started, reached and stopped. */
export interface Component {
  readonly name: ComponentName;
  /** Its name for people. */
  readonly title: string;
  /** The variables by which services reach it, the most telling first. */
  readonly variables: readonly string[];
  /** The ports it has where nobody says otherwise; the first is for clients. */
  readonly standardPorts: readonly number[];
  /** How one is reached that somebody else runs at the standard port; several ways are tried in turn. */
  readonly elsewhere: readonly Environment[];
  /** The service in docker-compose.yml that stands in for it. */
  readonly composeService: string;
  /** What it says when asked to stop, and for how long that is waited for. */
  readonly stop: { readonly signal: NodeJS.Signals; readonly patienceMs: number };
  /** What has to be installed before it can be started here; undefined when nothing has. */
  lacks(): Promise<Bilingual | undefined>;
  /** The variables by which services reach the one at `place`. */
  environment(place: Place): Environment;
  /** Starts the program as a process of its own and returns its id. What it needs on the disk is made before. */
  launch(place: Place): Promise<number>;
  /** Asks it once, by the official client, for something it can only answer when it is ready. Rejects when it is not. */
  answers(environment: Environment): Promise<void>;
  /** Deletes what it keeps; it does not run. */
  wipe(place: Place): void;
}
