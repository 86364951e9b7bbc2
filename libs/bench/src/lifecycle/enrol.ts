import { AGENCIES, lawyerOf, lawyersFor } from './applications.js';
import type { PlatformHttp } from './platform-http.js';

/** Enrols as many lawyers in every roster as so many cases need; those who are enrolled already stay as they are. */
export async function enrolLawyers(platform: PlatformHttp, cases: number): Promise<void> {
  await Promise.all(AGENCIES.map(async (agency) => {
    for (let n = 1; n <= lawyersFor(cases); n += 1) {
      const { status, text } = await platform.attempt(`assigner@${agency}`, `/api/assignment/v1/rosters/${agency}/enrol-lawyer`, { lawyer: lawyerOf(agency, n) });
      if (status >= 300 && status !== 409) throw new Error(`a lawyer of ${agency} was not enrolled: ${status} ${text}`);
    }
  }));
}
