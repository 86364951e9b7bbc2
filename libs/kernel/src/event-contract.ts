import type { Bilingual } from './bilingual.js';

/** Whatever validates and types the data of an event: a zod schema in practice, which the kernel need not know. */
export interface DataSchema<Data> {
  parse(value: unknown): Data;
}

/**
 * The contract of one version of one event type, one file each under `<context>/contracts/src/events`.
 * Personal fields are marked in the schema, `.meta({ personal: '<subject>' })`, and encrypted before the append.
 */
export interface EventContract<Type extends string = string, Data = unknown> {
  /** `<context>.<PastTense>`, for example `intake.ApplicationReceived`. */
  readonly type: Type;
  readonly version: number;
  readonly label: Bilingual;
  /** Stream families it may be written to: `case`, `roster`, `numbers`, … */
  readonly streams: readonly string[];
  readonly schema: DataSchema<Data>;
  readonly example: NoInfer<Data>;
  /** The contexts that may not skip this type. */
  readonly mustUnderstand: readonly string[];
  /** Moves a case through its life cycle: its `occurredAt` never precedes the one before. */
  readonly lifeCycle: boolean;
}

export const defineEvent = <Type extends string, Data>(contract: EventContract<Type, Data>): EventContract<Type, Data> => contract;

/** The data type of a contract. */
export type DataOf<C> = C extends EventContract<string, infer Data> ? Data : never;
