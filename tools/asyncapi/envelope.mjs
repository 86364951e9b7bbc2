// What every message on the bus has in common: the entry's envelope and the headers of CloudEvents in its binary mode.

const text = { type: 'string', minLength: 1 };
const uuid = { type: 'string', format: 'uuid' };
const hash = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const instant = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' };
const date = { type: 'string', format: 'date' };
const described = (schema, zh, en) => ({ ...schema, description: `${zh} / ${en}` });
const strict = (properties, optional = []) => ({
  type: 'object', properties, required: Object.keys(properties).filter((name) => !optional.includes(name)), additionalProperties: false,
});

/** @param {{ roles: readonly string[], algorithms: readonly string[], entryFormat: number }} kernel the closed lists, from the code */
export function envelopeSchemas({ roles, algorithms, entryFormat }) {
  return {
    EncryptedField: described(strict({
      alg: { type: 'string', enum: ['AES-256-GCM', 'SM4-GCM'] },
      keyId: described(text, '数据密钥的编号，密钥只在保险库', 'id of the data key, which is in the vault alone'),
      keyCommitment: described(hash, '对字段密钥的承诺', 'commitment to the field’s key'),
      nonce: { type: 'string', pattern: '^[A-Za-z0-9_-]{16}$' },
      ciphertext: described({ type: 'string', pattern: '^[sj]\\.[A-Za-z0-9_-]+$' }, '首字母 s 表示明文是字符串，j 表示其他 JSON 值', 's: the plain value is a string; j: any other JSON value'),
    }), '加密存放的个人信息，格式见 case-file-format.md 第 5 节', 'a personal field as stored; see case-file-format.md, section 5'),
    Actor: strict({ id: text, role: { type: 'string', enum: [...roles] }, agency: text }, ['agency']),
    OccurredAt: {
      oneOf: [
        strict({ precision: { const: 'day' }, date: described(date, '北京时间的日期', 'a date in Asia/Shanghai') }),
        strict({ precision: { const: 'instant' }, at: instant }),
      ],
    },
    Entry: described(strict({
      entryFormat: { const: entryFormat },
      eventId: described(uuid, 'UUID v5，由流、命令和序号推导', 'UUID v5 of stream, command and index'),
      type: text,
      version: { type: 'integer', minimum: 1 },
      stream: text,
      revision: described({ type: 'integer', minimum: 0 }, '在案卷中的位置，从 0 起无间断', 'place in the file, from 0 without a gap'),
      caseId: text,
      agency: described(text, '当时管理案卷的机构', 'the owning agency at that moment'),
      region: described(text, 'GB/T 2260 行政区划代码', 'GB/T 2260 region code'),
      actor: { $ref: '#/components/schemas/Actor' },
      occurredAt: { $ref: '#/components/schemas/OccurredAt' },
      recordedAt: instant,
      commandId: text,
      commandDigest: text,
      causationId: text,
      correlationId: text,
      mustUnderstand: described({ type: 'array', items: text }, '不可跳过此记录的环节', 'contexts that may not skip it'),
      policyVersions: { type: 'array', items: strict({ id: text, contentHash: text, verified: { type: 'boolean' } }) },
      calendarVersion: text,
      corrects: described(uuid, '所更正的记录', 'the entry that it corrects'),
      data: described({}, '事实，按 type 与 version 各有结构', 'the fact; its schema is of type and version'),
      alg: { type: 'string', enum: [...algorithms] },
      previousHash: hash,
      hash,
    }, ['caseId', 'calendarVersion', 'corrects']), '案卷的一条记录，与存储、哈希、导出的完全相同', 'an entry of a case file, exactly as stored, hashed and exported'),
  };
}

const decimal = { type: 'string', pattern: '^\\d+$' };

/** Headers of every message; their values are UTF-8 text. */
export const HEADERS = {
  type: 'object',
  properties: {
    'content-type': { type: 'string', const: 'application/json' },
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: described(uuid, '即 eventId：重复投递据此去重', 'the eventId: what is delivered twice has it twice'),
    ce_source: described({ type: 'string', pattern: '^/juanzong/agency/.+$' }, '写入机构', 'the owning agency'),
    ce_type: text,
    ce_subject: described(text, '流，与消息键相同', 'the stream, equal to the key'),
    ce_time: described(instant, '记录时间', 'when it was recorded'),
    ce_dataversion: described(decimal, '事实的版本', 'version of the data'),
    ce_revision: decimal,
    ce_position: described(decimal, '在全部流总顺序中的位置，64 位，故为十进制文字', 'place in the order of all streams; 64 bits, hence decimal text'),
    ce_epoch: described(text, '本主题的世代：变更后偏移量不再可比', 'incarnation of the topic: offsets of another mean nothing'),
    ce_previous: described({ type: 'string', pattern: '^-?\\d+$' }, '同一分区此前最后一条的位置；-1 为首条', 'position of the message before it in the same partition; -1 before the first'),
    tracestate: { type: 'string' },
    traceparent: described({ type: 'string', pattern: '^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$' }, 'W3C 链路追踪', 'W3C trace context'),
  },
  required: ['content-type', 'ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_subject', 'ce_time', 'ce_dataversion', 'ce_revision', 'ce_position', 'ce_epoch', 'ce_previous'],
};

/** Headers of the relay's own messages, which are no CloudEvents: nothing happened. */
export const HEARTBEAT_HEADERS = {
  type: 'object',
  properties: {
    kind: { type: 'string', const: 'heartbeat' },
    epoch: text,
    position: described(decimal, '此前全部已发布', 'everything up to here is published'),
    previous: described({ type: 'string', pattern: '^-?\\d+$' }, '同一分区此前最后一条的位置', 'position of the message before it in the same partition'),
  },
  required: ['kind', 'epoch', 'position', 'previous'],
};
