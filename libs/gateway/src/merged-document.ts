import type { ServiceUrls } from '@juanzong/config';
import { z } from 'zod';

const ASK_MS = 2000;
const KEPT_MS = 10_000;

const DOCUMENT = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  tags: z.array(z.looseObject({ name: z.string() })).default([]),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()).default({}) }).default({ schemas: {} }),
});
type Document = z.infer<typeof DOCUMENT>;

/** The OpenAPI documents of all services as one: what is offered behind the gateway, as far as the services answer. */
export class MergedDocument {
  #asked: { readonly documents: Promise<readonly Document[]>; readonly atMs: number } | undefined;

  /** @param nowMs milliseconds of any clock that goes forward. */
  constructor(private readonly services: ServiceUrls, private readonly nowMs: () => number) {}

  /** The gateway's own document with those of the services in it. */
  async with(own: object): Promise<object> {
    if (!this.#asked || this.nowMs() - this.#asked.atMs > KEPT_MS) {
      this.#asked = { documents: Promise.all([...this.services.values()].map(documentOf)).then((all) => all.flatMap((one) => one ?? [])), atMs: this.nowMs() };
    }
    return merged(DOCUMENT.parse(own), await this.#asked.documents);
  }
}

/** Of the first instance that answers. */
async function documentOf(urls: readonly string[]): Promise<Document | undefined> {
  for (const url of urls) {
    const document = await ask(`${url}/api/docs-json`);
    if (document) return document;
  }
  return undefined;
}

async function ask(url: string): Promise<Document | undefined> {
  const response = await fetch(url, { signal: AbortSignal.timeout(ASK_MS) }).catch(() => undefined);
  const parsed = response?.ok ? DOCUMENT.safeParse(await response.json().catch(() => undefined)) : undefined;
  return parsed?.data;
}

/** The first to say something of a path, a tag or a schema is taken: what services share, they say alike. */
function merged(own: Document, others: readonly Document[]): Document {
  const all = [own, ...others];
  const tags = new Map(all.flatMap((one) => one.tags.map((tag) => [tag.name, tag] as const)).reverse());
  const first = <T>(parts: readonly Record<string, T>[]): Record<string, T> => Object.assign({}, ...[...parts].reverse()) as Record<string, T>;
  return {
    ...own,
    tags: [...tags.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    paths: first(all.map(({ paths }) => paths)),
    components: { ...own.components, schemas: first(all.map(({ components }) => components.schemas)) },
  };
}
