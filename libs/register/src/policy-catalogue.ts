import {
  AGENCIES, AGENT_RELATIONS, type CatalogueEntry as PolicyEntry, CHANNELS, type GroupCode, GROUPS, IDENTITY_DOCUMENTS, isNotificationChannel, MATERIALS, MATTERS, STAGES,
  VERIFICATION_METHODS,
} from '@juanzong/policy';
import type { CatalogueEntry, RegisterCatalogue } from './catalogue.js';

// LAW art. 42 (1)–(3), with the groups by which a register names these persons. Which of them are exempt in the single
// case is decided by the packs; here it only says that 核查方式 may stay empty.
const CHECK_EXEMPT: readonly GroupCode[] = [
  'MINOR', 'LEFT_BEHIND_CHILD', 'ELDERLY', 'DISABLED', 'MOBILITY_IMPAIRED', 'SOCIAL_ASSISTANCE', 'DIBAO', 'EXTREMELY_POOR', 'JUDICIAL_ASSISTANCE', 'SPECIAL_CARE',
  'MIGRANT_WORKER', 'WORK_INJURED',
];
// LAW art. 32 and the groups that regions add to it; again the packs decide.
const MAY_BE_WAIVED: readonly GroupCode[] = ['GOOD_SAMARITAN', 'VIOLENCE_VICTIM', 'RETRIAL_ACQUITTED', 'MARTYR_FAMILY', 'POLICE_FIRE_FAMILY', 'MILITARY', 'LEFT_BEHIND_CHILD'];

const entry = ({ code, label, aliases }: PolicyEntry): CatalogueEntry => ({ code, zh: label.zh, aliases: [label.en, ...(aliases ?? [])] });

/** The platform's catalogues as a register needs them. */
export const policyCatalogue: RegisterCatalogue = {
  agencies: AGENCIES.map(({ code, shortName, name, aliases }) => ({ code, zh: shortName, aliases: [name.zh, name.en, ...aliases] })),
  channels: CHANNELS.entries.map((one) => ({ ...entry(one), notification: isNotificationChannel(one.code) })),
  matters: MATTERS.entries.map((one) => ({
    ...entry(one), criminal: one.category === 'CRIMINAL', notified: one.origin === 'NOTIFICATION', hardshipWaived: one.article?.startsWith('32(') === true,
  })),
  groups: GROUPS.entries.map((one) => ({ ...entry(one), checkExempt: CHECK_EXEMPT.includes(one.code), hardshipMayBeWaived: MAY_BE_WAIVED.includes(one.code) })),
  stages: STAGES.entries.map(entry),
  // A household register names every member by the resident identity number, and is what minors show.
  idTypes: IDENTITY_DOCUMENTS.entries.map((one) => ({ ...entry(one), numbering: one.code === 'ID_CARD' || one.code === 'HOUSEHOLD_REGISTER' ? 'GB11643' : 'FREE' })),
  verifications: VERIFICATION_METHODS.entries.map(entry),
  materials: MATERIALS.entries.map(entry),
  relations: AGENT_RELATIONS.entries.map(entry),
};
