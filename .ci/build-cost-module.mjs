// Runs after an installation in a checkout: builds the cost module, so that `whetstone/cost` can be imported at once.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const compiler = 'node_modules/typescript/bin/tsc';

// An installation without the tools of development, or before the sources are there, has no use for it.
if (existsSync(compiler) && existsSync('src/cost/cost.ts')) {
  const build = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.cost.json'], { encoding: 'utf8' });
  if (build.status !== 0) console.error(`whetstone/cost was not built; npm run build does it: ${build.stdout}`);
}
