// The published versions: what was once written under a version stays readable only if the version never means anything else.
import { canonicalSchema, digestOf } from './canonical-schema.mjs';
import { schemaDiff } from './schema-diff.mjs';

export const LOCK_FORMAT = 'juanzong.contracts-lock/1';

/** @typedef {{ digest: string, schema: object }} Published */
/** @typedef {{ format: string, published: Record<string, Published> }} Lock keyed by `type@version` */

const keyOf = ({ type, version }) => `${type}@${version}`;

/** @param {readonly { type: string, version: number, schema: object }[]} contracts with their JSON schemas */
function publishedBy(contracts) {
  return new Map(contracts.map((contract) => {
    const schema = canonicalSchema(contract.schema);
    return [keyOf(contract), { digest: digestOf(schema), schema }];
  }));
}

/**
 * @param {Lock} lock
 * @param {readonly { type: string, version: number, schema: object }[]} contracts
 * @returns {{ changed: { key: string, diff: string[] }[], removed: string[], added: string[], spoilt: string[] }} `spoilt`: a record whose digest is not that of its schema
 */
export function compareWithLock(lock, contracts) {
  const now = publishedBy(contracts);
  const kept = Object.entries(lock.published);
  return {
    changed: kept.flatMap(([key, { digest, schema }]) => (now.has(key) && now.get(key).digest !== digest ? [{ key, diff: schemaDiff(schema, now.get(key).schema) }] : [])),
    removed: kept.flatMap(([key]) => (now.has(key) ? [] : [key])),
    added: [...now.keys()].filter((key) => lock.published[key] === undefined).sort(),
    spoilt: kept.flatMap(([key, { digest, schema }]) => (digestOf(schema) === digest ? [] : [key])),
  };
}

/** @returns {Lock} what is published already as it was, and everything new beside it */
export function withNew(lock, contracts) {
  const now = publishedBy(contracts);
  const all = { ...Object.fromEntries(now), ...lock.published };
  return { format: LOCK_FORMAT, published: Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1))) };
}

const newVersion = (key) => {
  const [type, version] = key.split('@');
  return `${type}@${Number(version) + 1}`;
};

/** @returns {string[]} what breaks a published version, in words; empty if nothing does */
export function breaches({ changed, removed, spoilt }) {
  return [
    ...changed.map(({ key, diff }) => [
      `${key} 已经发布，结构不得改动；请保留它，另立新版本 ${newVersion(key)} 并写升级函数。/ ${key} is published and may not change; leave it as it was and add ${newVersion(key)} with an upcaster.`,
      ...diff.map((line) => `    ${line}`),
    ].join('\n')),
    ...removed.map((key) => `${key} 已经发布，不得删除：案卷里可能有这样的记录。/ ${key} is published and may not go: case files may hold such entries.`),
    ...spoilt.map((key) => `${key} 的摘要与所记结构不符，contracts.lock.json 被手工改过。/ the digest of ${key} is not that of its schema: contracts.lock.json was edited by hand.`),
  ];
}
