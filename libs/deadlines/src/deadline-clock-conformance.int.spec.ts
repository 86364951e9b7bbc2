import { deadlineConformance } from './conformance/deadline-conformance.js';
import { startDeadlineClock } from './deadline-clock.js';

deadlineConformance('in process', () => ({ start: (parts) => startDeadlineClock({ ...parts, intervalMs: 5, batch: 25 }), dispose: () => Promise.resolve() }));
