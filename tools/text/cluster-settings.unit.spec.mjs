import { describe, expect, it } from '@jest/globals';
import { CLUSTER_SETTINGS, GATEWAY_SETTINGS } from '@juanzong/config';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const guide = readFileSync(fileURLToPath(new URL('../../docs/cluster.md', import.meta.url)), 'utf8');

/** The rows of the table below a heading: variable, default, whether it is a secret. */
function rowsBelow(heading) {
  const section = guide.split(/^#{2,3} /m).find((text) => text.startsWith(heading)) ?? '';
  return [...section.matchAll(/^\| `(JUANZONG_\w+)` \| (.*?) \|.*\| ?([^|]*?) ?\|$/gm)].map(([, name, otherwise, secret]) => ({ name, otherwise, secret: secret !== '' }));
}

/** What a variable is where nobody sets it, as the guide writes it. */
function otherwiseOf({ schema }) {
  const absent = schema.safeParse(undefined);
  if (!absent.success) return '必须 required';
  return absent.data === undefined ? '无 none' : `\`${absent.data}\``;
}

const wanted = (settings) => Object.values(settings).map((setting) => ({ name: setting.name, otherwise: otherwiseOf(setting), secret: setting.secret === true }));
const byName = (rows) => [...rows].sort((a, b) => (a.name < b.name ? -1 : 1));

describe('the guide of the cluster', () => {
  it.each([
    ['服务与转发进程', CLUSTER_SETTINGS],
    ['网关 · Gateway', GATEWAY_SETTINGS],
  ])('names every variable below “%s”, with its default and whether it is a secret, and no other', (heading, settings) => {
    expect(byName(rowsBelow(heading))).toEqual(byName(wanted(settings)));
  });
});
