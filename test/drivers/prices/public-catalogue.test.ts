// Fetching the catalogue: what did not change is not sent again, a server that has had enough is left alone, and what is no catalogue is refused.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import nock from 'nock';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PUBLIC_CATALOGUE } from '../../../src/drivers/prices/catalogue-settings.ts';
import { keep } from '../../../src/drivers/prices/kept-catalogue.ts';
import { publicCatalogue } from '../../../src/drivers/prices/public-catalogue.ts';
import { file } from '../../app/prices/catalogue-rows.ts';
import { folder } from '../bank-folders.ts';
import { answers, catalogueServer, sends } from './catalogue-server.ts';

const ROW = 'gpu_1x_t4,T4,1.0,4.0,16.0,0.50,us-east-1,,';
const TEXT = file('lambda', ROW);

beforeEach(() => {
  nock.disableNetConnect();
  nock.enableNetConnect('127.0.0.1');
});
afterEach(() => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  expect(pending).toEqual([]);
});
afterAll(() => nock.restore());

/** A catalogue at these addresses, patient enough for a slow machine, and without pauses worth speaking of. */
function catalogueAt(
  addresses: readonly string[],
  { dataDir = join(folder({}).cwd, 'data'), deadlineMs = 20_000 } = {},
) {
  const catalogue = publicCatalogue({ addresses, dataDir, deadlineMs, retries: 2, pauseMs: 1 });
  return { read: () => catalogue.read('lambda'), keptAt: (name: string) => join(dataDir, 'prices', name), dataDir };
}

const refusal = (reason: string) => `The catalogue was not read: ${reason}.`;

describe('a file', () => {
  test('is read by the names of its columns, with the lines of its rows', async () => {
    const { address, requests } = await catalogueServer(sends(TEXT, '"0f4070387edc"'));
    expect(await catalogueAt([address]).read()).toEqual({
      changed: true,
      version: '0f407038',
      rows: [
        {
          line: 2,
          instance: 'gpu_1x_t4',
          accelerator: 'T4',
          count: '1.0',
          vcpus: '4.0',
          memory: '16.0',
          gpuInfo: '',
          price: '0.50',
          spotPrice: '',
          region: 'us-east-1',
          zone: '',
        },
      ],
    });
    expect(requests).toEqual([{ url: '/v8/lambda/vms.csv', etag: undefined }]);
  });

  test('that did not change is read from where it is kept', async () => {
    const { address, requests } = await catalogueServer(sends(TEXT, 'W/"one"'));
    const { read } = catalogueAt([address]);
    const first = await read();
    expect(await read()).toEqual({ ...first, changed: false });
    expect(requests.map(({ etag }) => etag)).toEqual([undefined, 'W/"one"']);
  });

  test('that changed takes the place of the one that is kept', async () => {
    const { address } = await catalogueServer(sends(TEXT, '"one"'), sends(file('lambda', ROW, ROW), '"two"'));
    const { read } = catalogueAt([address]);
    await read();
    expect(await read()).toMatchObject({ changed: true, version: 'two', rows: [{}, {}] });
    expect(await read()).toMatchObject({ changed: false, version: 'two', rows: [{}, {}] });
  });

  test.each([
    ['damaged', (path: string) => writeFileSync(path, TEXT.replace('0.50', '0.05'))],
    ['cut off', (path: string) => writeFileSync(path, TEXT.slice(0, -9))],
  ])('that is kept and %s is sent again', async (_, spoil) => {
    const { address, requests } = await catalogueServer(sends(TEXT, '"one"'));
    const { read, keptAt } = catalogueAt([address]);
    await read();
    spoil(keptAt('lambda.csv'));
    expect(await read()).toMatchObject({ changed: true, rows: [{ price: '0.50' }] });
    expect(requests.map(({ etag }) => etag)).toEqual([undefined, undefined]);
    expect(readFileSync(keptAt('lambda.csv'), 'utf8')).toBe(TEXT);
  });

  test('whose label is damaged is sent again too', async () => {
    const { address, requests } = await catalogueServer(sends(TEXT, '"one"'));
    const { read, keptAt } = catalogueAt([address]);
    await read();
    for (const label of ['', '[]', '{"etag":1}', 'null']) {
      writeFileSync(keptAt('lambda.json'), label);
      expect(await read()).toMatchObject({ changed: true });
    }
    expect(requests.every(({ etag }) => etag === undefined)).toBe(true);
  });

  test('that is kept and can no longer be read is sent again, though it did not change', async () => {
    const { address, requests } = await catalogueServer(sends(TEXT, '"one"'));
    const { read, keptAt, dataDir } = catalogueAt([address]);
    const earlier = TEXT.replace(',Price,', ',Cost,');
    await keep(join(dataDir, 'prices'), 'lambda', {
      text: earlier,
      address: `${address}/lambda/vms.csv`,
      etag: '"one"',
    });
    expect(await read()).toMatchObject({ changed: true, version: 'one', rows: [{ price: '0.50' }] });
    expect(requests.map(({ etag }) => etag)).toEqual(['"one"', undefined]);
    expect(readFileSync(keptAt('lambda.csv'), 'utf8')).toBe(TEXT);
  });

  test('without a version is not kept, since nobody could ask whether it changed', async () => {
    const { address } = await catalogueServer(sends(TEXT));
    const { read, keptAt } = catalogueAt([address]);
    expect(await read()).toMatchObject({ changed: true, version: null });
    expect(existsSync(keptAt('lambda.csv'))).toBe(false);
  });

  test('is read also where it cannot be kept', async () => {
    const { cwd } = folder({});
    writeFileSync(join(cwd, 'data'), 'a file in the way');
    const { address } = await catalogueServer(sends(TEXT, '"one"'));
    expect(await catalogueAt([address], { dataDir: join(cwd, 'data') }).read()).toMatchObject({ changed: true });
  });
});

