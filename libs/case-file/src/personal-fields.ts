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
  readonly items?: readonly z.ZodType[];
  readonly rest?: z.ZodType | null;
  readonly left?: z.ZodType;
  readonly right?: z.ZodType;
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly getter?: () => z.ZodType;
}

/**
 * Finds the fields that a zod schema marks with `.meta({ personal: '<subject>' })`.
 * @throws Error where a mark could be missed or is ambiguous: below a map or a recursive schema, or two subjects at one place.
 */
export function personalPathsOf(schema: z.ZodType): PersonalPath[] {
  return withoutOverlap(walk(schema, [], new Set()));
}

function walk(schema: z.ZodType, prefix: readonly string[], above: ReadonlySet<z.ZodType>): PersonalPath[] {
  const subject = z.globalRegistry.get(schema)?.['personal'];
  if (typeof subject === 'string') return [{ path: prefix, subject }];
  if (above.has(schema)) throw new Error(`recursive schema at ${prefix.join('.')}: mark the whole of it as personal, or unroll it`);
  const def = schema._zod.def as unknown as SchemaDef;
  const inside = new Set([...above, schema]);
  const into = (child: z.ZodType | null | undefined, ...step: string[]): PersonalPath[] => (child ? walk(child, [...prefix, ...step], inside) : []);
  const paths = [
    ...Object.entries(def.shape ?? {}).flatMap(([key, field]) => into(field, key)),
    ...(def.items ?? []).flatMap((item, i) => into(item, String(i))),
    ...[def.element, def.rest].flatMap((item) => into(item, '*')),
    ...[def.innerType, def.left, def.right, def.in, def.out, def.getter?.(), ...(def.options ?? [])].flatMap((same) => into(same)),
  ];
  if (into(def.keyType, '*').length + into(def.valueType, '*').length > 0) {
    throw new Error(`personal field below a map at ${prefix.join('.')}: mark the whole map, or use a list`);
  }
  return paths;
}

/** One path per place, the outermost; in the order of the schema. */
function withoutOverlap(paths: readonly PersonalPath[]): PersonalPath[] {
  return paths.filter((inner, i) => {
    const outer = paths.find((other, j) => j !== i && covers(other.path, inner.path) && (other.path.length < inner.path.length || j < i));
    if (outer && outer.subject !== inner.subject) throw new Error(`two subjects at ${inner.path.join('.')}: ${outer.subject}, ${inner.subject}`);
    return outer === undefined;
  });
}

const covers = (outer: readonly string[], inner: readonly string[]): boolean => outer.every((step, i) => step === inner[i]);

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
  if (Array.isArray(node)) return node.map((item, i) => (head === '*' || head === String(i) ? mapAt(item, rest, [...walked, String(i)], replace) : item));
  if (head === '*' || typeof node !== 'object' || !Object.hasOwn(node, head)) return node;
  const record = node as Record<string, unknown>;
  return { ...record, [head]: mapAt(record[head], rest, [...walked, head], replace) };
}
