// Where schemas stand inside a JSON schema: a property called `description` or `personal` is a schema, the annotation of that name is not.

const MAPS = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'];
const LISTS = ['anyOf', 'oneOf', 'allOf', 'prefixItems'];
const ONE = ['items', 'additionalItems', 'additionalProperties', 'propertyNames', 'unevaluatedProperties', 'contains', 'not', 'if', 'then', 'else'];

const isSchema = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A copy of a schema in which `change` has been applied to every schema directly inside it.
 * @param {object} schema
 * @param {(inner: object) => object} change
 */
export function mapSubschemas(schema, change) {
  const into = (value) => (isSchema(value) ? change(value) : value);
  return Object.fromEntries(Object.entries(schema).map(([keyword, value]) => {
    if (MAPS.includes(keyword)) return [keyword, Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, into(inner)]))];
    if (LISTS.includes(keyword) || (keyword === 'items' && Array.isArray(value))) return [keyword, value.map(into)];
    return [keyword, ONE.includes(keyword) ? into(value) : value];
  }));
}
