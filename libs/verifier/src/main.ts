import { runVerifier } from './cli.js';

process.exitCode = runVerifier(process.argv.slice(2), (text) => process.stdout.write(text), (text) => process.stderr.write(text));
