export { ELIGIBILITY_ACTIONS } from './edge/http/eligibility.actions.js';
export { EligibilityModule } from './eligibility.module.js';
export { MEANS_SOURCE, type MeansSource, type SharedMeans } from './write/means-source.js';
export { EligibilityReactions } from './write/eligibility-reactions.js';
