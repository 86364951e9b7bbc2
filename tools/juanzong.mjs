#!/usr/bin/env node
// The command `juanzong` in a checkout: builds what is stale, then runs apps/cli.
const HINT = '请先在仓库根目录运行 npm install（或 npm start）/ run npm install (or npm start) in the checkout first';

try {
  const { build } = await import('./build.mjs');
  await build();
} catch (error) {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') {
    console.error(`✗ 构建失败，请运行 npm run build 查看原因 / the build failed; see npm run build\n  ${error?.message ?? error}`);
  } else {
    console.error(`✗ 尚未安装依赖。${HINT}`);
  }
  process.exit(2);
}
await import('../apps/cli/dist/main.js');
