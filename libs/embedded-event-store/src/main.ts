import { serveEventStore } from './host/serve.js';

// The store as a process of its own: node dist/main.js --data DIR [--port N] …
process.exit(await serveEventStore(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
}));
