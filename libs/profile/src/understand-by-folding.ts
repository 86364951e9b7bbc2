import type { CaseFileServer } from '@juanzong/messaging';
import type { ServiceRuntime } from '@juanzong/service-kit';

/** What a context may not skip but has no reaction to, it understands by folding. Types and versions it does not know stay parked. */
export function understandByFolding(server: CaseFileServer, { registry }: Pick<ServiceRuntime, 'registry'>): void {
  server.knowing((type, version) => registry.find(type, version) !== undefined);
  const handled = new Set(server.handledTypes);
  for (const type of new Set(registry.all().map(({ contract }) => contract.type))) {
    if (!handled.has(type)) server.understand(type);
  }
}
