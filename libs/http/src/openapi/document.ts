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

/** Every refusal's code and status, so that a caller can tell them apart. */
function refusalTable(problems: ProblemMap): string {
  const rows = problems.codes().map(({ code, status }) => `| \`${code}\` | ${status} |`);
  return ['拒绝与错误的代码 / Codes of refusals and errors (application/problem+json):', '', '| code | HTTP |', '|---|---|', ...rows].join('\n');
}
