// node infra/local/lock.mjs kafka|s3: resolves NAME.pom.xml with Maven and writes what came of it, file by file with size and
// SHA-256, to NAME.lock.json. Run by hand after a version was raised; everybody else gets exactly these files.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const name = process.argv[2] ?? '';
const at = (file) => fileURLToPath(new URL(file, import.meta.url));

const pom = readFileSync(at(`${name}.pom.xml`), 'utf8');
const [, artifact, version] = /<artifactId>([^<]+)<\/artifactId>\s*<version>([^<]+)<\/version>/.exec(pom) ?? [];
const folder = mkdtempSync(join(tmpdir(), 'juanzong-lock-'));
try {
  const { status } = spawnSync('mvn', ['-B', '-q', '-f', at(`${name}.pom.xml`), 'dependency:copy-dependencies', '-DincludeScope=runtime', '-Dmdep.useRepositoryLayout=true', `-DoutputDirectory=${folder}`], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`mvn: ${status}`);
  const jars = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.jar'))
    .map((entry) => join(entry.parentPath, entry.name)).sort((a, b) => (basename(a) < basename(b) ? -1 : 1));
  const files = jars.map((jar) => {
    const bytes = readFileSync(jar);
    return { path: relative(folder, jar).replaceAll('\\', '/'), size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
  const lines = files.map((file) => `    ${JSON.stringify(file)}`).join(',\n');
  writeFileSync(at(`${name}.lock.json`), `{\n  "name": "${artifact}-${version}",\n  "files": [\n${lines}\n  ]\n}\n`);
  console.log(`${name}.lock.json: ${files.length} 个文件 files, ${Math.round(files.reduce((sum, { size }) => sum + size, 0) / 1e6)} MB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
