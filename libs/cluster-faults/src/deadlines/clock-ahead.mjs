// Loaded into a process before anything else (`node --import`): its clock is as far ahead as the file says that FAULTS_CLOCK_AHEAD
// names, in milliseconds, and goes on at the pace of the machine's. Timers are not touched.
import { readFileSync } from 'node:fs';

const ahead = Number(readFileSync(process.env.FAULTS_CLOCK_AHEAD, 'utf8'));
const Machine = globalThis.Date;

globalThis.Date = class Date extends Machine {
  constructor(...args) {
    if (args.length === 0) super(Machine.now() + ahead);
    else super(...args);
  }

  static now() {
    return Machine.now() + ahead;
  }
};
