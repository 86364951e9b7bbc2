// What every verb of this folder does: installs what is missing, builds what is stale, and hands over to libs/local-cluster.
import { installIfMissing } from '../../tools/install.mjs';

// Whoever reads only the first lines is not to make the rest of the work fail.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
});

/** Runs a verb with the words that were typed after it, and sets the exit code. */
export async function run(verb) {
  installIfMissing();
  const { build } = await import('../../tools/build.mjs');
  await build();
  const { main } = await import('../../libs/local-cluster/dist/index.js');
  process.exitCode = await main(verb, process.argv.slice(2));
}
