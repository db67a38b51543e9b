// Refreshing the price book: what is replaced, what stays, and when the old book had better stay as it is.
import { describe, expect, test } from 'vitest';
import { refreshPrices } from '../../../src/app/prices/refresh-prices.ts';
import type { Cloud, PriceBook } from '../../../src/cost/price-book.ts';
import { PersonError } from '../../../src/message/person-error.ts';
import { handClock } from '../../fakes/clock.ts';
import { rowsOf, SHIPPED } from './catalogue-rows.ts';
import { AZURE, bookOf, gcpLines, LAMBDA, names, refresh } from './refreshing.ts';

describe('a refreshed cloud', () => {
  test('has the prices of the catalogue, with its version and the day', async () => {
    const { report, kept, of } = await refresh({ lambda: LAMBDA });
    expect(report.path).toBe('new.json');
    expect(of('lambda')).toEqual({ cloud: 'lambda', outcome: 'refreshed', rows: 4, instances: 4, reason: null });
    expect(kept?.instances.find(({ name }) => name === 'gpu_8x_h100_sxm5')?.prices).toEqual([
      {
        region: 'all',
        onDemand: {
          value: '23.92',
          unit: 'USD/instance-hour',
          source: 'SkyPilot catalogue v8 lambda/vms.csv, version 0f407038',
          asOf: '2026-03-02',
        },
        spot: null,
      },
    ]);
  });

  test('loses what the catalogue no longer has, and keeps what is noted beside a price', async () => {
    const { kept } = await refresh({ lambda: LAMBDA });
    expect(names(kept, 'lambda')).toEqual(['gpu_8x_h100_sxm5', 'gpu_1x_h100_pcie', 'gpu_1x_b200_sxm6', 'gpu_8x_v100']);
    const note = (book: PriceBook | null) => book?.instances.find(({ name }) => name === 'gpu_1x_h100_pcie')?.note;
    expect(note(kept)).toBe(note(SHIPPED));
    expect(note(kept)).not.toBeNull();
  });

  test('keeps the commitments of an instance', async () => {
    const { kept } = await refresh({ gcp: gcpLines() });
    const before = SHIPPED.instances.find(({ name }) => name === 'a2-highgpu-1g');
    const after = kept?.instances.find(({ name }) => name === 'a2-highgpu-1g');
    expect(after?.commitments).toEqual(before?.commitments);
    expect(after?.commitments).toHaveLength(2);
    expect(after?.prices).toMatchObject([
      { region: 'us-central1', onDemand: { value: '3.67339', asOf: '2026-03-02' } },
    ]);
  });

  test('keeps the instances whose accelerator the catalogue does not speak of, and says so', async () => {
    const { kept, of } = await refresh({ gcp: gcpLines() });
    const g4 = (book: PriceBook | null) => book?.instances.find(({ name }) => name === 'g4-standard-48');
    expect(g4(kept)).toEqual(g4(SHIPPED));
    expect(of('gcp')?.reason).toMatch(
      /^The catalogue does not speak of A100-80GB, .*RTXPRO6000.*; the prices of before stayed\.$/,
    );
  });

  test('is said to be unchanged where the catalogue did not change; its prices are of today all the same', async () => {
    const { kept, of } = await refresh({ lambda: LAMBDA }, { changed: false });
    expect(of('lambda')?.outcome).toBe('unchanged');
    expect(kept?.instances.find(({ cloud }) => cloud === 'lambda')?.prices[0]?.onDemand?.asOf).toBe('2026-03-02');
  });
});

test('a cloud whose catalogue is not to be had keeps its prices and is named', async () => {
  const { kept, of } = await refresh({ lambda: LAMBDA });
  expect(of('aws')).toEqual({
    cloud: 'aws',
    outcome: 'kept',
    rows: 0,
    instances: 22,
    reason: 'The catalogue of aws was not read: it is away.',
  });
  expect(kept?.instances.filter(({ cloud }) => cloud === 'aws')).toEqual(
    SHIPPED.instances.filter(({ cloud }) => cloud === 'aws'),
  );
});

test('everything that is no instance stays as it was', async () => {
  const { kept } = await refresh({ lambda: LAMBDA });
  const { instances: _, ...rest } = SHIPPED;
  expect(kept).toMatchObject(rest);
});

test('where no catalogue is to be had, nothing is kept, and the old book is named', async () => {
  const { report, kept, progress } = await refresh({});
  expect(kept).toBeNull();
  expect(report.path).toBe('old.json');
  expect(report.clouds.map(({ outcome }) => outcome)).toEqual(Array(6).fill('kept'));
  expect(progress.at(0)).toBe('Reading the price catalogue 0/6');
  expect(progress.at(-1)).toBe('Reading the price catalogue 6/6');
});

test('that another book than the usual one is refreshed is told at once', async () => {
  expect((await refresh({}, { notice: 'The price book cannot be used.' })).progress[0]).toBe(
    'The price book cannot be used.',
  );
});

describe('the old book stays as it is', () => {
  test('when no cloud could be refreshed', async () => {
    const { kept, report, of } = await refresh({ azure: AZURE, lambda: [] });
    expect(kept).toBeNull();
    expect(report.path).toBe('old.json');
    expect(report.clouds.map(({ outcome }) => outcome)).toEqual(Array(6).fill('kept'));
    expect(of('azure')?.reason).toMatch(/^Of 8 instances of azure/);
    expect(of('lambda')?.reason).toBe('The catalogue of lambda has no price that can be believed.');
  });

  test('when the new one does not come to be kept', async () => {
    const { prices } = bookOf(SHIPPED);
    const keep = async () => {
      throw new PersonError('The new price book was not kept: there is no space left.');
    };
    const catalogue = { read: async () => ({ rows: await rowsOf('lambda', ...LAMBDA), changed: true, version: null }) };
    const refreshing = refreshPrices(
      { prices: { ...prices, keep }, catalogue: onlyLambda(catalogue.read), clock: handClock() },
      () => {},
    );
    await expect(refreshing).rejects.toThrow('The new price book was not kept: there is no space left.');
  });
});

test('a bug is no refusal: it is thrown on', async () => {
  const read = async () => {
    throw new TypeError('a bug');
  };
  await expect(
    refreshPrices({ prices: bookOf(SHIPPED).prices, catalogue: { read }, clock: handClock() }, () => {}),
  ).rejects.toThrow('a bug');
});

function onlyLambda<T>(read: () => Promise<T>) {
  return {
    read: async (cloud: Cloud) => {
      if (cloud !== 'lambda') throw new PersonError('It is away.');
      return read();
    },
  };
}
