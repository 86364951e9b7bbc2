import type { PlatformClient } from '../http/platform-client.js';

/** A field of an action's body, as the platform's documentation describes it. */
export interface FieldSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly items?: FieldSchema;
  readonly anyOf?: readonly FieldSchema[];
  readonly default?: unknown;
}

/** One thing that may be done to a case, as the platform documents it. */
export interface OfferedAction {
  readonly context: string;
  readonly name: string;
  /** `中文 / English` */
  readonly title: string;
  readonly roles: readonly string[];
  readonly fields: Readonly<Record<string, FieldSchema>>;
  readonly required: readonly string[];
  readonly example?: unknown;
}

interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: FieldSchema & { readonly required?: readonly string[] }; readonly example?: unknown }>> };
}

const ACTION_PATH = /^\/api\/([a-z-]+)\/v1\/cases\/\{id\}\/([a-z0-9-]+)$/;

/** Every action on a case, from the platform's OpenAPI document. */
export async function offeredActions(client: PlatformClient): Promise<OfferedAction[]> {
  const { paths = {} } = await client.getOpen<{ paths?: Readonly<Record<string, { readonly post?: Operation }>> }>('/api/docs-json');
  return Object.entries(paths).flatMap(([path, { post }]) => {
    const [, context, name] = ACTION_PATH.exec(path) ?? [];
    return post && context !== undefined && name !== undefined ? [offered(context, name, post)] : [];
  });
}

function offered(context: string, name: string, { summary = name, description = '', requestBody }: Operation): OfferedAction {
  const { schema, example } = requestBody?.content?.['application/json'] ?? {};
  const roles = (/roles: (.*)$/m.exec(description)?.[1] ?? '').split(',').map((role) => role.trim()).filter(Boolean);
  const { occurredOn: _edge, ...fields } = schema?.properties ?? {};
  return { context, name, title: summary, roles, fields, required: schema?.required ?? [], ...(example === undefined ? {} : { example }) };
}
