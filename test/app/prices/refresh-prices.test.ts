// Refreshing the price book: what is replaced, what stays, and when the old book had better stay as it is.
import { describe, expect, test } from 'vitest';
import { refreshPrices } from '../../../src/app/prices/refresh-prices.ts';
import type { Cloud, PriceBook } from '../../../src/cost/price-book.ts';
import { PersonError } from '../../../src/message/person-error.ts';
import type { LoadedPrices, PriceSource } from '../../../src/ports/price-source.ts';
import { handClock } from '../../fakes/clock.ts';
import { rowsOf, SHIPPED } from './catalogue-rows.ts';

const LAMBDA = [
  'gpu_8x_h100_sxm5,H100,8.0,208.0,1800.0,23.92,us-east-1,,',
  'gpu_1x_h100_pcie,H100,1.0,26.0,200.0,2.49,us-east-1,,',
  'gpu_1x_b200_sxm6,B200,1.0,26.0,360.0,4.99,us-east-1,,',
  'gpu_8x_v100,V100,8.0,92.0,448.0,4.40,us-east-1,,',
];

/** A book that is kept in memory. */
function bookOf(book: PriceBook, notice: string | null = null) {
  let kept: PriceBook | null = null;
  const loaded = async (): Promise<LoadedPrices> => ({ book: kept ?? book, path: 'old.json', notice });
  const prices: PriceSource = {
    load: loaded,
    loadForRefresh: loaded,
    keep: async renewed => {
      kept = renewed;
      return 'new.json';
    },
  };
  return { prices, kept: () => kept };
}

type Files = Readonly<Partial<Record<Cloud, readonly string[]>>>;

/** Refreshes `SHIPPED` from files of which only some can be had. */
async function refresh(files: Files, { changed = true, notice }: { changed?: boolean; notice?: string } = {}) {
  const { prices, kept } = bookOf(SHIPPED, notice ?? null);
  const read = async (cloud: Cloud) => {
    const lines = files[cloud];
    if (lines === undefined) throw new PersonError(`The catalogue of ${cloud} was not read: it is away.`);
    return { rows: await rowsOf(cloud, ...lines), changed, version: '0f407038' };
  };
  const progress: string[] = [];
  const report = await refreshPrices({ prices, catalogue: { read }, clock: handClock() }, it => {
    progress.push(it.notice ?? `${it.stage} ${it.done}/${it.total}`);
  });
  return { report, kept: kept(), progress, of: (cloud: Cloud) => report.clouds.find(it => it.cloud === cloud) };
}

const names = (book: PriceBook | null, of: Cloud) =>
  book?.instances.filter(({ cloud }) => cloud === of).map(({ name }) => name);

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

describe('the old book stays as it is, whatever else could be read,', () => {
  test('when more than half of the instances of a cloud would be lost', async () => {
    const { kept, of } = await refresh({
      lambda: LAMBDA,
      azure: ['Standard_NC4as_T4_v3,T4,1.0,4.0,28,,0.526,0.05786,eastus,V2'],
    });
    expect(kept).toBeNull();
    const reason = 'Of 8 instances of azure the catalogue has a price for only 1, so the price book stayed as it was.';
    expect(of('azure')).toEqual({ cloud: 'azure', outcome: 'kept', rows: 1, instances: 8, reason });
    expect(of('lambda')).toMatchObject({ outcome: 'kept', reason });
  });

  test('when no price of an accelerator can be believed any more', async () => {
    const lines = LAMBDA.map(line => line.replace('4.40', '700.0'));
    const { kept, of, report } = await refresh({ lambda: lines });
    expect(kept).toBeNull();
    expect(of('lambda')?.reason).toBe(
      'None of the prices for V100-16GB in the catalogue of lambda can be believed, so the price book stayed as it was.',
    );
    expect(report.rejected).toMatchObject([{ cloud: 'lambda', line: 5, instance: 'gpu_8x_v100' }]);
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

/** Half of the instances that the shipped book has of Google, as its file has them. */
function gcpLines(): string[] {
  const zone = 'us-central1-a';
  const machine = (name: string, price: string, spot: string) =>
    `${name},12.0,85.0,,,,us-central1,${zone},${price},${spot}`;
  const part = (name: string, count: number, price: string, spot: string) =>
    `,,,${name},${count},{'Gpus': [{'MemoryInfo': {'SizeInMiB': 40960}}]},us-central1,${zone},${price},${spot}`;
  return [
    machine('a2-highgpu-1g', '0.73948', '0.36975'),
    machine('a2-highgpu-8g', '5.91582', '2.958'),
    machine('g4-standard-48', '1.5', '0.5'),
    part('A100', 1, '2.93391', '1.46696'),
    part('A100', 8, '23.47127', '11.73568'),
    ...['tpu-v6e-1', 'tpu-v5litepod-1', 'tpu-v5p-2', 'tpu-v4-2'].map(
      name => `,,,${name},1,${name},us-central1,${zone},2.7,0.5`,
    ),
    machine('g2-standard-4', '0.14', '0.05'),
    `,,,L4,1,{'Gpus': [{'MemoryInfo': {'SizeInMiB': 24576}}]},us-central1,${zone},0.56,0.3`,
  ];
}
