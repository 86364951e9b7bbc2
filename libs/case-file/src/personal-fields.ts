import { z } from 'zod';

/** A place in an event's data that names or describes a person, and whose data key it is under. `*` stands for every item of a list. */
export interface PersonalPath {
  readonly path: readonly string[];
  readonly subject: string;
}

interface SchemaDef {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
}

/** Finds the fields that a zod schema marks with `.meta({ personal: '<subject>' })`. */
export function personalPathsOf(schema: z.ZodType, prefix: readonly string[] = []): PersonalPath[] {
  const subject = z.globalRegistry.get(schema)?.['personal'];
  if (typeof subject === 'string') return [{ path: prefix, subject }];
  const def = schema._zod.def as unknown as SchemaDef;
  if (def.shape) return Object.entries(def.shape).flatMap(([key, field]) => personalPathsOf(field, [...prefix, key]));
  if (def.element) return personalPathsOf(def.element, [...prefix, '*']);
  if (def.innerType) return personalPathsOf(def.innerType, prefix);
  if (def.options) return distinct(def.options.flatMap((option) => personalPathsOf(option, prefix)));
  return [];
}

const distinct = (paths: PersonalPath[]): PersonalPath[] => [...new Map(paths.map((p) => [p.path.join('.'), p])).values()];

/**
 * Rebuilds data with every present personal value replaced. `replace` gets the value, its concrete field
 * name (`opponents.0.name`) and its subject. Absent and null values stay as they are.
 */
export function mapPersonal(data: unknown, paths: readonly PersonalPath[], replace: (value: unknown, field: string, subject: string) => unknown): unknown {
  return paths.reduce((acc, { path, subject }) => mapAt(acc, path, [], (value, field) => replace(value, field, subject)), data);
}

function mapAt(node: unknown, path: readonly string[], walked: readonly string[], replace: (value: unknown, field: string) => unknown): unknown {
  if (node === undefined || node === null) return node;
  const [head, ...rest] = path;
  if (head === undefined) return replace(node, walked.join('.'));
  if (head === '*') return Array.isArray(node) ? node.map((item, i) => mapAt(item, rest, [...walked, String(i)], replace)) : node;
  if (typeof node !== 'object' || !(head in node)) return node;
  const record = node as Record<string, unknown>;
  return { ...record, [head]: mapAt(record[head], rest, [...walked, head], replace) };
}
