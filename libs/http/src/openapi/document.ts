import { type Bilingual, bothLanguages } from '@juanzong/kernel';
import type { ProblemMap } from '../problem/problem.js';
import { operationOf } from './operation.js';
import type { ControllerDescription } from './route-description.js';
import { COMMAND_ANSWER, PROBLEM_SCHEMA } from './shared-schemas.js';

export interface DocumentTitle {
  readonly title?: Bilingual;
  readonly version?: string;
}

/** The OpenAPI 3.1 document of everything that the application offers. */
export function openApiDocument(controllers: readonly ControllerDescription[], problems: ProblemMap, about: DocumentTitle): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const controller of controllers) {
    for (const route of controller.routes) {
      const path = route.path.replace(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [route.method]: operationOf(route, controller) };
    }
  }
  const contexts = new Map(controllers.map(({ context, title }) => [context, title]));
  return {
    openapi: '3.1.0',
    info: {
      title: bothLanguages(about.title ?? { zh: '卷宗 法律援助平台接口', en: 'Juanzong legal-aid platform API' }),
      version: about.version ?? '1',
      description: refusalTable(problems),
    },
    tags: [...contexts].map(([name, title]) => ({ name, description: bothLanguages(title) })),
    paths,
    components: {
      schemas: { Problem: PROBLEM_SCHEMA, CommandAnswer: COMMAND_ANSWER },
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}

const HOW_TO_CALL = [
  '1. `POST /api/identity/v1/token` 以某一身份取得令牌 / get a token as a persona; then `Authorization: Bearer …`.',
  '2. 每个命令都要带 `Idempotency-Key`：同一键重发不会重复办理 / every command needs one: sending it again changes nothing.',
  '3. 命令的回答带有 `revision` 与 `position`；查询可用 `minRevision`、`minPosition` 等待读到 / answers carry them, and reads may wait for them.',
  '4. 拒绝以 `application/problem+json` 中英文说明，代码稳定 / refusals are explained in both languages under stable codes.',
];

/** How to call the API, and every refusal's code and status, folded away so that the operations come first. */
function refusalTable(problems: ProblemMap): string {
  const rows = problems.codes().map(({ code, status }) => `<tr><td><code>${code}</code></td><td>${status}</td></tr>`);
  const table = `<table><thead><tr><th>code</th><th>HTTP</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  return [...HOW_TO_CALL, '', `<details><summary>拒绝与错误的代码 / Codes of refusals and errors (${rows.length})</summary>${table}</details>`].join('\n');
}
