// The measurements as Prometheus reads them: names, labels that stay few, and a depth that is asked at each reading.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type PromMeter, promMeter } from '../../src/drivers/prom-meter.ts';

const EMPTY = async () => ({ events: 0, orders: 0 });

afterEach(() => void vi.useRealTimers());

/** The lines of the text that begin with `start`. */
async function lines(meter: PromMeter, start: string): Promise<string[]> {
  const { body } = await meter.metricsText();
  return body.split('\n').filter(line => line.startsWith(start));
}

test('counts by label', async () => {
  const meter = promMeter(EMPTY);
  meter.count('question', 'answered');
  meter.count('question', 'answered');
  meter.count('question', 'refused');
  expect(await lines(meter, 'whetstone_questions_total')).toEqual([
    'whetstone_questions_total{outcome="answered"} 2',
    'whetstone_questions_total{outcome="refused"} 1',
  ]);
});

test('every count and every duration has a name of its own and a description', async () => {
  const meter = promMeter(EMPTY);
  const counts = ['received', 'duplicate', 'question', 'delivered', 'retry', 'failed', 'vote'] as const;
  for (const what of counts) meter.count(what, 'x');
  for (const what of ['acknowledge', 'answer', 'deliver'] as const) meter.time(what, 1);
  const { body, contentType } = await meter.metricsText();
  expect(contentType).toBe('text/plain; version=0.0.4; charset=utf-8');
  const ours = [...body.matchAll(/^# HELP (whetstone_\w+) (\S.*)$/gm)].map(([, name]) => name);
  expect(ours).toEqual([
    'whetstone_received_total',
    'whetstone_duplicates_total',
    'whetstone_questions_total',
    'whetstone_estimates_total',
    'whetstone_delivered_total',
    'whetstone_retries_total',
    'whetstone_failures_total',
    'whetstone_votes_total',
    'whetstone_acknowledge_seconds',
    'whetstone_answer_seconds',
    'whetstone_deliver_seconds',
    'whetstone_queue_depth',
  ]);
  expect(body.match(/^whetstone_\w+_total\{\w+="x"\} 1$/gm)).toHaveLength(counts.length);
  expect(body.match(/^whetstone_\w+_seconds_count 1$/gm)).toHaveLength(3);
});

test('takes milliseconds and tells seconds, in buckets from 5 ms to the 3 s that platforms wait', async () => {
  const meter = promMeter(EMPTY);
  for (const ms of [4, 90, 2900, 60_000]) meter.time('acknowledge', ms);
  const told = await lines(meter, 'whetstone_acknowledge_seconds');
  expect(told).toContain('whetstone_acknowledge_seconds_bucket{le="0.005"} 1');
  expect(told).toContain('whetstone_acknowledge_seconds_bucket{le="0.1"} 2');
  expect(told).toContain('whetstone_acknowledge_seconds_bucket{le="3"} 3');
  expect(told).toContain('whetstone_acknowledge_seconds_count 4');
  expect(Number(told.find(line => line.includes('_sum'))?.split(' ')[1])).toBeCloseTo(62.994);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, -1])('passes over a duration of %s', async ms => {
  const meter = promMeter(EMPTY);
  meter.time('answer', ms);
  expect(await lines(meter, 'whetstone_answer_seconds_count')).toEqual(['whetstone_answer_seconds_count 0']);
});

test('tells of the process as well', async () => {
  const { body } = await promMeter(EMPTY).metricsText();
  expect(body).toMatch(/^process_cpu_seconds_total /m);
  expect(body).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
});

test('two meters do not share their counts', async () => {
  const [one, other] = [promMeter(EMPTY), promMeter(EMPTY)];
  one.count('vote', 'up');
  expect(await lines(other, 'whetstone_votes_total')).toEqual([]);
});

describe('labels', () => {
  test('stay few, the first ones being counted on', async () => {
    const meter = promMeter(EMPTY);
    for (let i = 0; i < 1000; i++) meter.count('failed', `kind_${i}`);
    meter.count('failed', 'kind_0');
    const told = await lines(meter, 'whetstone_failures_total');
    expect(told).toHaveLength(51);
    expect(told).toContain('whetstone_failures_total{kind="kind_0"} 2');
    expect(told).toContain('whetstone_failures_total{kind="other"} 950');
  });

  test('of one metric leave room for those of another', async () => {
    const meter = promMeter(EMPTY);
    for (let i = 0; i < 1000; i++) meter.count('failed', `kind_${i}`);
    meter.count('retry', 'post');
    expect(await lines(meter, 'whetstone_retries_total')).toEqual(['whetstone_retries_total{kind="post"} 1']);
  });

  test('are no texts, and break no line', async () => {
    const meter = promMeter(EMPTY);
    meter.count('question', 'what does a kettle cost? '.repeat(10));
    meter.count('question', '');
    meter.count('question', 'a"b\nc\\');
    expect(await lines(meter, 'whetstone_questions_total')).toEqual([
      'whetstone_questions_total{outcome="other"} 2',
      'whetstone_questions_total{outcome="a\\"b\\nc\\\\"} 1',
    ]);
  });
});

describe('the depth', () => {
  test('is asked at each reading', async () => {
    let events = 3;
    const meter = promMeter(async () => ({ events: events++, orders: 7 }));
    const both = (now: number) => [
      `whetstone_queue_depth{queue="events"} ${now}`,
      'whetstone_queue_depth{queue="orders"} 7',
    ];
    expect(await lines(meter, 'whetstone_queue_depth')).toEqual(both(3));
    expect(await lines(meter, 'whetstone_queue_depth')).toEqual(both(4));
  });

  test.each([
    ['fails', () => Promise.reject(new Error('no disk'))],
    [
      'throws',
      () => {
        throw new Error('no disk');
      },
    ],
  ])('is missing where asking %s, an earlier one as well, and the rest is told', async (_, trouble) => {
    let isWell = true;
    const meter = promMeter(() => (isWell ? EMPTY() : trouble()));
    meter.count('vote', 'up');
    expect(await lines(meter, 'whetstone_queue_depth')).toHaveLength(2);
    isWell = false;
    expect(await lines(meter, 'whetstone_queue_depth')).toEqual([]);
    expect(await lines(meter, 'whetstone_votes_total')).toHaveLength(1);
  });

  test('is missing where asking takes too long', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const meter = promMeter(() => new Promise(() => {}));
    const told = lines(meter, 'whetstone_queue_depth');
    await vi.advanceTimersByTimeAsync(2000);
    expect(await told).toEqual([]);
  });
});
