import { writeFile } from 'node:fs/promises';
import { rosterText, verifyRoster } from '@juanzong/verifier';
import { agencyOf } from '../cases/labels.js';
import { resolveCase } from '../cases/resolve-case.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { PlatformClient } from '../http/platform-client.js';
import { asJson } from '../text/json.js';
import { type Context, READER } from './context.js';
import { withProblems } from './with-problems.js';
import { writing } from './writing.js';

export interface RosterOptions {
  readonly case?: string;
  readonly out?: string;
}

/** `juanzong roster <agency>`: the roster of an agency's pool, each of its draws drawn again here. Exit code 1 where one comes out otherwise. */
export async function rosterCommand({ client, io, json, persona = READER }: Context, typed: string, { case: ofCase, out }: RosterOptions): Promise<ExitCode> {
  const caseId = ofCase === undefined ? undefined : await resolveCase(client, persona, ofCase);
  const text = await rosterFileText(client, persona, agencyOf(typed), caseId);
  if (out !== undefined) await writing(out, () => writeFile(out, text, { mode: 0o600 }));
  const report = verifyRoster(text);
  io.out(json ? asJson(report) : withProblems(rosterText(report), report.problems));
  return report.ok ? EXIT.done : EXIT.notAllGood;
}

/** A roster exactly as the platform sent it; as far as a case's draws need it, if one is named. */
export async function rosterFileText(client: PlatformClient, persona: string, pool: string, caseId?: string): Promise<string> {
  return (await client.getText(`/api/assignment/v1/rosters/${encodeURIComponent(pool)}/entries`, persona, { case: caseId })).text;
}
