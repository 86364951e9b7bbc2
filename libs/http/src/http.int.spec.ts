import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Actor, type Clock, instant, refuse, type Refusal } from '@juanzong/kernel';
import exceljs from 'exceljs';
import { z } from 'zod';
import {
  type AllowedActions, answerTable, type CommandAccepted, commandController, type CommandExecutor, type CommandRequest, createHttpApp, defineAction, defineQuery,
  type Freshness, queryController, type QueryAnswerer, type QueryRequest, type RefusalCatalogue, type RequestAnswered,
} from './index.js';

const CASE = '0b0f3a52-7a0c-4f5e-9a62-0d6a5a1c9f10';
const clock: Clock = { kind: 'virtual', now: () => instant(Date.UTC(2024, 2, 5, 1)) };
const actions = [
  defineAction({
    name: 'receive-application', title: { zh: '登记申请', en: 'Receive an application' }, roles: ['clerk'], opens: true,
    body: z.object({ matter: z.string().min(1), opponents: z.array(z.object({ name: z.string() })).default([]) }),
    example: { matter: '请求支付劳动报酬', opponents: [{ name: '某公司' }] },
  }),
  defineAction({
    name: 'accept-application', title: { zh: '受理', en: 'Accept' }, roles: ['clerk', 'examiner'],
    body: z.object({ note: z.string().max(5, '备注过长 / The note is too long').optional() }), example: { note: '齐全' },
  }),
];
const catalogue: RefusalCatalogue<'fake.not-yet'> = { 'fake.not-yet': { status: 422, zh: () => '还不能受理', en: () => 'Not acceptable yet' } };

class FakeExecutor implements CommandExecutor {
  readonly seen = new Map<string, CommandAccepted>();
  last: CommandRequest | undefined;

  async execute(request: CommandRequest): Promise<CommandAccepted | Refusal> {
    this.last = request;
    if ((request.body as { note?: string }).note === 'no') return refuse('fake.not-yet');
    if ((request.body as { note?: string }).note === 'bug') throw new Error('secret: 张三', { cause: new TypeError('inner') });
    if ((request.body as { note?: string }).note === 'deep') throw new Error('wrapped', { cause: new AggregateError([refuse('fake.not-yet')]) });
    if ((request.body as { note?: string }).note === 'odd') return refuse('fake.unmapped');
    const before = this.seen.get(request.commandId);
    if (before) return { ...before, repeated: true };
    const accepted = { caseId: request.caseId, revision: 3, position: 12345678901234567890n, repeated: false, eventIds: ['e1'] };
    this.seen.set(request.commandId, accepted);
    return accepted;
  }

  async allowedActions(): Promise<AllowedActions> {
    return { revision: 3, state: 'received', actions: ['accept-application'] };
  }
}

class FakeAnswerer implements QueryAnswerer {
  async answer(request: QueryRequest): Promise<object> {
    return { state: 'received', params: request.params, query: request.query };
  }

  async waitFor(wanted: Freshness): Promise<boolean> {
    return (wanted.minRevision ?? 0) < 100 && wanted.caseId === CASE;
  }
}

const CommandsOfFake = commandController({ context: 'fake', title: { zh: '试', en: 'Fake' }, actions, executor: FakeExecutor, catalogue });
const QueriesOfFake = queryController({
  context: 'fake', title: { zh: '试', en: 'Fake' }, answerer: FakeAnswerer,
  queries: [
    defineQuery({ name: 'show', title: { zh: '查看', en: 'Show' }, path: 'cases/:id', query: { full: z.stringbool().optional() } }),
    defineQuery({
      name: 'found', title: { zh: '清单', en: 'Found' }, path: 'found', query: { full: z.stringbool().optional() },
      table: answerTable({ zh: '清单', en: 'Found' }, (answer: { state: string; query: object }) => [answer], [
        { header: { zh: '状态', en: 'State' }, value: ({ state }) => `=${state}`, width: 20 },
        { header: { zh: '件数', en: 'Cases' }, value: () => 3 },
        { header: { zh: '查询', en: 'Asked' }, value: ({ query }) => JSON.stringify(query) },
        { header: { zh: '完整', en: 'Full' }, value: () => true },
      ]),
    }),
  ],
});

