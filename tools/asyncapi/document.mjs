// The AsyncAPI 3 document of the bus, from contracts alone.
import { HEADERS, HEARTBEAT_HEADERS } from './envelope.mjs';

const CHANNEL = 'caseFiles';
const TOPIC = 'juanzong.case-files.v1';
const PARTITIONS = 24;
const BINDING = '0.5.0';

const CONTEXTS = {
  intake: { zh: '受理', en: 'Intake' },
  eligibility: { zh: '审查', en: 'Eligibility' },
  assignment: { zh: '指派', en: 'Assignment' },
  'cross-region-transfer': { zh: '转交', en: 'Cross-region transfer' },
  'quality-review': { zh: '质量评估', en: 'Quality review' },
  sealing: { zh: '每日封缄', en: 'Sealing' },
};

const both = ({ zh, en }) => `${zh} / ${en}`;
const contextOf = (type) => type.slice(0, type.indexOf('.'));
/** `intake.ApplicationReceived.v1`: the name of a message and of the schema of its data. */
export const nameOf = ({ type, version }) => `${type}.v${version}`;
const byName = (a, b) => (a.type < b.type ? -1 : a.type > b.type ? 1 : a.version - b.version);

const ABOUT = [
  '案卷的每一条记录写入事件存储之后，由转发服务按总顺序发布到一个主题；键是流，因此同一案卷的记录始终有序。至少投递一次，以 `ce_id` 去重；`ce_previous` 说明是否有遗漏，遗漏的由消费者从事件存储补读。',
  '',
  'Every entry of a case file, once it stands in the event store, is published by the relay in the order of the store to one topic. The key is the stream, so that entries of one file stay in order. Delivered at least once, told apart by `ce_id`; `ce_previous` tells what was missed, and a consumer reads that from the event store.',
  '',
  '消息体是存储的原样，个人信息仍是密文，保险库里的任何内容都不进入总线。已发布的版本不再改动，结构有变即为新版本（见 `docs/contracts.lock.json`）。',
  '',
  'The payload is the entry as stored: what is personal is encrypted still, and nothing of the vault enters the bus. A published version never changes: another structure is another version (see `docs/contracts.lock.json`).',
].join('\n');

/** @typedef {{ type: string, version: number, label: { zh: string, en: string }, streams: readonly string[], mustUnderstand: readonly string[], schema: object, example: object }} BusEvent `schema`: of the data as stored; `example`: a whole entry */

function message(event) {
  const { type, version, label, streams, mustUnderstand, example } = event;
  const notes = [
    `写入 / streams: ${streams.map((family) => `\`${family}-…\``).join(' ')}`,
    ...(mustUnderstand.length > 0 ? [`不可跳过 / may not be skipped by: ${mustUnderstand.map((context) => `\`${context}\``).join(' ')}`] : []),
  ];
  return {
    name: type,
    title: `${label.zh} · ${label.en}`,
    summary: both(label),
    description: notes.join('\n\n'),
    tags: [{ name: contextOf(type) }],
    headers: { type: 'object', properties: { ce_type: { const: type }, ce_dataversion: { const: String(version) } } },
    payload: {
      allOf: [
        { $ref: '#/components/schemas/Entry' },
        { type: 'object', properties: { type: { const: type }, version: { const: version }, data: { $ref: `#/components/schemas/${nameOf(event)}` } } },
      ],
    },
    examples: [{ name: nameOf(event), summary: both(label), payload: example }],
    traits: [{ $ref: '#/components/messageTraits/CaseFileEntry' }],
  };
}

const TRAIT = {
  contentType: 'application/json',
  headers: HEADERS,
  correlationId: { location: '$message.payload#/correlationId', description: '同一次办理的全部记录相同 / the same for everything that one request led to' },
  bindings: { kafka: { key: { type: 'string', description: '流：同一流在同一分区 / the stream, which decides the partition' }, bindingVersion: BINDING } },
};

