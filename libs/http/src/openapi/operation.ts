import { bothLanguages } from '@juanzong/kernel';
import { z } from 'zod';
import { XLSX } from '../edge/answer-table.js';
import type { ControllerDescription, RouteDescription } from './route-description.js';
import { ALLOWED_ACTIONS } from './shared-schemas.js';

const OCCURRED_ON = { type: 'string', format: 'date', description: '发生日期，缺省为现在 / when it happened; now if absent' } as const;
const KEY_HEADER = {
  name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 1, maxLength: 200 },
  description: '同一人以同一键重发，不会重复办理 / the same person sending the same key again changes nothing',
} as const;
const PROBLEM = { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } } as const;

/** The OpenAPI operation of one route. */
export function operationOf(route: RouteDescription, { context }: ControllerDescription): object {
  return {
    operationId: `${context}.${route.name}`,
    tags: [context],
    summary: bothLanguages(route.title),
    ...(route.roles ? { description: `角色 / roles: ${route.roles.join(', ')}` } : {}),
    security: route.kind === 'open' ? [] : [{ bearer: [] }],
    parameters: [...pathParameters(route), ...queryParameters(route), ...(route.kind === 'command' ? [KEY_HEADER] : [])],
    ...(route.body ? { requestBody: { required: true, content: { 'application/json': bodyOf(route, route.body) } } } : {}),
    responses: { [route.opens ? 201 : 200]: answerOf(route), ...problemsOf(route) },
  };
}

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> => {
  const { $schema: _draft, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
  return rest;
};

function bodyOf(route: RouteDescription, body: z.ZodType): object {
  const schema = jsonSchema(body, 'input');
  const example = route.example === undefined ? {} : { example: route.example };
  if (route.kind !== 'command') return { schema, ...example };
  const properties = schema['properties'] as object | undefined;
  const dated = properties ? { ...schema, properties: { ...properties, occurredOn: OCCURRED_ON } } : schema;
  return { schema: dated, ...example };
}

const pathParameters = (route: RouteDescription): object[] =>
  [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));

function queryParameters(route: RouteDescription): object[] {
  if (!route.query) return [];
  const { properties = {}, required = [] } = jsonSchema(route.query, 'output') as { properties?: Record<string, object>; required?: string[] };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }));
}

function answerOf(route: RouteDescription): object {
  const description = '成功 / done';
  if (route.kind === 'command') {
    const headers = { ETag: { schema: { type: 'string' } }, 'X-Juanzong-Revision': { schema: { type: 'integer' } } };
    return { description, headers, content: { 'application/json': { schema: { $ref: '#/components/schemas/CommandAnswer' } } } };
  }
  const schema = route.kind === 'actions' ? ALLOWED_ACTIONS : route.answer ? jsonSchema(route.answer, 'output') : { type: 'object' };
  const example = route.kind === 'query' && route.example !== undefined ? { example: route.example } : {};
  const sheet = route.kind === 'query' && route.table ? { [XLSX]: { schema: { type: 'string', format: 'binary' } } } : {};
  return { description, content: { 'application/json': { schema, ...example }, ...sheet } };
}

function problemsOf(route: RouteDescription): Record<string, object> {
  const statuses: [number, string][] = [
    [400, '请求有误 / not valid'],
    ...(route.kind === 'open' ? [] : ([[401, '未登录 / not signed in'], [403, '无权办理 / not permitted'], [404, '未找到 / not found']] as [number, string][])),
    ...(route.kind === 'command' ? ([[409, '冲突 / conflict'], [422, '依规则不能办理 / not possible under the rules']] as [number, string][]) : []),
    ...(route.kind === 'query' ? ([[504, '读模型尚未更新 / the read model is not there yet']] as [number, string][]) : []),
  ];
  return Object.fromEntries(statuses.map(([status, description]) => [status, { description, ...PROBLEM }]));
}
