// The pages that operators look at, over real sockets: alive, ready, and what is measured.
import { afterEach, expect, test, vi } from 'vitest';
import { open, WELL } from './open-http.ts';

afterEach(() => void vi.useRealTimers());

test('alive, whatever else is wrong', async () => {
  const { ask } = await open({ ready: () => Promise.reject(new Error('no disk')) });
  const answer = await ask('/healthz?verbose=1');
  expect([answer.status, await answer.text()]).toEqual([200, 'ok\n']);
});

test('ready when everything is', async () => {
  const { ask } = await open({ ready: async () => [WELL, { ...WELL, name: 'index' }] });
  const answer = await ask('/readyz');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await answer.json()).toEqual({ ready: true, checks: [WELL, { ...WELL, name: 'index' }] });
});

test('not ready when one thing is not, which is named, and nothing but its three fields goes out', async () => {
  const index = { name: 'index', ready: false, detail: 'it is being built', token: 'not for you' };
  const { ask } = await open({ ready: async () => [WELL, index] });
  const answer = await ask('/readyz');
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({
    ready: false,
    checks: [WELL, { name: 'index', ready: false, detail: 'it is being built' }],
  });
});

test.each([
  ['that fail', () => Promise.reject(new Error('password hunter2'))],
  [
    'that throw',
    () => {
      throw new Error('password hunter2');
    },
  ],
])('not ready with checks %s, and without what they said', async (_, ready) => {
  const { ask } = await open({ ready });
  const answer = await ask('/readyz');
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({
    ready: false,
    checks: [{ name: 'checks', ready: false, detail: 'the checks failed' }],
  });
});

test('not ready when checks hang; those who ask meanwhile wait for the same ones, later ones look again', async () => {
  let looks = 0;
  let hang = true;
  const { ask } = await open({
    ready: async () => {
      looks += 1;
      return hang ? new Promise(() => {}) : [WELL];
    },
  });
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const both = [ask('/readyz'), ask('/readyz')];
  await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0), { timeout: 5000 });
  await new Promise(resolve => setImmediate(resolve));
  vi.advanceTimersByTime(2000);
  vi.useRealTimers();
  for (const answer of await Promise.all(both)) {
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ checks: [{ detail: 'the checks took longer than 2 s' }] });
  }
  const before = looks;
  hang = false;
  expect((await ask('/readyz')).status).toBe(200);
  expect(looks).toBe(before + 1);
});

test('metrics, with the type that they name', async () => {
  const { ask } = await open();
  const answer = await ask('/metrics');
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4');
  expect(await answer.text()).toBe('questions 3\n');
});

test.each(['/healthz', '/readyz', '/metrics'])('HEAD of %s has the headers of GET and no text', async path => {
  const { ask } = await open();
  const [whole, head] = [await ask(path), await ask(path, { method: 'HEAD' })];
  expect(head.status).toBe(200);
  expect(head.headers.get('content-length')).toBe(String((await whole.text()).length));
  expect(await head.text()).toBe('');
});

test.each(['POST', 'DELETE', 'OPTIONS'])('%s is told what is allowed', async method => {
  const { ask } = await open();
  const answer = await ask('/healthz', { method });
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});
