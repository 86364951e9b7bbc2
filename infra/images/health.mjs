// Whether this container's service can do its work: exit code 0 or 1, and what it says of itself for `docker inspect`.
const port = process.env.JUANZONG_PORT || '7300';

try {
  const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(4_000) });
  console.log(await answer.text());
  process.exitCode = answer.ok ? 0 : 1;
} catch (error) {
  console.log(error.cause?.code ?? error.name);
  process.exitCode = 1;
}
