import { mapPersonal, type PersonalPath } from '@juanzong/case-file';

/** Data as the vault opens it after an erasure: erased strings are a mark, everything else is null. */
export const erased = (data: unknown, personal: readonly PersonalPath[]): unknown =>
  mapPersonal(data, personal, (value) => (typeof value === 'string' ? '〔已删除 erased〕' : null));
