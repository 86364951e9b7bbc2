import type { EntityManager, EntityMetadata, EntitySchema, ObjectLiteral } from 'typeorm';

interface Statements {
  readonly put: string;
  readonly columns: string;
  readonly table: string;
}

const known = new WeakMap<EntityMetadata, Statements>();

/** The statements of a table, written from its entity once. A row travels as JSON under the entity's own names. */
function statementsOf(metadata: EntityMetadata): Statements {
  const before = known.get(metadata);
  if (before) return before;
  const columns = metadata.columns.map(({ databaseName, propertyName, type, isArray, isPrimary }) => ({
    name: `"${databaseName}"`, property: `"${propertyName}"`, type: `${String(type)}${isArray ? '[]' : ''}`, isPrimary,
  }));
  const table = `"${metadata.tableName}"`;
  const [keys, others] = [columns.filter(({ isPrimary }) => isPrimary), columns.filter(({ isPrimary }) => !isPrimary)];
  const statements = {
    table,
    columns: columns.map(({ name, property }) => `${name} AS ${property}`).join(', '),
    put: `INSERT INTO ${table} (${columns.map(({ name }) => name).join(', ')})
      SELECT ${columns.map(({ property }) => property).join(', ')} FROM json_to_recordset($1::json) AS row (${columns.map(({ property, type }) => `${property} ${type}`).join(', ')})
      ON CONFLICT (${keys.map(({ name }) => name).join(', ')}) DO UPDATE SET ${others.map(({ name }) => `${name} = excluded.${name}`).join(', ')}`,
  };
  known.set(metadata, statements);
  return statements;
}

/** Writes whole rows, each in the place of the one with its primary key: one statement and one parameter, whatever their number. */
export async function putRows<Row extends ObjectLiteral>(manager: EntityManager, entity: EntitySchema<Row>, rows: readonly Row[]): Promise<void> {
  if (rows.length > 0) await manager.query(statementsOf(manager.connection.getMetadata(entity)).put, [JSON.stringify(rows)]);
}

/** The rows whose `property`, a text, is one of `values`; in no order. */
export async function rowsWith<Row extends ObjectLiteral>(manager: EntityManager, entity: EntitySchema<Row>, property: keyof Row & string, values: Iterable<string>): Promise<Row[]> {
  const wanted = [...new Set(values)];
  if (wanted.length === 0) return [];
  const metadata = manager.connection.getMetadata(entity);
  const column = metadata.findColumnWithPropertyName(property);
  if (!column) throw new Error(`${metadata.name} has no ${property}`);
  const { columns, table } = statementsOf(metadata);
  return manager.query<Row[]>(`SELECT ${columns} FROM ${table} WHERE "${column.databaseName}" = ANY($1)`, [wanted]);
}
