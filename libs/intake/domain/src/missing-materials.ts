import { caseFacts, type RuleInput } from '@juanzong/common-domain';
import type { Application } from '@juanzong/intake-contracts';
import type { AgencyCode, CalendarDate, PolicyVersion } from '@juanzong/kernel';
import {
  checkExemption, hardshipWaiver, type HardshipRoute, isPolicyMissing, joinVersions, type MaterialCode, missingMaterials, MATERIALS,
  type PolicyMissing, requiredMaterials, traceLine, type TraceLine,
} from '@juanzong/policy';

export interface MissingMaterials {
  readonly missing: readonly MaterialCode[];
  readonly trace: readonly TraceLine[];
  readonly used: readonly PolicyVersion[];
}

interface Asked {
  readonly application: Application;
  readonly materials: readonly string[];
  readonly origin: 'APPLICATION' | 'NOTIFICATION';
  readonly agency: AgencyCode;
  readonly on: CalendarDate;
}

/**
 * Everything that is missing of an application, at once (法律援助法 43 ¶2). Which materials are required depends on
 * who applies, how, for what, and on the hardship route (法律援助法 32, 41, 42).
 */
export function materialsMissing(asked: Asked, { book }: RuleInput): MissingMaterials | PolicyMissing {
  const { application, origin, agency: region, on: date } = asked;
  const at = { region, date };
  const facts = caseFacts(application, at, book);
  const waived = hardshipWaiver(book, at, facts);
  if (isPolicyMissing(waived)) return waived;
  const exempt = checkExemption(book, at, facts);
  if (isPolicyMissing(exempt)) return exempt;
  const route: HardshipRoute = origin === 'NOTIFICATION' ? 'NOT_REQUIRED' : waived.applies ? 'WAIVED' : exempt.applies ? 'EXEMPT' : 'TESTED';
  const verification = route === 'TESTED' ? (application.verification ?? 'COMMITMENT') : undefined;
  const wanted = requiredMaterials(book, at, {
    ...facts, origin, hasAgent: application.agent !== undefined, route, ...(verification ? { verification } : {}),
  });
  if (isPolicyMissing(wanted)) return wanted;
  const handedIn = asked.materials.filter((code): code is MaterialCode => MATERIALS.has(code));
  const lacking = missingMaterials(wanted.required, handedIn);
  const trace = wanted.required.map((one) => {
    const code = one.anyOf[0] as MaterialCode;
    return traceLine(one.from, lacking.includes(one) ? 'no' : 'yes', { anyOf: [...one.anyOf], handedIn: [...handedIn] }, { code, label: MATERIALS.get(code).label });
  });
  return { missing: lacking.map((one) => one.anyOf[0] as MaterialCode), trace, used: joinVersions(waived.used, exempt.used, wanted.used) };
}
