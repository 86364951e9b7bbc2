import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Parser } from '@asyncapi/parser';
import { parse } from 'yaml';
import { z } from 'zod';
import { digestOf } from './canonical-schema.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const text = readFileSync(join(root, 'docs/asyncapi.yaml'), 'utf8');
const written = parse(text);
/** References within one schema; and a pattern's Han as a range, because zod reads patterns without the u flag. */
const locally = (schema) => JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', '#/definitions/').replaceAll('\\\\p{Script=Han}', '\\\\u4e00-\\\\u9fff'));
const errorsOf = ({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 0).map(({ code, message, path }) => `${code} ${path.join('.')}: ${message}`);

describe('docs/asyncapi.yaml', () => {
  let document;
  let errors;
  beforeAll(async () => {
    const parsed = await new Parser().parse(text);
    ({ document } = parsed);
    errors = errorsOf(parsed);
  }, 120_000);

  it('is an AsyncAPI 3 document', () => {
    expect(errors).toEqual([]);
    expect(document.version()).toBe('3.0.0');
    expect(document.messages().all()).toHaveLength(Object.keys(written.components.messages).length);
  });

  it('says that one topic of 24 partitions is keyed by stream, and gives every message the headers of CloudEvents', () => {
    const channel = document.channels().get('caseFiles');
    expect(channel.address()).toBe('juanzong.case-files.v1');
    expect(channel.bindings().get('kafka').value()).toMatchObject({ topic: 'juanzong.case-files.v1', partitions: 24 });
    expect(Object.keys(document.messages().get('RelayHeartbeat').headers().json().properties)).toEqual(['kind', 'epoch', 'position', 'previous']);
    for (const message of document.messages().all().filter((one) => one.id() !== 'RelayHeartbeat')) {
      const { properties } = message.headers().json();
      expect(Object.keys(properties)).toEqual(expect.arrayContaining(['ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_subject', 'ce_time', 'ce_dataversion', 'ce_revision', 'ce_position', 'ce_epoch', 'ce_previous', 'traceparent', 'content-type']));
      expect(properties.ce_type.const).toBe(message.name());
      expect(message.bindings().get('kafka').value().key.type).toBe('string');
    }
  });

  it('knows who writes, who reacts and who has to understand', () => {
    const typesOf = (operation) => document.operations().get(operation).messages().all().map((message) => message.id());
    expect(document.operations().get('intake.writes').action()).toBe('send');
    expect(typesOf('intake.writes')).toContain('intake.ApplicationReceived.v1');
    expect(typesOf('assignment.reactsTo')).toContain('eligibility.AidGranted.v1');
    expect(typesOf('eligibility.understands')).toContain('intake.ApplicationReceived.v1');
    expect(typesOf('eligibility.reactsTo')).not.toContain('intake.ApplicationReceived.v1');
    expect(typesOf('sealing.writes')).toEqual(['sealing.AgencySealed.v1']);
  });

  it('has neither bookkeeping, which is not published, nor personal values in clear', () => {
    expect(Object.keys(written.components.messages).filter((name) => name.startsWith('platform.'))).toEqual([]);
    const applicant = written.components.schemas['intake.ApplicationReceived.v1'].properties.application.properties.applicant.properties;
    expect(applicant.name.allOf).toEqual([{ $ref: '#/components/schemas/EncryptedField' }]);
    expect(written.components.messages['intake.ApplicationReceived.v1'].examples[0].payload.data.application.applicant.name.ciphertext).toMatch(/^s\./);
  });
});

describe('what the document says of messages', () => {
  const definitions = locally(written.components.schemas);
  const fits = (name, value) => z.fromJSONSchema({ $schema: 'http://json-schema.org/draft-07/schema#', ...locally(written.components.messages[name].payload), definitions }).safeParse(value);
  const examples = Object.entries(written.components.messages).filter(([name]) => name !== 'RelayHeartbeat').map(([name, { examples: [{ payload }] }]) => [name, payload]);

  it('holds for every example', () => {
    const misfits = examples.map(([name, payload]) => [name, fits(name, payload).error?.issues]).filter(([, issues]) => issues !== undefined);
    expect(misfits).toEqual([]);
  });

  it.each(['case-file-export-1.by-wish.json', 'case-file-export-1.drawn-twice.json', 'roster-1.platform.json'])('holds for every entry that the platform wrote: %s', (file) => {
    const { entries } = JSON.parse(readFileSync(join(root, 'libs/verifier/golden', file), 'utf8'));
    expect(entries.length).toBeGreaterThan(5);
    const misfits = entries.map((entry) => [entry.type, fits(`${entry.type}.v${entry.version}`, entry).error?.issues]).filter(([, issues]) => issues !== undefined);
    expect(misfits).toEqual([]);
  });

  it('does not hold for a name in clear, another version or another type: the canary', () => {
    const [name, payload] = examples.find(([one]) => one === 'intake.ApplicationReceived.v1');
    const inClear = structuredClone(payload);
    inClear.data.application.applicant.name = '张三';
    for (const wrong of [inClear, { ...payload, version: 2 }, { ...payload, type: 'intake.Other' }, { ...payload, revision: -1 }]) expect(fits(name, wrong).success).toBe(false);
  });
});

describe('node tools/asyncapi.mjs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'juanzong-contracts-'));
  const lock = join(folder, 'lock.json');
  const run = (...words) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'tools/asyncapi.mjs'), `--lock=${lock}`, ...words], { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } });
    return { status, text: stdout + stderr };
  };
  /** Records that a version was published with another structure than it has now. */
  const spoil = (key, change) => {
    const kept = JSON.parse(readFileSync(lock, 'utf8'));
    change(kept.published, kept.published[key]);
    if (kept.published[key]) kept.published[key].digest = digestOf(kept.published[key].schema);
    writeFileSync(lock, JSON.stringify(kept));
  };
  const fresh = () => copyFileSync(join(root, 'docs/contracts.lock.json'), lock);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is content with what is committed', () => {
    fresh();
    expect(run('--check')).toEqual({ status: 0, text: expect.stringContaining('均未改动') });
  });

  it('fails where a published version changed, and will not record the change: the canary of the build', () => {
    fresh();
    spoil('intake.NumberDrawn@1', (_, { schema }) => { schema.properties.formerly = { type: 'string' }; });
    const before = readFileSync(lock, 'utf8');
    for (const words of [['--check'], ['--accept-new']]) {
      const { status, text: said } = run(...words);
      expect(status).toBe(1);
      for (const part of ['intake.NumberDrawn@1', '− properties.formerly', '新版本 intake.NumberDrawn@2', 'is published and may not change']) expect(said).toContain(part);
    }
    expect(readFileSync(lock, 'utf8')).toBe(before);
  });

  it('asks for a new version to be published, and publishes it', () => {
    fresh();
    spoil('intake.NumberDrawn@1', (published) => { delete published['intake.NumberDrawn@1']; });
    expect(run('--check')).toEqual({ status: 1, text: expect.stringContaining('intake.NumberDrawn@1 尚未登记为已发布') });
    expect(run('--accept-new').status).toBe(0);
    expect(readFileSync(lock, 'utf8')).toBe(readFileSync(join(root, 'docs/contracts.lock.json'), 'utf8'));
  });
});
