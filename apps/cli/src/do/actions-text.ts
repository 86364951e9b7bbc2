import { table } from '../text/table.js';
import type { AllowedNow } from './allowed-now.js';
import type { FieldSchema, OfferedAction } from './offered-actions.js';

const COLUMNS = [{ head: '操作 action' }, { head: '名称 title' }, { head: '由谁 by' }, { head: '字段 fields（* 必填 required）', max: 100 }];

/** What may be done next, as a table. */
export const actionsText = (allowed: readonly AllowedNow[]): string =>
  allowed.length === 0 ? '目前没有可办理的事项 / nothing may be done now\n' : table(COLUMNS, allowed.map(({ action, personas }) => [action.name, action.title, personas.join('、'), fieldsText(action)]));

const fieldsText = ({ fields, required }: OfferedAction): string =>
  Object.entries(fields).map(([name, schema]) => `${name}${required.includes(name) ? '*' : ''}=${kindText(schema)}`).join(' ') || '—';

function kindText(schema: FieldSchema): string {
  const [first] = [schema, ...(schema.anyOf ?? [])].filter(({ type, enum: values }) => type !== undefined || values !== undefined);
  if (first?.enum) return first.enum.join('|');
  return first?.format ?? (Array.isArray(first?.type) ? first.type.join('|') : String(first?.type ?? '?'));
}
