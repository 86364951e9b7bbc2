import 'reflect-metadata';
import { runRelay } from '@juanzong/profile/cluster';

await runRelay();