describe('trouble', () => {
  test('that passes is waited for', async () => {
    const { address, requests } = await catalogueServer(answers(503), answers(500), sends(TEXT, '"one"'));
    expect(await catalogueAt([address]).read()).toMatchObject({ version: 'one' });
    expect(requests).toHaveLength(3);
  });

  test('with the connection passes too', async () => {
    const { address, requests } = await catalogueServer(request => request.socket.destroy(), sends(TEXT, '"one"'));
    expect(await catalogueAt([address]).read()).toMatchObject({ version: 'one' });
    expect(requests).toHaveLength(2);
  });

  test('that does not pass is told when it was tried often enough', async () => {
    const { address, requests } = await catalogueServer(answers(503));
    await expect(catalogueAt([address]).read()).rejects.toThrow(refusal('the server answered with 503'));
    expect(requests).toHaveLength(3);
  });

  test('with too many requests leads to the mirror at once, which is asked by no version of the other', async () => {
    const first = await catalogueServer(sends(TEXT, '"one"'), answers(429));
    const mirror = await catalogueServer(sends(TEXT, '"mirrored"'));
    const { read } = catalogueAt([first.address, mirror.address]);
    await read();
    expect(await read()).toMatchObject({ changed: true, version: 'mirrored' });
    expect(first.requests.map(({ etag }) => etag)).toEqual([undefined, '"one"']);
    expect(mirror.requests).toEqual([{ url: '/v8/lambda/vms.csv', etag: undefined }]);
    expect(await read()).toMatchObject({ changed: false, version: 'mirrored' });
  });

  test('with too many requests everywhere is told', async () => {
    const { address, requests } = await catalogueServer(answers(429));
    await expect(catalogueAt([address]).read()).rejects.toThrow(
      refusal('the server takes no more requests for now (429)'),
    );
    expect(requests).toHaveLength(3);
  });

  test('with a file that is not there is not tried again', async () => {
    const { address, requests } = await catalogueServer(answers(404));
    await expect(catalogueAt([address]).read()).rejects.toThrow(refusal('the server answered with 404'));
    expect(requests).toHaveLength(1);
  });

  test('with a server that is away names what the system says', async () => {
    const port = await freePort();
    await expect(catalogueAt([`http://127.0.0.1:${port}`]).read()).rejects.toThrow(
      refusal('the server cannot be reached (ECONNREFUSED)'),
    );
  });

  const hanging: [string, (response: ServerResponse) => void][] = [
    ['says nothing', () => {}],
    ['stops in the middle', response => response.writeHead(200).write(TEXT.slice(0, 20))],
  ];

  test.each(hanging)('with a server that %s ends at the deadline', async (_, answer) => {
    const { address } = await catalogueServer((_request, response) => answer(response));
    await expect(catalogueAt([address], { deadlineMs: 50 }).read()).rejects.toThrow(refusal('it took too long'));
  });

  test.each(hanging)('with a server that %s leads to the mirror before the deadline', async (_, answer) => {
    const first = await catalogueServer((_request, response) => answer(response));
    const mirror = await catalogueServer(sends(TEXT, '"mirrored"'));
    const { read } = catalogueAt([first.address, mirror.address], { deadlineMs: 2000 });
    expect(await read()).toMatchObject({ changed: true, version: 'mirrored' });
    expect(first.requests).toHaveLength(1);
    expect(mirror.requests).toHaveLength(1);
  });
});

