import { canonicalJson, ContractRegistry, mapPersonal, STREAM_FAMILIES } from '@juanzong/case-file';
import type { EventContract } from '@juanzong/kernel';

const HAN = /\p{Script=Han}/u;

/** What is wrong with the contracts of a context, in words; empty if all hold. Erasure must never make data that its contract refuses. */
export function contractFaults(context: string, contracts: readonly EventContract[]): string[] {
  const registry = new ContractRegistry(contracts);
  return registry.all().flatMap(({ contract, personal }) => {
    const { type, version, example, label, streams, schema } = contract;
    const nulled = mapPersonal(example, personal, (value) => (typeof value === 'string' ? value : null));
    const parses = (data: unknown): boolean => {
      try {
        return canonicalJson(schema.parse(data)) === canonicalJson(data);
      } catch (error) {
        return !(error instanceof Error);
      }
    };
    const wrong = [
      !/^[a-z-]+\.[A-Z][A-Za-z]+$/.test(type) && 'the name is not context.PastTense',
      !type.startsWith(`${context}.`) && `the name is not in ${context}`,
      /\.(Updated|Set)[A-Z]?|(Updated|Changed)$/.test(type) && 'the name does not say what happened',
      !(HAN.test(label.zh) && /[a-z]/i.test(label.en)) && 'the label is not in both languages',
      !(streams.length > 0 && streams.every((family) => (STREAM_FAMILIES as readonly string[]).includes(family))) && 'it belongs to no known stream',
      !parses(example) && 'the example does not fit the schema',
      parses(example) && !parses(nulled) && 'a personal field is neither a string nor nullable: erasing would break it',
    ];
    return wrong.flatMap((fault) => (fault === false ? [] : [`${type}@${version}: ${fault}`]));
  });
}
