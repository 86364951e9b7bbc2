// One start of the embedded PostgreSQL, called by run.sh: node inside.mjs <checkout> <data directory> <hold|check>
// Prints a line of JSON; `hold` then stays until it is killed, `check` shuts down in order.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [checkout, dataDirectory, mode] = process.argv.slice(2);
const { startEmbeddedPostgres } = await import(pathToFileURL(join(checkout, 'libs/read-model/dist/index.js')).href);
const pg = createRequire(join(checkout, 'package.json'))('pg');

const server = await startEmbeddedPostgres({ dataDirectory });
const client = new pg.Client({ ...server });
await client.connect();
await client.query('CREATE TABLE IF NOT EXISTS note (body text)');
await client.query('INSERT INTO note VALUES ($1)', ['卷宗：法律援助']);
const encoding = (await client.query('SHOW server_encoding')).rows[0].server_encoding;
const { body, rows } = (await client.query('SELECT min(body) AS body, count(*)::int AS rows FROM note')).rows[0];
await client.end();
console.log(JSON.stringify({ pid: server.pid, encoding, body, rows }));

if (mode === 'hold') setInterval(() => undefined, 60_000);
else await server.stop();