const HEARTBEAT = 'RelayHeartbeat';
const HEARTBEAT_MESSAGE = {
  name: HEARTBEAT,
  title: '转发进度 · Heartbeat of the relay',
  summary: '某位置之前的全部记录都已发布 / everything up to a position is published',
  description: '每个分区各一条，没有键和正文；消费者据此确认没有遗漏。/ One for every partition, without key and body; a consumer learns from it that it missed nothing.',
  headers: HEARTBEAT_HEADERS,
  payload: { type: 'string', maxLength: 0 },
};

function operation(action, about, names) {
  return {
    action,
    channel: { $ref: `#/channels/${CHANNEL}` },
    title: both(about),
    summary: both(about),
    messages: names.map((name) => ({ $ref: `#/channels/${CHANNEL}/messages/${name}` })),
  };
}

/** What a context writes, reacts to, and folds without a reaction of its own. */
function operationsOf(context, events, reacts) {
  const { zh, en } = CONTEXTS[context];
  const written = events.filter(({ type }) => contextOf(type) === context);
  const reacted = events.filter(({ type }) => reacts.has(type));
  const folded = events.filter(({ type, mustUnderstand }) => mustUnderstand.includes(context) && !reacts.has(type));
  return [
    [`${context}.writes`, 'send', { zh: `${zh}写入的记录`, en: `What ${en.toLowerCase()} writes` }, written],
    [`${context}.reactsTo`, 'receive', { zh: `${zh}据以办理的记录`, en: `What ${en.toLowerCase()} reacts to` }, reacted],
    [`${context}.understands`, 'receive', { zh: `${zh}不可跳过、折叠即为理解的记录`, en: `What ${en.toLowerCase()} may not skip and understands by folding` }, folded],
  ].flatMap(([name, action, about, own]) => (own.length > 0 ? [[name, operation(action, about, own.map(nameOf))]] : []));
}

/**
 * @param {{ events: readonly BusEvent[], reactions: ReadonlyMap<string, ReadonlySet<string>>, schemas: Record<string, object>, version: string }} parts
 * @returns the document; equal contracts give equal documents
 * @throws Error for a context that has no name here
 */
export function asyncApiDocument({ events, reactions, schemas, version }) {
  const sorted = [...events].sort(byName);
  const contexts = [...new Set([...sorted.map(({ type }) => contextOf(type)), ...sorted.flatMap(({ mustUnderstand }) => mustUnderstand), ...reactions.keys()])].sort();
  for (const context of contexts) if (!CONTEXTS[context]) throw new Error(`no name for the context ${context}`);
  return {
    asyncapi: '3.0.0',
    info: {
      title: '卷宗 案卷事件 / Juanzong case-file events',
      version,
      description: ABOUT,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      tags: contexts.map((name) => ({ name, description: both(CONTEXTS[name]) })),
    },
    defaultContentType: 'application/json',
    channels: {
      [CHANNEL]: {
        address: TOPIC,
        title: '案卷记录 / Entries of case files',
        description: `键是流，${PARTITIONS} 个分区 / keyed by stream, ${PARTITIONS} partitions`,
        messages: Object.fromEntries([HEARTBEAT, ...sorted.map(nameOf)].map((name) => [name, { $ref: `#/components/messages/${name}` }])),
        bindings: { kafka: { topic: TOPIC, partitions: PARTITIONS, bindingVersion: BINDING } },
      },
    },
    operations: Object.fromEntries([
      ...contexts.flatMap((context) => operationsOf(context, sorted, reactions.get(context) ?? new Set())),
      ['event-relay.beats', operation('send', { zh: '转发服务报告进度', en: 'The relay tells how far it has come' }, [HEARTBEAT])],
    ]),
    components: {
      messages: { [HEARTBEAT]: HEARTBEAT_MESSAGE, ...Object.fromEntries(sorted.map((event) => [nameOf(event), message(event)])) },
      messageTraits: { CaseFileEntry: TRAIT },
      schemas: { ...schemas, ...Object.fromEntries(sorted.map((event) => [nameOf(event), event.schema])) },
    },
  };
}
