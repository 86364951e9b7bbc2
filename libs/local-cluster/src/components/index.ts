import { type Component, COMPONENT_NAMES, type ComponentName } from '../component.js';
import { eventStore } from './event-store.js';
import { kafka } from './kafka.js';
import { postgres } from './postgres.js';
import { redis } from './redis.js';
import { s3 } from './s3.js';

const BY_NAME: Readonly<Record<ComponentName, Component>> = { kafka, postgres, redis, 'event-store': eventStore, s3 };

/** How the component of this name is started, reached and stopped. */
export const componentNamed = (name: ComponentName): Component => BY_NAME[name];

/** All of them. */
export const components: readonly Component[] = COMPONENT_NAMES.map(componentNamed);