@Module({ controllers: [CommandsOfFake, QueriesOfFake], providers: [FakeExecutor, FakeAnswerer] })
class FakeModule {}

const logged: { level: string; fields: object; message: string }[] = [];
const verifyToken = (token: string) => {
  if (token === 'expired') return refuse('identity.token-expired');
  if (!token.includes('@')) return refuse('identity.token-invalid');
  return { id: token, role: token.split('@')[0] as Actor['role'], agency: '340202' };
};

const answers: RequestAnswered[] = [];
let app: NestFastifyApplication;
beforeAll(async () => {
  const log = {
    info: (fields: object, message: string) => void logged.push({ level: 'info', fields, message }),
    error: (fields: object, message: string) => void logged.push({ level: 'error', fields, message }),
  };
  app = await createHttpApp([FakeModule], { verifier: { verifyToken }, clock, log, bodyLimit: 2_000, onAnswer: (answered) => void answers.push(answered) });
});
afterAll(() => app.close());

interface Sent { as?: string | null; key?: string | null; body?: unknown; raw?: string; headers?: Record<string, string> }

async function post(url: string, { as = 'clerk@340202', key = crypto.randomUUID(), body, raw, headers = {} }: Sent = {}) {
  const response = await app.inject({
    method: 'POST', url: `/api/fake/v1/${url}`, payload: raw ?? JSON.stringify(body ?? {}),
    headers: {
      'content-type': 'application/json', ...headers,
      ...(as === null ? {} : { authorization: `Bearer ${as}` }), ...(key === null ? {} : { 'idempotency-key': key }),
    },
  });
  return { status: response.statusCode, headers: response.headers, json: response.json<Record<string, unknown>>() };
}
const accept = (sent?: Sent) => post(`cases/${CASE}/accept-application`, sent);
const get = async (url: string, as = 'clerk@340202') => {
  const response = await app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${as}` } });
  return { status: response.statusCode, json: response.json<Record<string, unknown>>() };
};
const expectProblem = (answer: { status: number; json: Record<string, unknown> }, status: number, code: string) => {
  expect(answer.json).toMatchObject({ status, code, type: `urn:juanzong:refusal:${code}` });
  expect(answer.status).toBe(status);
};

describe('a command over HTTP', () => {
  it('accepted: the revision, the position, the entries and what may be done next', async () => {
    const answer = await accept({ body: { note: '齐全', occurredOn: '2024-03-04' }, headers: { 'x-correlation-id': 'abc-1' } });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      caseId: CASE, revision: 3, position: '12345678901234567890', repeated: false, entries: ['e1'],
      next: [{ name: 'accept-application', title: { zh: '受理', en: 'Accept' } }],
    });
    expect(answer.headers).toMatchObject({ etag: '"3"', 'x-juanzong-revision': '3', 'x-correlation-id': 'abc-1', 'x-content-type-options': 'nosniff' });
    expect(app.get(FakeExecutor).last).toMatchObject({
      action: 'accept-application', caseId: CASE, body: { note: '齐全' }, occurredOn: '2024-03-04', correlationId: 'abc-1',
      actor: { id: 'clerk@340202', role: 'clerk', agency: '340202' },
    });
  });

  it('one that opens a file answers 201 with its place; the same key opens the same file', async () => {
    const first = await post('cases', { key: 'k1', body: { matter: '劳动报酬' } });
    const again = await post('cases', { key: 'k1', body: { matter: '劳动报酬' } });
    const other = await post('cases', { key: 'k1', body: { matter: '劳动报酬' }, as: 'clerk@340200' });
    expect([first.status, first.json['repeated']]).toEqual([201, false]);
    expect(first.headers['location']).toBe(`/api/fake/v1/cases/${String(first.json['caseId'])}`);
    expect([again.status, again.json['repeated'], again.json['caseId']]).toEqual([200, true, first.json['caseId']]);
    expect(other.json['caseId']).not.toBe(first.json['caseId']);
  });

  it('refused by the domain, returned or thrown from however deep', async () => {
    const refused = await accept({ body: { note: 'no' } });
    expectProblem(refused, 422, 'fake.not-yet');
    expect(refused.json).toMatchObject({ detail: '还不能受理', detailEn: 'Not acceptable yet', instance: `/api/fake/v1/cases/${CASE}/accept-application` });
    expect(refused.headers['content-type']).toMatch('application/problem+json');
    expectProblem(await accept({ body: { note: 'deep' } }), 422, 'fake.not-yet');
  });

  it('not valid: every error at once, in Chinese and English, unknown fields by name at every depth', async () => {
    const answer = await post('cases', { body: { opponents: [{ name: 1, nmae: '甲' }], colour: 'red' } });
    expectProblem(answer, 400, 'request.invalid');
    const errors = answer.json['errors'] as { path: string; code: string; zh: string; en: string }[];
    expect(errors.map(({ path, code }) => [path, code])).toEqual(expect.arrayContaining([
      ['matter', 'required'], ['opponents.0.name', 'invalid-type'], ['opponents.0.nmae', 'unknown-field'], ['colour', 'unknown-field'],
    ]));
    expect(errors).toHaveLength(4);
    expect(errors.every(({ zh, en }) => /\p{Script=Han}/u.test(zh) && !/\p{Script=Han}/u.test(en))).toBe(true);
    expect(JSON.stringify(answer.json)).not.toContain('甲');
    const own = await accept({ body: { note: '这个备注太长了' } });
    expect(own.json['errors']).toEqual([{ path: 'note', code: 'too-big', zh: '备注过长', en: 'The note is too long' }]);
  });

  it('the key is required and printable', async () => {
    expectProblem(await accept({ key: null }), 400, 'request.idempotency-key-missing');
    expectProblem(await accept({ key: 'x'.repeat(201) }), 400, 'request.idempotency-key-invalid');
  });

  it('who may not do it is refused, and who is nobody', async () => {
    expectProblem(await accept({ as: 'lawyer@1' }), 403, 'identity.role-not-permitted');
    expectProblem(await accept({ as: null }), 401, 'identity.unauthenticated');
    expectProblem(await accept({ as: 'expired' }), 401, 'identity.token-expired');
    expectProblem(await accept({ as: 'nonsense' }), 401, 'identity.token-invalid');
  });

  it('when it happened: a date that exists and is not after today', async () => {
    expectProblem(await accept({ body: { occurredOn: '2024-03-06' } }), 422, 'request.occurred-in-future');
    expect((await accept({ body: { occurredOn: '2024-03-05' } })).status).toBe(200);
    expect((await accept({ body: { occurredOn: '2024-02-30' } })).json['errors']).toMatchObject([{ path: 'occurredOn' }]);
  });

  it('what the framework refuses is a problem too', async () => {
    expectProblem(await post('cases/nonsense/accept-application'), 404, 'case-file.not-found');
    expectProblem(await post(`cases/${CASE}/unheard-of`), 404, 'request.route-not-found');
    expectProblem(await accept({ raw: '{"note":' }), 400, 'request.malformed');
    expectProblem(await accept({ body: { note: 'x'.repeat(3_000) } }), 413, 'request.too-large');
    expectProblem(await accept({ headers: { 'content-type': 'application/xml' } }), 415, 'request.unsupported-media-type');
  });

  it('an error that nobody named, or a refusal without an answer, shows nothing and is logged with its cause', async () => {
    logged.length = 0;
    const bug = await accept({ body: { note: 'bug' } });
    expectProblem(bug, 500, 'platform.internal-error');
    expect(JSON.stringify(bug.json)).not.toContain('张三');
    expect(logged.find(({ level }) => level === 'error')?.fields).toMatchObject({ err: { cause: expect.any(TypeError) }, correlationId: bug.json['correlationId'] });
    expectProblem(await accept({ body: { note: 'odd' } }), 500, 'platform.internal-error');
    expect(logged.filter(({ level }) => level === 'error')).toHaveLength(2);
  });
});

describe('reading over HTTP', () => {
  it('what may be done next', async () => {
    const { json } = await get(`/api/fake/v1/cases/${CASE}/actions`);
    expect(json).toEqual({ caseId: CASE, revision: 3, state: 'received', actions: [{ name: 'accept-application', title: { zh: '受理', en: 'Accept' } }] });
  });

  it('a read waits for the revision that it asks for, and says so if that does not come', async () => {
    const fresh = await get(`/api/fake/v1/cases/${CASE}?minRevision=3&full=true`);
    expect(fresh).toEqual({ status: 200, json: { state: 'received', params: { id: CASE }, query: { full: true } } });
    expectProblem(await get(`/api/fake/v1/cases/${CASE}?minRevision=100`), 504, 'read-model.not-caught-up');
    expectProblem(await get(`/api/fake/v1/cases/${CASE}?sort=up`), 400, 'request.invalid');
  });

  it('the access log names route and case and nothing of the query', async () => {
    logged.length = 0;
    await get(`/api/fake/v1/cases/${CASE}?search=张三`);
    expect(logged[0]?.fields).toMatchObject({ method: 'GET', route: '/api/fake/v1/cases/:id', status: 400, caseId: CASE });
    expect(JSON.stringify(logged)).not.toMatch(/张三|%E5/);
  });
});

describe('an answer as Excel', () => {
  const sheet = async (url: string) => {
    const { statusCode, headers, rawPayload } = await app.inject({ method: 'GET', url, headers: { authorization: 'Bearer clerk@340202' } });
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(rawPayload as unknown as ArrayBuffer);
    return { statusCode, headers, workbook, page: workbook.worksheets[0] };
  };

  it('one row for each thing, Chinese headers first, text never a formula', async () => {
    const { statusCode, headers, workbook, page } = await sheet('/api/fake/v1/found?format=xlsx&full=true');
    expect([statusCode, headers['content-disposition']]).toEqual([200, 'attachment; filename="found.xlsx"']);
    expect(page?.name).toBe('清单');
    expect([1, 2].map((row) => page?.getRow(row).values)).toEqual([[undefined, '状态\nState', '件数\nCases', '查询\nAsked', '完整\nFull'], [undefined, '=received', 3, '{"full":true}', '是']]);
    expect(workbook.created).toEqual(new Date('2024-03-05T01:00:00.000Z'));
  });

  it('JSON unless asked; another format, and Excel where there is no sheet, are refused', async () => {
    expect((await get('/api/fake/v1/found')).json).toMatchObject({ state: 'received', query: {} });
    expectProblem(await get('/api/fake/v1/found?format=pdf'), 400, 'request.invalid');
    expectProblem(await get(`/api/fake/v1/cases/${CASE}?format=xlsx`), 400, 'request.invalid');
  });
});

it('every answer of the API is told, refusals too; what machines ask is not', async () => {
  answers.length = 0;
  await accept();
  await accept({ as: null });
  await app.inject({ method: 'GET', url: '/api/docs-json' });
  expect(answers).toEqual([200, 401].map((status) => ({ context: 'fake', method: 'POST', status, seconds: expect.any(Number) })));
});

describe('the documentation', () => {
  it('lists every action with its example, header, roles and problems', async () => {
    const document = (await get('/api/docs-json')).json as { paths: Record<string, Record<string, Record<string, unknown>>> };
    expect(Object.keys(document.paths).sort()).toEqual([
      '/api/fake/v1/cases', '/api/fake/v1/cases/{id}', '/api/fake/v1/cases/{id}/accept-application', '/api/fake/v1/cases/{id}/actions', '/api/fake/v1/found',
    ]);
    const operation = document.paths['/api/fake/v1/cases/{id}/accept-application']?.['post'];
    expect(operation).toMatchObject({
      summary: '受理 / Accept', security: [{ bearer: [] }],
      requestBody: { content: { 'application/json': { example: { note: '齐全' }, schema: { additionalProperties: false, properties: { note: { maxLength: 5 }, occurredOn: { format: 'date' } } } } } },
    });
    expect(operation?.['parameters']).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'Idempotency-Key', in: 'header', required: true })]));
    expect(JSON.stringify(document)).toContain('fake.not-yet');
  });

  it('is a page that a browser can open', async () => {
    const page = await app.inject({ method: 'GET', url: '/api/docs' });
    const script = await app.inject({ method: 'GET', url: '/api/docs/swagger-ui-bundle.js' });
    expect([page.statusCode, script.statusCode]).toEqual([200, 200]);
  });
});
