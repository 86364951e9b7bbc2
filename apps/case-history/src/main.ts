import 'reflect-metadata';
import { runService } from '@juanzong/profile/cluster';
import { caseHistory } from './case-history.service.js';

await runService(caseHistory);
