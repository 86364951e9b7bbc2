import { dirname, extname, join, basename } from 'node:path';

/** Where the copy with the reasons goes if nobody said: `登记簿.退回.xlsx` beside `登记簿.xlsx`. */
export function rejectedPath(register: string): string {
  const ending = extname(register);
  return join(dirname(register), `${basename(register, ending)}.退回${ending}`);
}
