import { describe, expect, it } from '@jest/globals';
import { routesFor } from './routes.js';

describe('the routes', () => {
  const to = (...names: string[]) => Object.fromEntries(routesFor(new Map(names.map((name) => [name, ['http://x']]))).map(({ prefix, service }) => [prefix, service]));
  it('are those of the services that there are', () => {
    expect(to('intake', 'eligibility')).toEqual({ '/api/intake': 'intake', '/api/eligibility': 'eligibility' });
  });
  it('lead to the case history for what has no address of its own', () => {
    expect(to('case-history')).toEqual({ '/api/case-history': 'case-history', '/api/sealing': 'case-history', '/api/ops': 'case-history', '/ops/queues': 'case-history', '/api/simulation': 'case-history' });
    expect(to('case-history', 'ops', 'sealing')).toMatchObject({ '/api/sealing': 'sealing', '/api/ops': 'ops', '/ops/queues': 'ops' });
    expect(to('case-history', 'queues')).toMatchObject({ '/api/ops': 'case-history', '/ops/queues': 'queues' });
  });
});
