export type { RegisterApplicant, RegisterApplication, RegisterHousehold, Sex, VerificationMethod } from './application.js';
export {
  type CatalogueEntry, type ChannelEntry, findEntry, type GroupEntry, type IdTypeEntry, type MatterEntry, type RegisterCatalogue,
} from './catalogue.js';
export type { RawCell, RawRow } from './cell.js';
export { type CheckedRegister, checkRegister } from './check-register.js';
export { type Column, type ColumnKey, columns, headerOf, REASON_COLUMN } from './columns.js';
export { dateOfSerial, parseDate } from './normalise/date.js';
export { checkCharacter, type Identity, parseIdentityNumber } from './normalise/identity-number.js';
export { splitList } from './normalise/list.js';
export { parseMoney } from './normalise/money.js';
export { parsePhone } from './normalise/phone.js';
export { type ParseContext, type ParsedRow, parseRow } from './parse-row.js';
export { policyCatalogue } from './policy-catalogue.js';
export type { CsvEncoding } from './read/csv-text.js';
export { readRegister } from './read/read-register.js';
export type { Register, RegisterFormat } from './read/register.js';
export type { RegisterProblem, RegisterProblemCode } from './read/register-problem.js';
export { type Fault, type Parsed, ROW_ERROR_CODES, type RowError, rowError, type RowErrorCode } from './row-errors.js';
export { rowContent, rowKey } from './row-identity.js';
export { writeRejected } from './write/write-rejected.js';
export { writeTemplate } from './write/write-template.js';
