import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { s3Answers } from '../answers/s3.js';
import type { Component, Place } from '../component.js';
import { ensureJars } from '../jars/ensure-jars.js';
import { javaProgram, lacksJava } from '../jars/java.js';
import { spawnDetached } from '../process/spawn-detached.js';

const VARIABLE = 'JUANZONG_DOCUMENTS';
const ACCESS_KEY = 'juanzong';
const BUCKET = 'juanzong';
const JAVA = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-XX:+ExitOnOutOfMemoryError', '-Djava.awt.headless=true', '-Xmx128m'];

const LOGGING = `<configuration>
  <appender name="out" class="ch.qos.logback.core.ConsoleAppender"><encoder><pattern>%d{ISO8601} %p %logger{0} %m%n</pattern></encoder></appender>
  <root level="INFO"><appender-ref ref="out"/></root>
</configuration>
`;

const properties = ({ secret, ports: [port] }: Place, data: string): string =>
  Object.entries({
    's3proxy.endpoint': `http://127.0.0.1:${port}`,
    's3proxy.authorization': 'aws-v2-or-v4',
    's3proxy.identity': ACCESS_KEY,
    's3proxy.credential': secret,
    'jclouds.provider': 'filesystem-nio2',
    'jclouds.filesystem.basedir': data,
  }).map(([name, value]) => `${name}=${value}\n`).join('');

/** S3Proxy: S3's protocol over a folder of files, with conditional writes and payload checksums. */
export const s3: Component = {
  name: 's3',
  title: 'S3',
  variables: [VARIABLE],
  standardPorts: [9000],
  elsewhere: [{ [VARIABLE]: `s3+http://${ACCESS_KEY}:juanzong-secret@127.0.0.1:9000/${BUCKET}` }, { [VARIABLE]: `s3+http://minioadmin:minioadmin@127.0.0.1:9000/${BUCKET}` }],
  composeService: 's3',
  stop: { signal: 'SIGTERM', patienceMs: 10_000 },
  lacks: lacksJava,
  environment: ({ secret, ports: [port] }) => ({ [VARIABLE]: `s3+http://${ACCESS_KEY}:${secret}@127.0.0.1:${port}/${BUCKET}` }),
  launch: async (place) => {
    const jars = await ensureJars('s3', place.log);
    const { folder, logFile } = place;
    const data = join(folder, 'data');
    mkdirSync(data, { recursive: true });
    const [configuration, logging] = [join(folder, 's3proxy.properties'), join(folder, 'logback.xml')];
    writeFileSync(configuration, properties(place, data), { mode: 0o600 });
    writeFileSync(logging, LOGGING);
    const args = [...JAVA, `-Dlogback.configurationFile=${logging}`, '-cp', join(jars, '*'), 'org.gaul.s3proxy.Main', '--properties', configuration];
    // Java names files in the encoding of the locale: without one, a key with a Chinese character is refused.
    return spawnDetached({ program: javaProgram(), args, folder, logFile, environment: { LC_ALL: 'C.UTF-8' } });
  },
  answers: (environment) => s3Answers(environment[VARIABLE] ?? ''),
  wipe: ({ folder }) => rmSync(join(folder, 'data'), { recursive: true, force: true }),
};
