import { z } from 'zod';

type Def = Record<string, unknown> & { readonly type: string };

/**
 * The same schema, refusing unknown fields of every object in it: what a register or a console sends and
 * nobody reads must not vanish silently. An object that says what to do with unknown fields keeps its word.
 */
export function deepStrict<S extends z.ZodType>(schema: S): S {
  const def = schema._zod.def as unknown as Def;
  const changed = changesOf(def);
  return changed ? z.core.clone(schema, { ...def, ...changed } as unknown as S['_zod']['def'], { parent: true }) : schema;
}

function changesOf(def: Def): Record<string, unknown> | undefined {
  switch (def.type) {
    case 'object': {
      const shape = Object.fromEntries(Object.entries(def['shape'] as Record<string, z.ZodType>).map(([key, field]) => [key, deepStrict(field)]));
      return { shape, catchall: def['catchall'] ?? z.never() };
    }
    case 'array': return { element: deepStrict(def['element'] as z.ZodType) };
    case 'record': return { valueType: deepStrict(def['valueType'] as z.ZodType) };
    case 'union': return { options: (def['options'] as z.ZodType[]).map(deepStrict) };
    case 'tuple': return { items: (def['items'] as z.ZodType[]).map(deepStrict) };
    case 'pipe': return { in: deepStrict(def['in'] as z.ZodType) };
    default: return def['innerType'] instanceof z.ZodType ? { innerType: deepStrict(def['innerType']) } : undefined;
  }
}
