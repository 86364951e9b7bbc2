import { describe, expect, it } from '@jest/globals';
import { add, closingLine, exitCodeOf, NOTHING, tallyOf } from './tally.mjs';

const report = (counts, testResults = []) => ({ numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults, ...counts });

describe('the tally of a run', () => {
  it('counts tests, and todo as skipped', () => {
    expect(tallyOf(report({ numPassedTests: 3, numPendingTests: 1, numTodoTests: 1 }))).toEqual({ passed: 3, failed: 0, skipped: 2 });
  });
  it('counts a file that could not be run as one failed test', () => {
    expect(tallyOf(report({ numPassedTests: 3 }, [{ status: 'failed', assertionResults: [] }]))).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });
  it('does not count the file of a failed test besides the test', () => {
    expect(tallyOf(report({ numFailedTests: 1 }, [{ status: 'failed', assertionResults: [{ status: 'failed' }] }])).failed).toBe(1);
  });
  it('counts a file that failed after all its tests had passed', () => {
    expect(tallyOf(report({ numPassedTests: 1 }, [{ status: 'failed', assertionResults: [{ status: 'passed' }] }]))).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });
  it('adds runs up and says so in one line', () => {
    expect(closingLine(add({ passed: 2, failed: 0, skipped: 1 }, { passed: 5, failed: 1, skipped: 0 }))).toBe('7 passed, 1 failed, 1 skipped');
  });
  it('succeeds only if something ran and nothing failed', () => {
    expect([exitCodeOf({ passed: 1, failed: 0, skipped: 9 }), exitCodeOf({ passed: 9, failed: 1, skipped: 0 }), exitCodeOf(NOTHING)]).toEqual([0, 1, 1]);
  });
});
