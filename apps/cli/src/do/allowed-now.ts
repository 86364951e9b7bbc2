import type { AllowedAnswer } from '../http/answers.js';
import type { PlatformClient } from '../http/platform-client.js';
import type { CaseSituation } from './case-situation.js';
import type { OfferedAction } from './offered-actions.js';
import { personasOf } from './persona-of.js';

/** An action that somebody may take now, and who. */
export interface AllowedNow {
  readonly action: OfferedAction;
  readonly personas: readonly string[];
}

/** What may be done next to a case, asked of the platform for every role that has anything to do with it, or for one persona. */
export async function allowedNow(client: PlatformClient, situation: CaseSituation, offered: readonly OfferedAction[], only?: string): Promise<AllowedNow[]> {
  const roles = [...new Set(offered.flatMap((action) => action.roles))];
  const personas = only === undefined ? [...new Set(roles.flatMap((role) => personasOf(role, situation)))] : [only];
  const contexts = [...new Set(offered.map(({ context }) => context))];
  const allowed = await Promise.all(personas.flatMap((persona) => contexts.map(async (context) => {
    const { actions } = await client.get<AllowedAnswer>(`/api/${context}/v1/cases/${situation.caseId}/actions`, persona);
    return actions.map(({ name }) => ({ context, name, persona }));
  })));
  const now = allowed.flat();
  return offered
    .map((action) => ({ action, personas: now.filter((one) => one.context === action.context && one.name === action.name).map(({ persona }) => persona) }))
    .filter(({ personas: found }) => found.length > 0);
}
