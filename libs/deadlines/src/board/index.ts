export type { BoardParts } from './board-queues.js';
export { QueueBoardController, QueueBoardModule } from './queue-board.module.js';
