import { agencyLabel } from '../cases/labels.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { PersonaAnswer } from '../http/answers.js';
import { roleLabel } from '../replay/entry-text.js';
import { asJson } from '../text/json.js';
import { table } from '../text/table.js';
import type { Context } from './context.js';

const COLUMNS = [{ head: '身份 persona' }, { head: '角色 role' }, { head: '机构 agency' }, { head: '名称 name' }];

/** `juanzong personas`: who one may act as. */
export async function personasCommand({ client, io, json }: Context): Promise<ExitCode> {
  const answer = await client.getOpen<{ personas: readonly PersonaAnswer[] }>('/api/identity/v1/personas');
  const rows = answer.personas.map(({ id, role, agency, name }) => [id, roleLabel(role), agency === undefined ? '—' : agencyLabel(agency), `${name.zh} / ${name.en}`]);
  io.out(json ? asJson(answer) : `${table(COLUMNS, rows)}承办律师 lawyers: lawyer:<律师编号 id>\n`);
  return EXIT.done;
}
