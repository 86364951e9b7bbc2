import type { GroupCode } from './catalogue/groups.js';
import type { Circumstance } from './catalogue/hardship.js';
import type { MatterCategory, MatterCode } from './catalogue/matters.js';

/** What the rules see of a case: coarse codes only, nothing that names a person. */
export interface CaseFacts {
  readonly groups: readonly GroupCode[];
  readonly matter: MatterCode;
  readonly category: MatterCategory;
  /** Completed years on the date of the triggering event; absent if the birth date is unknown. */
  readonly age?: number;
  readonly circumstances: readonly Circumstance[];
}
