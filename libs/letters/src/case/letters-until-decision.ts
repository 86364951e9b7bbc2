import { applicationOf, type CaseLetter, correction, sure } from './case-letter.js';
import { channelName, materialName, matterName } from './names.js';
import { materialsReceived } from './materials-received.js';

/** What a person who applies for themselves is given; an organ that notifies gets no receipt. */
export const receipt: CaseLetter<'receipt'> = {
  basis: (told) => {
    const { received, supplied } = told;
    if (!received || received.data.origin !== 'APPLICATION' || materialsReceived(told).length === 0) return undefined;
    return { basedOn: [received.eventId, ...correction(told), ...supplied.map(({ eventId }) => eventId)], agency: received.agency, onDate: supplied.at(-1)?.on ?? received.on };
  },
  opens: [],
  facts: (told) => {
    const { applicant, agent, channel, matter } = applicationOf(told);
    const materials = materialsReceived(told);
    return {
      applicant: applicant.name, agent: agent?.name ?? null, channel: channelName(channel), matter: matterName(matter), receivedOn: sure(told.received, 'an application').on,
      materials, total: materials.reduce((sum, { copies }) => sum + copies, 0),
    };
  },
};

export const supplementNotice: CaseLetter<'supplement-notice'> = {
  basis: (told) => told.noticed && { basedOn: [told.noticed.eventId, ...correction(told)], agency: told.noticed.agency, onDate: told.noticed.on },
  opens: [],
  facts: (told) => {
    const { missing, dueDate } = sure(told.noticed, 'a notice').data;
    return { ...applicantAndMatter(told), missing: missing.map((code) => ({ name: materialName(code) })), dueDate };
  },
};

/** Not where an organ notified: there is no applicant whom the decision answers. */
export const grantDecision: CaseLetter<'grant-decision'> = {
  basis: (told) => (told.granted && told.granted.data.basis !== 'NOTIFICATION' ? { basedOn: [told.granted.eventId, ...correction(told)], agency: told.granted.agency, onDate: told.granted.on } : undefined),
  opens: [],
  facts: (told) => {
    const { route, basis } = sure(told.granted, 'a grant').data;
    return { ...applicantAndMatter(told), route, byOrder: basis === 'OBJECTION', advance: told.advance !== undefined };
  },
};

export const refusalDecision: CaseLetter<'refusal-decision'> = {
  basis: (told) => told.refused && { basedOn: [told.refused.eventId, ...correction(told)], agency: told.refused.agency, onDate: told.refused.on },
  opens: ['eligibility.AidRefused'],
  facts: (told) => {
    const { explanation, remedies } = sure(told.refused, 'a refusal').data;
    return { ...applicantAndMatter(told), explanation, remedies: remedies.map(({ text }) => ({ text: text.zh })) };
  },
};

export function applicantAndMatter(told: Parameters<typeof applicationOf>[0]) {
  const { applicant, matter } = applicationOf(told);
  return { applicant: applicant.name, matter: matterName(matter), receivedOn: sure(told.received, 'an application').on };
}
