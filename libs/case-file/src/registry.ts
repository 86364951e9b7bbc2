import type { EventContract } from '@juanzong/kernel';
import { z } from 'zod';
import { personalPathsOf, type PersonalPath } from './personal-fields.js';

/** Turns the data of one stored version into that of the next. Upcasting happens once, at reading. */
export interface Upcaster {
  readonly type: string;
  readonly from: number;
  upcast(data: unknown): unknown;
}

export interface RegisteredContract {
  readonly contract: EventContract;
  readonly personal: readonly PersonalPath[];
}

/** Every event contract of the platform: the only list of what may stand in a case file. */
export class ContractRegistry {
  readonly #contracts = new Map<string, Map<number, RegisteredContract>>();
  readonly #newest = new Map<string, number>();
  readonly #upcasters = new Map<string, Upcaster>();

  /** @throws Error if a version or an upcaster is registered twice, or if some stored version cannot be lifted to exactly the newest. */
  constructor(contracts: readonly EventContract[], upcasters: readonly Upcaster[] = []) {
    for (const contract of contracts) {
      const versions = this.#contracts.get(contract.type) ?? new Map<number, RegisteredContract>();
      if (versions.has(contract.version)) throw new Error(`event contract registered twice: ${contract.type}@${contract.version}`);
      const personal = contract.schema instanceof z.ZodType ? personalPathsOf(contract.schema) : [];
      this.#contracts.set(contract.type, versions.set(contract.version, { contract, personal }));
      this.#newest.set(contract.type, Math.max(contract.version, this.#newest.get(contract.type) ?? 0));
    }
    for (const upcaster of upcasters) {
      const key = `${upcaster.type}@${upcaster.from}`;
      if (this.#upcasters.has(key)) throw new Error(`upcaster registered twice: ${key}`);
      if (upcaster.from >= this.newestVersion(upcaster.type)) throw new Error(`upcaster beyond the newest version: ${key}`);
      this.#upcasters.set(key, upcaster);
    }
    for (const { contract } of this.all()) {
      for (let version = contract.version; version < this.newestVersion(contract.type); version += 1) {
        if (!this.#upcasters.has(`${contract.type}@${version}`)) throw new Error(`no upcaster for ${contract.type}@${version}`);
      }
    }
  }

  /** @throws Error for a type that no context declares. */
  newestVersion(type: string): number {
    const version = this.#newest.get(type);
    if (version === undefined) throw new Error(`unknown event type: ${type}`);
    return version;
  }

  find(type: string, version: number): RegisteredContract | undefined {
    return this.#contracts.get(type)?.get(version);
  }

  /** @throws Error for a version that no context declares. */
  get(type: string, version: number): RegisteredContract {
    const found = this.find(type, version);
    if (!found) throw new Error(`unknown event type: ${type}@${version}`);
    return found;
  }

  all(): RegisteredContract[] {
    return [...this.#contracts.values()].flatMap((versions) => [...versions.values()]).sort((a, b) => a.contract.type.localeCompare(b.contract.type) || a.contract.version - b.contract.version);
  }

  /** Lifts opened data to the newest version of its type; a type nobody declares is handed on as stored. */
  upcast(type: string, version: number, data: unknown): { version: number; data: unknown } {
    if (version === this.#newest.get(type)) return { version, data };
    let current = { version, data };
    for (let step = this.#upcasters.get(`${type}@${current.version}`); step; step = this.#upcasters.get(`${type}@${current.version}`)) {
      current = { version: current.version + 1, data: step.upcast(current.data) };
    }
    return current;
  }
}
