import { randomUUID } from 'node:crypto';
import { parseCalendarDate } from '@juanzong/kernel';
import { resolveCase } from '../cases/resolve-case.js';
import { fieldsOf } from '../do/action-fields.js';
import { actionsText } from '../do/actions-text.js';
import { type AllowedNow, allowedNow } from '../do/allowed-now.js';
import { bodyOf } from '../do/body-of.js';
import { type CaseSituation, situationOf } from '../do/case-situation.js';
import { type OfferedAction, offeredActions } from '../do/offered-actions.js';
import { defaultPersona } from '../do/persona-of.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { CommandAnswer } from '../http/answers.js';
import { NoAnswerError } from '../http/no-answer-error.js';
import { ProblemError } from '../http/problem-error.js';
import { entryText } from '../replay/entry-text.js';
import { asJson } from '../text/json.js';
import { usage } from '../usage-error.js';
import { type Context, READER } from './context.js';

export interface DoOptions {
  readonly body?: string;
  readonly on?: string;
  readonly key?: string;
}

/** `juanzong do <case> <action> [field=value …]`: any allowed action, as the persona named or whoever the action is for. */
export async function doCommand(context: Context, typed: string, name: string, words: readonly string[], options: DoOptions): Promise<ExitCode> {
  const { client, io, json } = context;
  if (options.on !== undefined && !parseCalendarDate(options.on)) throw usage('date', `--on 应为日期，如 2024-03-05：${options.on}`, `--on must be a date such as 2024-03-05: ${options.on}`);
  const offered = await offeredActions(client);
  const action = actionOf(offered, name);
  const given = { ...(await bodyOf(options.body)), ...fieldsOf(words, action.fields) };
  const body = options.on === undefined ? given : { ...given, occurredOn: options.on };
  const situation = await situationOf(client, READER, await resolveCase(client, READER, typed));
  const persona = context.persona ?? (await whoeverFor(client, action, situation));
  const sent = { persona, key: options.key ?? randomUUID(), body };
  const { body: answer } = await client.post<CommandAnswer>(`/api/${action.context}/v1/cases/${situation.caseId}/${action.name}`, sent);
  const after = await readBack(context, situation.caseId, offered);
  const { context: where, name: done } = action;
  io.out(json ? asJson({ ...answer, context: where, action: done, persona, nextByAll: after?.next.map(nextOf) ?? null }) : doneText(action, persona, answer, after));
  return EXIT.done;
}

interface Afterwards {
  readonly situation: CaseSituation;
  readonly next: readonly AllowedNow[];
}

/** How the case stands afterwards. It is done already, so that this cannot be read is said but is no failure. */
async function readBack({ client, io }: Context, caseId: string, offered: readonly OfferedAction[]): Promise<Afterwards | undefined> {
  try {
    const situation = await situationOf(client, READER, caseId);
    return { situation, next: await allowedNow(client, situation, offered) };
  } catch (error) {
    if (!(error instanceof ProblemError) && !(error instanceof NoAnswerError)) throw error;
    io.err(`! 已办理，但未能读取办理后的案卷 / done, but the case could not be read afterwards: ${error.message}\n`);
    return undefined;
  }
}

function actionOf(offered: readonly OfferedAction[], name: string): OfferedAction {
  const found = offered.find((action) => action.name === name);
  if (found) return found;
  throw usage('unknown-action', `没有操作“${name}”`, `there is no action “${name}”`, offered.map((action) => `${action.name}  ${action.title}`));
}

/** Of several who might, whoever the platform says may do it now. */
async function whoeverFor(client: Context['client'], action: OfferedAction, situation: CaseSituation): Promise<string> {
  const first = defaultPersona(action.roles, situation);
  if (first === undefined) {
    const { roles, name } = action;
    throw usage('nobody', `本案尚无可办理“${name}”的人（角色 ${roles.join('、')}），请用 --as 指明`, `nobody can do ${name} on this case yet (roles ${roles.join(', ')}); name one with --as`);
  }
  const [allowed] = await allowedNow(client, situation, [action]);
  return allowed?.personas[0] ?? first;
}

const nextOf = ({ action, personas }: AllowedNow) => ({ context: action.context, name: action.name, title: action.title, personas });

function doneText(action: OfferedAction, persona: string, answer: CommandAnswer, after: Afterwards | undefined): string {
  const head = answer.repeated ? '此前已办理，未重复写入 / had been done before, nothing was written again' : `已办理 done：${action.title}`;
  if (!after) return `${head}  (${persona})\n${answer.entries.map((id) => `  ${id}\n`).join('')}`;
  const { entries } = after.situation;
  const written = entries.filter(({ eventId }) => answer.entries.includes(eventId));
  const revisionOf = new Map(entries.map(({ eventId, revision }) => [eventId, revision]));
  return `${head}  (${persona})\n\n${written.map((entry) => entryText(entry, revisionOf, null)).join('\n')}\n下一步 next:\n${actionsText(after.next)}`;
}
