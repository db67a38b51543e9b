// A process of its own for the tests of the application: indexes or asks a bank, and prints what came of it, a line each.
import { PersonError } from '../../src/message/person-error.ts';
import { appIn, ask } from './app-ports.ts';

const [task, cwd = '', dataDir = '', packageRoot = '', root = ''] = process.argv.slice(2);
const { app } = appIn(cwd, dataDir, packageRoot);

try {
  if (task === 'index') {
    const report = await app.index(root, ({ stage }) => console.log(stage));
    console.log(JSON.stringify(report));
  } else {
    const reply = await ask(await app.openBank(root), task ?? '');
    console.log(JSON.stringify(reply));
  }
} catch (error) {
  if (!(error instanceof PersonError)) throw error;
  console.log(JSON.stringify({ failed: error.message }));
}
