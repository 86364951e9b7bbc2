import { describe, expect, it } from '@jest/globals';
import { assignmentContracts } from '@juanzong/assignment-contracts';
import { crossRegionTransferContracts } from '@juanzong/cross-region-transfer-contracts';
import { eligibilityContracts } from '@juanzong/eligibility-contracts';
import { intakeContracts } from '@juanzong/intake-contracts';
import type { EventContract } from '@juanzong/kernel';
import { qualityReviewContracts } from '@juanzong/quality-review-contracts';
import { z } from 'zod';
import { codeLabel } from '../cases/labels.js';
import { FIELD_LABELS } from './field-labels.js';

const CONTRACTS: readonly EventContract[] = [...intakeContracts, ...eligibilityContracts, ...assignmentContracts, ...crossRegionTransferContracts, ...qualityReviewContracts];
/** Shown in a place of their own. */
const ELSEWHERE = new Set(['trace', 'policyVersions', 'deadlines', 'candidates']);

interface Schema {
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** Every field of an entry, and every code that a field can hold. */
function walk(schema: Schema, field: string, seen: (field: string, code?: string) => void): void {
  for (const code of [...(schema.enum ?? []), schema.const]) if (typeof code === 'string') seen(field, code);
  for (const part of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.items ? [schema.items] : [])]) walk(part, field, seen);
  for (const [name, part] of Object.entries(schema.properties ?? {})) {
    if (ELSEWHERE.has(name)) continue;
    seen(name);
    walk(part, name, seen);
  }
}

describe('a replay in the words of the reader', () => {
  const without = { fields: new Set<string>(), codes: new Set<string>() };
  for (const { schema } of CONTRACTS) {
    walk(z.toJSONSchema(schema as z.ZodType, { unrepresentable: 'any' }) as Schema, '', (field, code) => {
      if (code === undefined && !Object.hasOwn(FIELD_LABELS, field)) without.fields.add(field);
      if (code !== undefined && codeLabel(field, code) === code) without.codes.add(`${field}: ${code}`);
    });
  }

  it('has a name for every field of every kind of entry', () => expect([...without.fields]).toEqual([]));
  it('has words for every code that an entry can hold', () => expect([...without.codes]).toEqual([]));
});
