import type { RuleInput } from '@juanzong/common-domain';
import type { CommandContext, Decision, NewEntry } from '@juanzong/kernel';
import type { QualityCommand, QualityCommandOf } from './quality.commands.js';
import type { QualityRefusal } from './quality.refusals.js';
import type { QualityState } from './quality.state.js';

export type QualityDecision = Decision<NewEntry, QualityRefusal>;
export type Decide<Kind extends QualityCommand['kind']> = (command: QualityCommandOf<Kind>, state: QualityState, context: CommandContext, input: RuleInput) => QualityDecision;
