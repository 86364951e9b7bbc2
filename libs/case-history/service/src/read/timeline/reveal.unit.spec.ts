import { describe, expect, it } from '@jest/globals';
import { caseStream } from '@juanzong/case-file';
import { fileGradedV1, fileScoredV1, qualityReviewContracts } from '@juanzong/quality-review-contracts';
import { memoryProcess } from '@juanzong/testing/service';
import { revealedData } from './reveal.js';

const STREAM = caseStream('0b0f3a52-7a0c-4f5e-9a62-0d6a5a1c9f10');
const AUTHOR = `reviewer:${fileScoredV1.example.reviewerId}`;
const scored = { type: 'quality-review.FileScored', data: fileScoredV1.example };
const graded = { type: 'quality-review.FileGraded', data: fileGradedV1.example };

/** What the reader is shown of the first entry's score. */
async function shownTo(id: string, role: 'reviewer' | 'quality-officer' | 'auditor', ...facts: readonly { type: string; data: unknown }[]): Promise<unknown> {
  const process = memoryProcess(qualityReviewContracts).given(STREAM, ...facts);
  await process.settle();
  const [first] = await revealedData(process.runtime, process.log.entriesOf(STREAM), { id, role }, '评阅');
  return (first as { score: unknown }).score;
}

describe('a sealed score', () => {
  it.each([['its author', AUTHOR, 'reviewer'], ['an auditor', 'auditor', 'auditor']] as const)('is opened for %s', async (_who, id, role) => {
    expect(await shownTo(id, role, scored)).toEqual(fileScoredV1.example.score);
  });

  it.each([['another reviewer', 'reviewer:E-9', 'reviewer'], ['the agency’s staff', 'quality-officer@340202', 'quality-officer']] as const)('stays closed to %s until the file is graded', async (_who, id, role) => {
    expect(await shownTo(id, role, scored)).toBe('***');
    expect(await shownTo(id, role, scored, graded)).toEqual(fileScoredV1.example.score);
  });
});
