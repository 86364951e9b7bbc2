import { processIo } from './io.js';
import { run } from './run.js';

// A pipe that nobody reads to its end (`juanzong cases | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
process.exitCode = await run(process.argv.slice(2), processIo);
