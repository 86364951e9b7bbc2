export { type Agency, AGENCIES, agencyByCode, agencyByName, agencyFor } from './agencies.js';
export { type PolicyBook, policyBook } from './book.js';
export type { CaseFacts } from './case-facts.js';
export { catalogue, type Catalogue, type CatalogueEntry, normalised } from './catalogue/catalogue.js';
export { channelByName, type ChannelCode, CHANNELS, isForwardingChannel, isNotificationChannel } from './catalogue/channels.js';
export { groupByName, type GroupCode, GROUPS } from './catalogue/groups.js';
export {
  type Circumstance, CIRCUMSTANCES, HARDSHIP_ROUTES, type HardshipRoute, VERIFICATION_METHODS, type VerificationMethod,
  verificationMethodByName,
} from './catalogue/hardship.js';
export { materialByName, type MaterialCode, MATERIALS } from './catalogue/materials.js';
export { type CaseOrigin, type Matter, matterByName, type MatterCategory, type MatterCode, MATTERS } from './catalogue/matters.js';
export {
  AGENT_RELATIONS, type AgentRelation, IDENTITY_DOCUMENTS, type IdentityDocumentCode, organKindOf, type OrganKind, ORGANS,
  type Sex, SEXES,
} from './catalogue/persons.js';
export { stageByName, type StageCode, STAGES } from './catalogue/stages.js';
export { matches, seenBy } from './facts.js';
export { type Condition, conditionSchema, type Ground } from './kinds/common.js';
export { DEADLINE_RULES, type LawyerFilter } from './kinds/service.js';
export { isPolicyMissing, policyMissing, type PolicyMissing } from './missing.js';
export {
  CONFIDENCES, type LoadedPack, mayBeVerified, PACK_KINDS, type PackKind, packSchema, type ParamsOf, type PolicyPack, type Rank, RANKS,
} from './pack.js';
export { REVIEW_GRADES, type ReviewGrade, SAMPLE_STRATA } from './kinds/review.js';
export { regionAtStart } from './region-at-start.js';
export { fullRegionName, regionByName, regionName } from './regions.js';
export { type At, joinVersions, packsInForce, resolve, versionsOf } from './resolve.js';
export { competence, type CompetenceAnswer, type CompetenceFacts, type CompetentAgency } from './rules/competence.js';
export { designatedBy, type DesignatingAuthority } from './rules/designation.js';
export {
  advanceAidSettlement, type CostRecovery, costRecovery, lateObjection, limitationDays, terminationGround, type TerminationGround,
} from './rules/after-decision.js';
export { type ArchiveFacts, type ArchiveList, archiveList, type ArchiveListItem, stageCode, usualStage } from './rules/archive-list.js';
export { type ComputedDeadline, computeDeadline, type DatedCandidate, deadlineCandidates, type DeadlineRule, type PauseRule } from './rules/deadline.js';
export { advanceAid, type AppliedGround, checkExemption, greenChannel, type GroundsAnswer, hardshipWaiver, homeVisit } from './rules/grounds.js';
export { type EarlierFinding, type HardshipReuse, hardshipReuse, reusableFinding, type ReusableFinding } from './rules/hardship-reuse.js';
export { type InstantAnswer, instantProcessing } from './rules/instant-processing.js';
export { forwardingClock, type ForwardingClock, withinIntakeScope } from './rules/intake-scope.js';
export { lawyerFilters, type RequiredFilter } from './rules/lawyer-filters.js';
export { type MaterialsFacts, missingMaterials, requiredMaterials, type RequiredMaterial } from './rules/materials.js';
export { matterScope, type ScopeAnswer } from './rules/matter-scope.js';
export {
  ageGroups, caseNumberFormat, decisionProcedure, intakeScope, remedies, type SingleAnswer, verificationMethods,
} from './rules/procedure.js';
export { type RatedAspect, ratedAspects, type RequiredObservation, requiredObservation } from './rules/quality-of-service.js';
export { type HardshipThreshold, hardshipThreshold, type HouseholdMeans, type MeansAnswer, testMeans } from './rules/threshold.js';
export {
  fullPoints, gradeOf, pinnedReviewSheet, reviewSampleRule, type ReviewSampleRule, reviewSheet, type ReviewSheet, worstGrade,
} from './rules/review.js';
export { commonSuperior, governments } from './superior.js';
export { policyVersionSchema, type TraceLine, traceLine, traceLineSchema } from './trace.js';
