import { canonicalize } from 'json-canonicalize';
import type { RegisterApplication } from './application.js';

/** What makes a row the same row: agency, register number and year of the application. */
export const rowKey = (application: RegisterApplication): string =>
  `${application.agencyCode}/${application.applicationDate.slice(0, 4)}/${application.registerNumber}`;

/**
 * The content of a row as RFC 8785 JSON, for telling a repetition from a conflict. It is made of the read values, so the
 * same row typed in another style is the same content; columns that the register does not know (序号, 备注) are not part of
 * it, for a register that was sorted or numbered anew is still the same register.
 */
export const rowContent = (application: RegisterApplication): string => canonicalize({ ...application, extra: {} });
