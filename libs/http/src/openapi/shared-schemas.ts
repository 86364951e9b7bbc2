const text = { type: 'string' } as const;

/** RFC 9457, with the members that this platform adds. */
export const PROBLEM_SCHEMA = {
  type: 'object',
  required: ['type', 'title', 'titleEn', 'status', 'detail', 'detailEn', 'code', 'params', 'instance', 'correlationId'],
  properties: {
    type: { type: 'string', examples: ['urn:juanzong:refusal:request.invalid'] },
    title: text, titleEn: text,
    status: { type: 'integer' },
    detail: text, detailEn: text,
    code: { type: 'string', description: '稳定的代码 / stable code' },
    params: { type: 'object' },
    instance: text, correlationId: text,
    errors: {
      type: 'array',
      items: { type: 'object', required: ['path', 'code', 'zh', 'en'], properties: { path: text, code: text, zh: text, en: text } },
    },
  },
} as const;

const namedActions = {
  type: 'array',
  items: {
    type: 'object', required: ['name'],
    properties: { name: text, title: { type: 'object', properties: { zh: text, en: text } } },
  },
} as const;

/** What an accepted command answers. */
export const COMMAND_ANSWER = {
  type: 'object',
  required: ['caseId', 'revision', 'position', 'repeated', 'entries', 'next'],
  properties: {
    caseId: text,
    revision: { type: 'integer', description: '用作查询的 minRevision / give it to reads as minRevision' },
    position: { type: 'string', description: '用作查询的 minPosition / give it to reads as minPosition' },
    repeated: { type: 'boolean', description: '此前已办理过 / had been done before' },
    entries: { type: 'array', items: text },
    next: namedActions,
  },
} as const;

/** What may be done next to a file. */
export const ALLOWED_ACTIONS = {
  type: 'object',
  required: ['caseId', 'revision', 'state', 'actions'],
  properties: { caseId: text, revision: { type: 'integer' }, state: text, actions: namedActions },
} as const;
