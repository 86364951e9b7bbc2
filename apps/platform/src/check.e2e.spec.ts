import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allCases, applicationOf, check, type CheckAnswer, Client, driveCase, lawyerOf, receive, soundCheck, until } from '@juanzong/testing/e2e';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type PlatformProcess, startPlatformProcess } from './e2e/platform-process.js';
import { liveTable, postgresHome, withReadModel } from './e2e/postgres.js';
import { TemporaryData } from './e2e/temporary-data.js';

const MINUTES = 60_000;
const AGENCY = '340202';
const temporary = new TemporaryData();
let data: string;
let platform: PlatformProcess;
let client: Client;
const cases: string[] = [];

beforeAll(async () => {
  data = await temporary.make();
  platform = await startPlatformProcess(data);
  client = new Client(platform.url);
  await client.do(`assigner@${AGENCY}`, `/api/assignment/v1/rosters/${AGENCY}/enrol-lawyer`, { lawyer: lawyerOf('L-1', '李律师') });
  for (const n of [1, 2, 3]) cases.push(await receive(client, AGENCY, applicationOf(n)));
  await driveCase(client, { caseId: cases[0] ?? '', agency: AGENCY });
  await sound();
}, MINUTES);

afterAll(async () => {
  await platform.stop();
  await temporary.remove();
}, MINUTES);

const sound = () => soundCheck(client);

/** Changes the read model behind the platform's back, checks, and takes the change back. */
async function checkWith(table: string, change: string, undo: string, id: string): Promise<CheckAnswer> {
  return withReadModel(data, async (sql) => {
    const name = await liveTable(sql, table);
    const run = async (statement: string) => expect((await sql.query(statement.replaceAll('TABLE_NAME', name), [id])).rowCount).toBe(1);
    await sql.query(`CREATE TEMP TABLE kept AS TABLE ${name}`);
    await run(change);
    const report = await check(client);
    await run(undo);
    return report;
  });
}

const PUT_BACK = 'INSERT INTO TABLE_NAME SELECT * FROM kept WHERE case_id = $1';

describe('the check compares what is shown with the case files', () => {
  it('names exactly the row that was altered, and the column', async () => {
    const [, id = ''] = cases;
    const report = await checkWith('case_overview', `UPDATE TABLE_NAME SET state = 'CLOSED' WHERE case_id = $1`, `UPDATE TABLE_NAME SET state = 'RECEIVED' WHERE case_id = $1`, id);
    expect(report.ok).toBe(false);
    expect(report.findings).toEqual([
      { code: 'row-different', where: `case_overview ${id}`, zh: '查询数据与案卷不符：state', en: 'the row differs from the case file: state' },
    ]);
  }, MINUTES);

  it('names a row that is missing', async () => {
    const [, , id = ''] = cases;
    const report = await checkWith('case_overview', 'DELETE FROM TABLE_NAME WHERE case_id = $1', PUT_BACK, id);
    expect(report.findings.map(({ code, where }) => [code, where])).toEqual([['row-missing', `case_overview ${id}`]]);
  }, MINUTES);

  it('names a row that should not be', async () => {
    const id = '00000000-0000-5000-8000-000000000000';
    const report = await withReadModel(data, async (sql) => {
      const name = await liveTable(sql, 'case_overview');
      await sql.query(`CREATE TEMP TABLE kept AS SELECT * FROM ${name} LIMIT 1`);
      await sql.query('UPDATE kept SET case_id = $1', [id]);
      await sql.query(`INSERT INTO ${name} SELECT * FROM kept`);
      const found = await check(client);
      await sql.query(`DELETE FROM ${name} WHERE case_id = $1`, [id]);
      return found;
    });
    expect(report.findings.map(({ code, where }) => [code, where])).toEqual([['row-extra', `case_overview ${id}`]]);
  }, MINUTES);

  it('names an altered deadline', async () => {
    const { deadlineId, dueDate } = await withReadModel(data, async (sql) => {
      const { rows } = await sql.query<{ deadline_id: string; due_date: string }>(`SELECT deadline_id, due_date::text FROM ${await liveTable(sql, 'deadline')} LIMIT 1`);
      return { deadlineId: rows[0]?.deadline_id ?? '', dueDate: rows[0]?.due_date ?? '' };
    });
    const report = await checkWith('deadline', `UPDATE TABLE_NAME SET due_date = '1999-01-01' WHERE deadline_id = $1`, `UPDATE TABLE_NAME SET due_date = '${dueDate}' WHERE deadline_id = $1`, deadlineId);
    expect(report.findings.map(({ code, where }) => [code, where])).toEqual([['row-different', `deadline ${deadlineId}`]]);
  }, MINUTES);

  it('has nothing to say once everything is as it was', async () => {
    expect(await check(client)).toMatchObject({ ok: true, findings: [] });
  }, MINUTES);

  it('finds the same after the read models were thrown away and built anew from the case files', async () => {
    const before = { cases: await allCases(client), rows: (await check(client)).checked.rows };
    await platform.stop();
    const home = postgresHome(data);
    await rm(home, { recursive: true });
    await rm(join(data, 'postgres'), { recursive: true, force: true });
    platform = await startPlatformProcess(data);
    client = new Client(platform.url);
    const after = await until('the read models of before', async () => {
      // A model that is still being built is sound too, as of where it is: it has caught up when it shows what it showed.
      const [report, list] = [await check(client), await allCases(client)];
      return report.ok && report.checked.rows === before.rows && isDeepStrictEqual(list, before.cases) ? list : undefined;
    });
    expect(after).toEqual(before.cases);
    const again = await receive(client, AGENCY, applicationOf(4));
    await driveCase(client, { caseId: again, agency: AGENCY });
    await sound();
  }, MINUTES);
});
