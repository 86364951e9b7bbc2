import type { CommandRequest } from '@juanzong/http';
import { QUALITY_ACTIONS, type QualityCommand } from '@juanzong/quality-review-domain';

const KIND_OF_ACTION = new Map(Object.entries(QUALITY_ACTIONS).map(([kind, { name }]) => [name, kind]));

/** The command that an action asks for. Its body was parsed by the action's own schema, which has the command's fields. */
export function toQualityCommand({ action, body }: Pick<CommandRequest, 'action' | 'body'>): QualityCommand {
  const kind = KIND_OF_ACTION.get(action);
  if (kind === undefined) throw new Error(`no such action of quality review: ${action}`);
  return { kind, ...(body as object) } as QualityCommand;
}
