import { resolve } from 'node:path';
import { bothLanguages, dateOf, instant } from '@juanzong/kernel';
import { type CheckedRegister, checkRegister, policyCatalogue, readRegister, type Register, writeRejected, writeTemplate } from '@juanzong/register';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { importRegister, type ImportResult, resultOf } from '../import/import-register.js';
import { importSummary } from '../import/summary.js';
import { rejectedPath } from '../import/rejected-path.js';
import { asJson } from '../text/json.js';
import { progressOf } from '../text/progress.js';
import { usage, UsageError } from '../usage-error.js';
import type { Context } from './context.js';
import { writing } from './writing.js';

export interface ImportOptions {
  readonly template?: string | true;
  readonly dryRun?: boolean;
  readonly rejected?: string;
}

/** `juanzong import <register>`: one row an application; the good ones go in, the bad ones into a copy with the reasons beside them. */
export async function importCommand(context: Context, file: string | undefined, options: ImportOptions): Promise<ExitCode> {
  if (options.template !== undefined) return template(context, options.template === true ? file ?? '登记簿.xlsx' : options.template);
  if (file === undefined) throw usage('file-missing', '请指明登记簿文件，或用 --template 得到空登记簿', 'name a register, or use --template for an empty one');
  if (options.rejected !== undefined && resolve(options.rejected) === resolve(file)) throw usage('rejected-is-register', '退回副本不能覆盖登记簿本身', 'the rejected copy must not replace the register itself');
  const register = await read(file);
  const checked = checkRegister(register.rows, { today: dateOf(instant(context.io.now())), catalogue: policyCatalogue });
  const result = options.dryRun === true ? resultOf(checked, new Map()) : await send(context, checked);
  const wanted = options.rejected ?? (options.dryRun === true ? undefined : rejectedPath(file));
  const rejectedFile = result.errors.length > 0 && wanted !== undefined ? wanted : null;
  if (rejectedFile !== null) await writing(rejectedFile, () => writeRejected(register, result.errors, rejectedFile));
  report(context, register, checked, result, rejectedFile, options.dryRun === true);
  return result.rejected > 0 ? EXIT.notAllGood : EXIT.done;
}

async function read(file: string): Promise<Register> {
  const answer = await readRegister(file);
  if ('problem' in answer) throw new UsageError(answer.problem.code, answer.problem.message);
  return answer.register;
}

async function send({ client, io }: Context, checked: CheckedRegister): Promise<ImportResult> {
  // Asked first, so that a register without good rows does not hide that nothing answers.
  await client.getOpen('/api/identity/v1/personas');
  const progress = progressOf(io, '导入 import', checked.good.length);
  try {
    return await importRegister(client, checked, progress.step);
  } finally {
    progress.end();
  }
}

function report({ io, json }: Context, register: Register, checked: CheckedRegister, result: ImportResult, rejectedFile: string | null, dryRun: boolean): void {
  const { errors, ...sums } = result;
  if (!json) io.out(importSummary(register, checked, result, rejectedFile, dryRun));
  else {
    const { unknownColumns } = register;
    io.out(asJson({ ...sums, rejectedFile, errors: errors.map(({ message, ...error }) => ({ ...error, message: bothLanguages(message) })), unknownColumns }));
  }
}

async function template({ io, json }: Context, path: string): Promise<ExitCode> {
  await writing(path, () => writeTemplate(path, policyCatalogue));
  io.out(json ? asJson({ template: path }) : `空登记簿已写入 / an empty register is in: ${path}\n`);
  return EXIT.done;
}
