/** Of every key in Redis: one for all services, so that one board shows all queues. */
export const QUEUE_PREFIX = 'juanzong';