describe('what is no catalogue is refused:', () => {
  const page = '<!DOCTYPE html><html><body>Sign in</body></html>\n';
  const noPrice = TEXT.replace(',Price,', ',Cost,');
  test.each([
    ['a web page', page, 'it is a web page'],
    ['a file whose last line is cut off', TEXT.slice(0, -3), 'its end is missing'],
    ['a file whose last row is short', `${TEXT}gpu_8x_h100\n`, 'it is no table of commas, or a part of it is missing'],
    ['a file cut off within quotes', `${TEXT}gpu,"{'Gpus'\n`, 'it is no table of commas, or a part of it is missing'],
    ['a file without a column', noPrice, 'it has no column Price'],
    ['nothing', '', 'its end is missing'],
    ['an empty line', '\n', 'it has no column InstanceType'],
    ['the answer of another service', '{"message":"ok"}\n', 'it is no table of commas, or a part of it is missing'],
  ])('%s', async (_, text, reason) => {
    const { address, requests } = await catalogueServer(sends(text, '"one"'));
    const { read, keptAt } = catalogueAt([address]);
    await expect(read()).rejects.toThrow(refusal(reason));
    expect(requests).toHaveLength(1);
    expect(existsSync(keptAt('lambda.csv'))).toBe(false);
  });

  test('a web page that says so', async () => {
    const { address } = await catalogueServer((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(TEXT),
    );
    await expect(catalogueAt([address]).read()).rejects.toThrow(refusal('the server sent a web page in its place'));
  });

  test('bytes that are no text', async () => {
    const { address } = await catalogueServer((_, response) =>
      response.writeHead(200).end(Buffer.from([0x61, 0xff, 0x0a])),
    );
    await expect(catalogueAt([address]).read()).rejects.toThrow(refusal('it is no text'));
  });

  test('a file that does not end', async () => {
    const { address } = await catalogueServer((_, response) => {
      const piece = Buffer.alloc(1_000_000, 'a');
      const pour = () => {
        while (response.write(piece));
        response.once('drain', pour);
      };
      response.writeHead(200).on('error', () => {});
      pour();
    });
    await expect(catalogueAt([address]).read()).rejects.toThrow(refusal('it is larger than 32 MB'));
  });

  test('a file that is shorter than was announced', async () => {
    const { address, requests } = await catalogueServer((request, response) => {
      response.writeHead(200, { 'content-length': `${TEXT.length + 100}` }).write(TEXT);
      setImmediate(() => request.socket.destroy());
    });
    await expect(catalogueAt([address]).read()).rejects.toThrow(/the server cannot be reached/);
    expect(requests).toHaveLength(3);
  });
});

describe('the public addresses', () => {
  const { addresses } = PUBLIC_CATALOGUE;

  test('are the project itself and its mirror', async () => {
    const [first = '', mirror = ''] = addresses.map(address => new URL(address).origin);
    nock(first).get('/skypilot-org/skypilot-catalog/master/catalogs/v8/lambda/vms.csv').reply(429);
    nock(mirror).get('/catalogs/v8/lambda/vms.csv').reply(200, TEXT, { etag: '"d41d8cd98f00"' });
    expect(await catalogueAt(addresses).read()).toMatchObject({
      version: 'd41d8cd9',
      rows: [{ instance: 'gpu_1x_t4' }],
    });
  });

  test('are reached over TLS alone', () => {
    expect(addresses.every(address => address.startsWith('https://'))).toBe(true);
  });
});

/** A port on which nobody listens any more. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as import('node:net').AddressInfo;
  await new Promise(done => server.close(done));
  return port;
}
