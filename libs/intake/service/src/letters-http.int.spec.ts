import { describe, expect, it } from '@jest/globals';
import { caseStream, documentsIn } from '@juanzong/case-file';
import { eligibilityContracts } from '@juanzong/eligibility-contracts';
import { crossRegionTransferContracts } from '@juanzong/cross-region-transfer-contracts';
import { applicationExample, intakeContracts } from '@juanzong/intake-contracts';
import { caseOpenedBy, httpCase } from '@juanzong/testing/service';
import { IntakeModule } from './intake.module.js';

const [CLERK, KEY] = ['clerk@340202', 'receipt-1'];
const ID = caseOpenedBy(CLERK, KEY);
const FILE = caseStream(ID);
const to = (action: string): string => `/api/intake/v1/cases/${ID}/${action}`;
const body = { ...applicationExample, groups: [], matter: 'INJURY_TRAFFIC', materials: ['APPLICATION_FORM', 'IDENTITY'] };
const PDF = 'application/pdf';

async function received() {
  const http = httpCase([...intakeContracts, ...eligibilityContracts, ...crossRegionTransferContracts], [IntakeModule]);
  await http.when({ as: CLERK, post: '/api/intake/v1/applications', body, key: KEY }).then(201);
  return http;
}
type Http = Awaited<ReturnType<typeof received>>;

const issue = (http: Http, form: string, more: object = {}) => http.when({ as: CLERK, post: to('issue-document'), body: { form }, ...more });
const serve = (form: string, servedOn: string, more: object = {}) => ({ as: CLERK, post: to('serve-document'), body: { form, method: 'IN_PERSON', servedOn, receivedBy: '张三' }, ...more });

/** The first day that the file knows. */
const today = ({ process }: Http): string => process.runtime.clock.now().slice(0, 10);

describe('letters over HTTP', () => {
  it('a receipt is issued: kept as PDF and DOCX under the key of the case, named by the entry, and the opening of the name is logged', async () => {
    const http = await received();
    await issue(http, 'receipt').then(200, {}, {
      [FILE]: [{ type: 'intake.DocumentIssued', data: { form: 'receipt', number: '2024-0001', template: { id: '000000/receipt' }, missingCharacters: 0 } }],
    });
    const { runtime, log } = http.process;
    const references = documentsIn([log.all.at(-1)?.entry ?? { data: {} }]);
    expect(references.map(({ mediaType, kind }) => [mediaType.split('.').at(-1), kind]).sort()).toEqual([[PDF, 'RECEIPT'], ['document', 'RECEIPT']]);
    const pdf = references.find(({ mediaType }) => mediaType === PDF);
    expect(Buffer.from(await runtime.documents.get(FILE, pdf?.digest ?? '')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf?.pages).toBe(1);
    expect((await runtime.vault.openings({ stream: FILE })).map(({ actor, reason }) => [actor.id, reason])).toEqual([[CLERK, '制发文书：申请材料接收凭证']]);
  });

  it('the same letter is issued once; the same key again answers as before; a supplement makes another receipt', async () => {
    const http = await received();
    await issue(http, 'receipt', { key: 'k' }).then(200, { repeated: false });
    await issue(http, 'receipt', { key: 'k' }).then(200, { repeated: true }, {});
    await issue(http, 'receipt').then(409, { code: 'intake.letter-already-issued' });
    await http.when({ as: CLERK, post: to('supply-materials'), body: { materials: ['MATTER_MATERIALS'] } }).then(200);
    await issue(http, 'receipt').then(200, {}, { [FILE]: [{ type: 'intake.DocumentIssued', data: { form: 'receipt' } }] });
  });

  it('a letter of what has not happened is refused by name, and nothing is kept or opened for it', async () => {
    const http = await received();
    await issue(http, 'grant-decision').then(409, { code: 'letters.not-ready' });
    await issue(http, 'service-record').then(409, { code: 'letters.not-ready' });
    await issue(http, 'no-such-form').then(400);
    expect(await http.process.runtime.vault.openings({ stream: FILE })).toEqual([]);
  });

  it('a letter is served once, not before its day and not after today; then the record of service tells it', async () => {
    const http = await received();
    await http.when(serve('receipt', today(http))).then(409, { code: 'intake.letter-not-issued' });
    await issue(http, 'receipt').then(200);
    await http.when({ as: CLERK, get: to('actions') }).then(200);
    await http.when(serve('receipt', '2000-01-01')).then(422, { code: 'intake.served-before-issue' });
    await http.when(serve('receipt', '2999-01-01')).then(422, { code: 'intake.served-in-future' });
    await http.when(serve('receipt', today(http))).then(200, {}, { [FILE]: [{ type: 'intake.DocumentServed', data: { form: 'receipt', method: 'IN_PERSON', receivedBy: '张三' } }] });
    await http.when(serve('receipt', today(http))).then(409, { code: 'intake.letter-already-served' });
    await issue(http, 'service-record').then(200, {}, { [FILE]: [{ type: 'intake.DocumentIssued', data: { form: 'service-record' } }] });
    await http.when(serve('service-record', today(http))).then(422, { code: 'intake.letter-not-served' });
  });

  it('the service of a decision has one place: the one that its periods run from', async () => {
    const http = await received();
    await http.when(serve('grant-decision', today(http))).then(409, { code: 'intake.decision-served-by-eligibility' });
  });

  it('another agency issues and serves nothing here; nor does a lawyer', async () => {
    const http = await received();
    await issue(http, 'receipt', { as: 'clerk@340100' }).then(403, { code: 'case-file.owned-by-other-agency' });
    await issue(http, 'receipt', { as: 'lawyer:L-1' }).then(403, { code: 'identity.role-not-permitted' });
  });

  it('who forwarded the file still signs and serves the letters of the forwarding, and no others; the new owner does not sign for it', async () => {
    const http = await received();
    const forwarded = { from: '340202', to: '340100', ground: 'CASE_HANDLING_ORGAN', place: { region: '340100', from: 'HANDLING_ORGAN' }, clockStartsAt: 'COMPETENT', trace: [] };
    http.given(FILE, { type: 'cross-region-transfer.Forwarded', data: forwarded, agency: '340100' });
    await issue(http, 'forwarding-notice', { as: 'clerk@340100' }).then(403, { code: 'intake.letter-of-other-agency' });
    await issue(http, 'forwarding-notice').then(200, {}, { [FILE]: [{ type: 'intake.DocumentIssued', agency: '340100', data: { form: 'forwarding-notice' } }] });
    await http.when(serve('forwarding-notice', today(http))).then(200);
    await issue(http, 'forwarding-letter').then(200);
    await http.when({ as: CLERK, post: to('request-supplement') }).then(403, { code: 'case-file.owned-by-other-agency' });
    await http.when({ as: CLERK, get: to('actions') }).then(200, { actions: [{ name: 'issue-document' }, { name: 'serve-document' }] });
  });
});
