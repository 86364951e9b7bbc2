import { refuse, type Refusal } from '@juanzong/kernel';

/** Why the command handler itself refuses, whatever the decider would have said. */
export type HandlerRefusal = Refusal<
  'command.conflicting-content' | 'command.contended' | 'case-file.occurred-before-previous' | 'case-file.clock-behind'
>;

/** The same command id came with other content. */
export const conflictingContent = (commandId: string): HandlerRefusal => refuse('command.conflicting-content', { commandId });
/** Others kept writing first; nothing was changed and the command may be sent again. */
export const contended = (stream: string): HandlerRefusal => refuse('command.contended', { stream });
/** An entry that moves a case through its life cycle would precede the one before. */
export const occurredBeforePrevious = (occurred: string, previous: string): HandlerRefusal =>
  refuse('case-file.occurred-before-previous', { occurred, previous });
/** The writer's clock is more than two seconds behind the head of the file. */
export const clockBehind = (now: string, head: string): HandlerRefusal => refuse('case-file.clock-behind', { now, head });
