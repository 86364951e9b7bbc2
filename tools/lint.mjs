// npm run lint [files…]: ESLint over everything, with a fresh project graph. Warnings count as errors.
import { ESLint } from 'eslint';
import { root } from './workspaces.mjs';
import { freshGraph } from './walls/graph.mjs';

await freshGraph();
const eslint = new ESLint({ cwd: root });
const results = await eslint.lintFiles(process.argv.length > 2 ? process.argv.slice(2) : ['.']);
const text = await (await eslint.loadFormatter('stylish')).format(results);
if (text) console.log(text);
const problems = results.reduce((sum, { errorCount, warningCount }) => sum + errorCount + warningCount, 0);
console.log(`静态检查：${results.length} 个文件，${problems} 个问题 / lint: ${results.length} files, ${problems} problems`);
process.exit(problems > 0 ? 1 : 0);
