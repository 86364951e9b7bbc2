import { join } from 'node:path';
import type { Bilingual } from '@juanzong/kernel';
import { run } from './run.js';

const LEAST = 17;

/** The `java` of this machine: that of `$JAVA_HOME`, or the one on the path. */
export const javaProgram = (): string => (process.env['JAVA_HOME'] ? join(process.env['JAVA_HOME'], 'bin', 'java') : 'java');

const NEEDED: Bilingual = {
  zh: `需要 Java ${LEAST} 或更高版本（Debian：apt-get install -y openjdk-17-jre-headless）`,
  en: `needs Java ${LEAST} or later (Debian: apt-get install -y openjdk-17-jre-headless)`,
};

/** The major version in what `java -version` says; undefined when it says none. */
export function javaVersion(said: string): number | undefined {
  const [, major, minor] = /version "(\d+)(?:\.(\d+))?/.exec(said) ?? [];
  return major === undefined ? undefined : Number(major === '1' ? minor : major);
}

let asked: Promise<Bilingual | undefined> | undefined;

async function ask(): Promise<Bilingual | undefined> {
  const answer = await run(javaProgram(), ['-version']);
  const version = answer?.code === 0 ? javaVersion(answer.said) : undefined;
  return version !== undefined && version >= LEAST ? undefined : NEEDED;
}

/** What to install before Java programs can run; undefined when a Java that is new enough is there. Asked once. */
export const lacksJava = (): Promise<Bilingual | undefined> => (asked ??= ask());
