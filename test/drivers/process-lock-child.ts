// A process of its own for the tests of the lock: it enters, prints whether it was alone, and stays until it is ended.
import { once } from 'node:events';
import { enter } from '../../src/drivers/process-lock.ts';

const [path = '', nobody] = process.argv.slice(2);

// Permissions do not hold the superuser up.
if (nobody === 'as-nobody' && process.getuid?.() === 0) process.setuid?.(65_534);
let alone = false;
const presence = await enter(path, async () => {
  alone = true;
});
console.log(alone ? 'alone' : 'not alone');
await once(process.stdin, 'data');
presence.leave();
process.stdin.destroy();
