import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';
import type { Component, Environment } from '../component.js';
import { componentNamed } from '../components/index.js';
import type { ComponentInstance } from '../instance/component-instance.js';
import { startComponent } from '../start-component.js';
import { findComponent } from './find-component.js';
import { temporaryClusterFolder } from './temporary-cluster-folder.js';

describe('looking for a component', () => {
  const folder = temporaryClusterFolder('lookup');
  let store: ComponentInstance;
  let url: string;
  const eventStore = componentNamed('event-store');
  /** Nobody's standard port. */
  const nowhere: readonly Environment[] = [{ JUANZONG_EVENT_STORE: 'esdb://127.0.0.1:1?tls=false' }];
  const at = (elsewhere: readonly Environment[]): Component => ({ ...eventStore, elsewhere });
  const EMPTY = `${folder}/none`;

  beforeAll(async () => {
    store = await startComponent('event-store', { dataDirectory: folder });
    url = store.environment()['JUANZONG_EVENT_STORE'] ?? '';
  });
  afterAll(async () => {
    await store.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('takes the one its variable names', async () => {
    expect(await findComponent(at(nowhere), { JUANZONG_TEST_EVENT_STORE: url }, EMPTY)).toEqual({ url });
  });
  it('takes the one that up has started', async () => {
    expect(await findComponent(at(nowhere), {}, folder)).toEqual({ url });
  });
  it('takes the one at the standard port', async () => {
    expect(await findComponent(at([...nowhere, { JUANZONG_EVENT_STORE: url }]), {}, EMPTY)).toEqual({ url });
  });
  it('finds none where none answers', async () => {
    expect(await findComponent(at(nowhere), { JUANZONG_TEST_EVENT_STORE: '' }, EMPTY)).toBeUndefined();
  });
  it('does not look further when the one that is named does not answer', async () => {
    await expect(findComponent(at([{ JUANZONG_EVENT_STORE: url }]), { JUANZONG_TEST_EVENT_STORE: 'esdb://127.0.0.1:1?tls=false' }, folder)).rejects.toThrow('JUANZONG_TEST_EVENT_STORE names does not answer');
  });
});
