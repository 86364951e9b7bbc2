import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { processMark } from './process-mark.js';

describe('process mark', () => {
  it('stays the same while a process runs and is gone afterwards', async () => {
    const child = spawn('sleep', ['600']);
    await once(child, 'spawn');
    const pid = child.pid ?? 0;
    const mark = processMark(pid);
    expect(mark).toBeDefined();
    expect(processMark(pid)).toBe(mark);
    expect(processMark(process.pid)).not.toBe(mark);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(processMark(pid)).toBeUndefined();
  });
});
