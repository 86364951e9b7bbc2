export { asOf, type Asked, folded, inPlace } from './bitemporal.js';
export { readTables, tableFaults, type TableRead } from './compare-tables.js';
export { deadlinesOf } from './deadlines.js';
export { contradictionsIn } from './situation.js';
export { wayOf } from './standing.js';
export { factsOf } from './statistics.js';
export { personKeyOf } from './person-key.js';
export { type PersonKey, TABLES } from './tables.js';
export { decoded, filesIn, momentOf, said, type Said, type Told } from './told.js';
