// Writes a line of the log and says on standard output that it came through, wherever standard error leads.
import { pinoLog } from '../../src/drivers/pino-log.ts';

const log = pinoLog('info');
log.info('first');
await new Promise(resolve => setTimeout(resolve, 50));
for (let line = 0; line < 20_000; line++) log.info('many', { count: line });
await new Promise(resolve => setTimeout(resolve, 50));
log.info('last', { outcome: 'done' });
process.stdout.write('came through\n', () => process.exit(7));
