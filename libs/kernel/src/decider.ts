import type { CommandId, DeadlineId, EventId } from './ids.js';
import type { CalendarDate, Instant, OccurredAt } from './time.js';
import type { Refusal } from './refusal.js';

/** Who acts: an opaque id, the role they act in and the agency they act for. Never called anything else. */
export interface Actor {
  readonly id: string;
  readonly role: Role;
  readonly agency?: string;
}

/**
 * clerk 受理人员 · examiner 审查人员 · approver 审批人员 · assigner 指派人员 · lawyer 承办人 ·
 * supervisor 司法行政机关 · quality-officer 质量管理员 · reviewer 评估专家 · recipient 受援人（申请人）本人 ·
 * organ 办案机关、监管场所、值班律师 · operator 平台运营 · auditor 审计 · system 平台自身
 */
export const ROLES = [
  'clerk', 'examiner', 'approver', 'assigner', 'lawyer', 'supervisor', 'quality-officer', 'reviewer', 'recipient', 'organ', 'operator', 'auditor', 'system',
] as const;
export type Role = (typeof ROLES)[number];

/** Derives ids without randomness, so that deciding again gives the same ids. */
export interface IdSource {
  /** The event id that the entry at `index` of this command's events will get. */
  entry(index: number): EventId;
  /** UUID v5 of any parts: the same parts give the same id. */
  derive(...parts: readonly string[]): string;
  /** deadlineId = v5(start entry, rule). */
  deadline(startEntry: EventId, ruleId: string): DeadlineId;
}

/** What a command carries besides its content: time, ids and who, all from outside the domain. */
export interface CommandContext {
  readonly commandId: CommandId;
  readonly actor: Actor;
  /** The writer's clock. */
  readonly now: Instant;
  /** The date in Asia/Shanghai of `now`. */
  readonly today: CalendarDate;
  /** When the fact happened, as the command says; the writer's clock where it does not say. */
  readonly occurredAt: OccurredAt;
  readonly ids: IdSource;
}

/** A new entry as a decider hands it over: data in plain values, before opening, sealing and numbering. */
export interface NewEntry<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly version: number;
  readonly data: Data;
  /** When it happened in the world; the command's `occurredAt` if absent. */
  readonly occurredAt?: OccurredAt;
  /** In a `…Corrected` entry: the entry it corrects. */
  readonly corrects?: EventId;
  /** The owning agency at that moment, where this entry opens a file or hands it over. */
  readonly agency?: string;
  /** The rule packs and the calendar that this decision used; absent where it used none. */
  readonly rules?: PinnedRules;
}

/** An entry as a domain sees it when folding: opened, upcast, with the parts of the envelope that matter. */
export interface RecordedEntry<Type extends string = string, Data = unknown> {
  readonly eventId: EventId;
  readonly type: Type;
  readonly version: number;
  readonly data: Data;
  readonly revision: number;
  readonly occurredAt: OccurredAt;
  readonly recordedAt: Instant;
  readonly actor: Actor;
  readonly agency: string;
  readonly corrects?: EventId;
  /** Where corrections stand in their places: everything that this one stands for, the first and the corrections before it. */
  readonly replaces?: readonly EventId[];
}

/** Guard, then fact: the events of an accepted command, or one refusal. */
export type Decision<Event extends NewEntry, R extends Refusal> = readonly Event[] | R;

/** Three exports, no class, no clock, no id generator. `Input` is everything rules need: packs, calendar, facts fetched at the edge. */
export interface Decider<Command, State, Event extends NewEntry, R extends Refusal, Input = undefined> {
  decide(command: Command, state: State, context: CommandContext, input: Input): Decision<Event, R>;
  evolve(state: State, entry: RecordedEntry): State;
  initialState(): State;
}

/** The rule packs and calendar that a decision used; the command handler copies them into the envelope. */
export interface PinnedRules {
  readonly policyVersions: readonly PolicyVersion[];
  readonly calendarVersion?: string;
}

export interface PolicyVersion {
  readonly id: string;
  readonly contentHash: string;
  readonly verified: boolean;
}
