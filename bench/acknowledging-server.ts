// A child process of bench/acknowledge.ts: the whole way from a request to its acknowledgement, with nobody at work on what is kept.
import { fileURLToPath } from 'node:url';
import { openHttp } from '../adapters/http.ts';
import { readSlackSettings } from '../adapters/slack/config.ts';
import { connectSlack } from '../adapters/slack/connect.ts';
import { createApp, openServices } from '../src/compose.ts';
import { readConfig } from '../src/config.ts';
import { systemClock } from '../src/drivers/system-clock.ts';
import { fakeEstimates } from '../test/fakes/estimates.ts';

const given: Record<string, string> = JSON.parse(process.argv[2] ?? '{}');
const { config } = await readConfig(given, fileURLToPath(new URL('..', import.meta.url)));
const { settings } = readSlackSettings(given);
if (settings === null) throw new Error('no settings of Slack are given');

const services = await openServices(config);
const bank = await createApp(config).openBank(config.bankDir);
const { log, meter } = services;
const reference = String;
const connection = await connectSlack({ settings, log, meter, now: () => systemClock.now() });
const { surface, ways } = connection;
const estimates = fakeEstimates();
const { routes } = connection.serve(services.openChat({ bank, estimates, surface, ways, recordFault: reference }));
const { ready, metrics } = { ready: async () => [], metrics: services.metrics };
const { port } = await openHttp({ host: '127.0.0.1', port: 0, routes, ready, metrics, reference, log });

process.on('message', () => process.send?.({ cpu: process.cpuUsage() }));
process.once('disconnect', () => process.exit());
process.send?.({ port });
