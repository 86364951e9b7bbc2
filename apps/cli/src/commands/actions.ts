import { resolveCase } from '../cases/resolve-case.js';
import { actionsText } from '../do/actions-text.js';
import { allowedNow } from '../do/allowed-now.js';
import { situationOf } from '../do/case-situation.js';
import { offeredActions } from '../do/offered-actions.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { asJson } from '../text/json.js';
import { type Context, READER } from './context.js';

/** `juanzong actions <case>`: what may be done next, by whom, and with which fields. */
export async function actionsCommand({ client, io, json, persona }: Context, typed: string): Promise<ExitCode> {
  const reader = persona ?? READER;
  const situation = await situationOf(client, reader, await resolveCase(client, reader, typed));
  const allowed = await allowedNow(client, situation, await offeredActions(client), persona);
  io.out(json ? asJson({ caseId: situation.caseId, agency: situation.agency, actions: allowed.map(({ action, personas }) => ({ ...action, personas })) }) : actionsText(allowed));
  return EXIT.done;
}
