import type { Bilingual } from '@juanzong/kernel';

/** Why a file cannot be read as a register at all. */
export type RegisterProblemCode =
  | 'register.file-missing'
  | 'register.file-unreadable'
  | 'register.file-old-xls'
  | 'register.file-password'
  | 'register.file-encoding'
  | 'register.file-empty'
  | 'register.no-header'
  | 'register.columns-missing'
  | 'register.column-twice';

const MESSAGES: Record<RegisterProblemCode, (detail: string) => Bilingual> = {
  'register.file-missing': (file) => ({ zh: `找不到或无法打开文件：${file}`, en: `no such file, or it cannot be opened: ${file}` }),
  'register.file-unreadable': (detail) => ({ zh: `文件已损坏，或不是 .xlsx、.csv：${detail}`, en: `the file is damaged, or neither .xlsx nor .csv: ${detail}` }),
  'register.file-old-xls': () => ({ zh: '这是旧版 .xls 文件，请在 Excel 中另存为 .xlsx', en: 'this is an old .xls file; save it as .xlsx in Excel' }),
  'register.file-password': () => ({ zh: '文件设有打开密码，请取消密码后再导入', en: 'the file is protected by a password; remove it and import again' }),
  'register.file-encoding': () => ({ zh: 'CSV 的编码既不是 UTF-8 也不是 GB18030', en: 'the CSV is neither UTF-8 nor GB18030' }),
  'register.file-empty': () => ({ zh: '文件是空的', en: 'the file is empty' }),
  'register.no-header': () => ({ zh: '没有找到表头；表头须含“登记编号”“申请日期”“受理机构”等列名，可用 --template 得到空表', en: 'no header found; it needs names such as 登记编号, 申请日期, 受理机构; --template writes an empty register' }),
  'register.columns-missing': (columns) => ({ zh: `缺少必需的列：${columns}`, en: `required columns are missing: ${columns}` }),
  'register.column-twice': (columns) => ({ zh: `同一列名出现多次：${columns}`, en: `the same column occurs more than once: ${columns}` }),
};

export interface RegisterProblem {
  readonly code: RegisterProblemCode;
  readonly message: Bilingual;
}

export const registerProblem = (code: RegisterProblemCode, detail = ''): { readonly problem: RegisterProblem } => ({ problem: { code, message: MESSAGES[code](detail) } });
