// Runs after an installation: makes sure that npm scripts find the Node that the project brings along.
// npm 9 and 10 link `node` for this platform and then unlink it again together with the platforms that they leave out.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const platform = process.platform === 'win32' ? 'win' : process.platform;
const runtime = `node-${platform}-${process.arch}`;
const isLinked = ['node', 'node.cmd'].some(name => existsSync(`node_modules/.bin/${name}`));

if (existsSync(`node_modules/${runtime}`) && !isLinked) {
  const npm = process.env.npm_execpath;
  const link = spawnSync(process.execPath, [npm, 'rebuild', runtime, '--ignore-scripts'], { encoding: 'utf8' });
  if (link.status !== 0) console.error(`npm scripts will run on Node ${process.versions.node}: ${link.stderr}`);
}
