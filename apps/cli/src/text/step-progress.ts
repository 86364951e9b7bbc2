import type { Bilingual } from '@juanzong/kernel';
import { SingleBar } from 'cli-progress';
import type { Io } from '../io.js';

/** How far a piece of work of several steps has come. */
export interface StepProgress {
  readonly on: (progress: { readonly step: Bilingual; readonly done: number; readonly total: number }) => void;
  readonly end: () => void;
}

/** A bar for the present step on a terminal, a line for every step elsewhere. */
export function stepProgress(io: Io): StepProgress {
  let present = '';
  if (!io.errIsTerminal) {
    return {
      on: ({ step }) => {
        if (step.en === present) return;
        present = step.en;
        io.err(`${step.zh} ${step.en} …\n`);
      },
      end: () => undefined,
    };
  }
  const bar = new SingleBar({ format: '{step} [{bar}] {percentage}%', stream: process.stderr, hideCursor: true, clearOnComplete: false });
  return {
    on: ({ step, done, total }) => {
      const whole = Math.max(total, 1);
      if (present === '') bar.start(whole, done, { step: '' });
      present = step.en;
      bar.setTotal(whole);
      bar.update(Math.min(done, whole), { step: `${step.zh} ${step.en}` });
    },
    end: () => bar.stop(),
  };
}
