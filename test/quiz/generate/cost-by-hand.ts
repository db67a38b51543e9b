// Works number questions out from their prompts alone, template by template, and says what their proofs must say.

interface ByHand {
  work(prompt: string): number;
  /** What somebody works out who overlooks what the question is about. */
  slip?(prompt: string): number;
  readonly says: readonly RegExp[];
}

/** The numbers that `pattern` captures in `prompt`. */
function read(prompt: string, pattern: RegExp): number[] {
  const found = pattern.exec(prompt);
  if (found === null) throw new Error(`${pattern} is not in “${prompt}”`);
  return found.slice(1).map(text => Number(text.replaceAll(',', '').replace(/^\$/, '')));
}

const USD = String.raw`\$([\d,]+(?:\.\d+)?)`;
const NUMBER = String.raw`([\d,]+(?:\.\d+)?)`;

function numbers(prompt: string, ...parts: string[]): number[] {
  return parts.flatMap(part => read(prompt, new RegExp(part.replaceAll('USD', USD).replaceAll('N', NUMBER))));
}

/** FLOPs of a training over what the machines reach, in hours. */
function trainingHours(prompt: string): { readonly hours: number; readonly gpus: number } {
  const [billions, trillions, gpus, teraflops, mfu] = numbers(
    prompt,
    'N billion parameters',
    'on N trillion tokens',
    'with N ×',
    'peak of N TFLOPS',
    'which N% is reached',
  ) as [number, number, number, number, number];
  const flops = 6 * billions * 1e9 * trillions * 1e12;
  return { hours: flops / (gpus * teraflops * 1e12 * (mfu / 100)) / 3600, gpus };
}

/** The bill of a training on Trainium whose model takes so many hours to compile. */
function trainium(prompt: string, compiling: number): number {
  const [flops, count, chips, teraflops, mfu, price] = numbers(
    prompt,
    'training of N × 10²¹',
    'on N instances',
    'has N chips',
    'peak of N TFLOPS',
    'which N% is reached',
    'costs USD an hour',
  ) as [number, number, number, number, number, number];
  const hours = (flops * 1e21) / (count * chips * teraflops * 1e12 * (mfu / 100)) / 3600;
  return count * price * (hours + compiling);
}

function replicas(prompt: string): number {
  const [requests, tokensIn, tokensOut, speed, share] = numbers(
    prompt,
    'gets N requests a second',
    'N tokens in and N out',
    'handles N tokens a second',
    'run at N% of that',
  ) as [number, number, number, number, number];
  return Math.ceil((requests * (tokensIn + tokensOut) * 100) / (speed * share));
}

function overhead(prompt: string): number {
  const [between, writing, starting] = numbers(prompt, 'every N hours', 'takes N minutes', 'again takes N minutes') as [
    number,
    number,
    number,
  ];
  const minutes = between * 60;
  return Math.sqrt((2 * writing) / minutes) + starting / minutes;
}

/** The end of a range of percentages that is asked for. */
function endOf(prompt: string): number {
  const [least, most] = numbers(prompt, String.raw`(\d+)–(\d+)%`) as [number, number];
  return (/smallest|low end/.test(prompt) ? least : most) / 100;
}

const saved = (prompt: string): number => numbers(prompt, 'would cost USD')[0]! * (1 - endOf(prompt));

function tiered(prompt: string): number {
  const [gigabytes] = numbers(prompt, String.raw`\(N GB\)`) as [number];
  const steps = [...prompt.matchAll(/\$([\d.]+) a GB(?: up to ([\d,]+) GB)?/g)];
  let from = 0;
  let total = 0;
  for (const [, price, upTo] of steps) {
    const to = Math.min(gigabytes, upTo === undefined ? gigabytes : Number(upTo.replaceAll(',', '')));
    total += (to - from) * Number(price);
    from = to;
  }
  if (from !== gigabytes) throw new Error(`The steps end before ${gigabytes} GB: ${prompt}`);
  return total;
}

const product = (values: readonly number[]): number => values.reduce((all, each) => all * each, 1);

export const BY_HAND: Readonly<Record<string, ByHand>> = {
  run: {
    work: prompt => product(numbers(prompt, 'keeps N instances', 'for N hours', 'at USD an hour')),
    says: [/\(GPU count\) x \(hours\) x \(GPU price\/hr\)/],
  },
  'useful-hour': {
    work: prompt => {
      const [price, share] = numbers(prompt, 'billed at USD', 'utilised N%') as [number, number];
      return price / (share / 100);
    },
    says: [/doubles if GPUs are 50% utilized/],
  },
  'inference-bill': {
    work: prompt => product(numbers(prompt, 'keeps N GPUs', 'at USD', 'month of N hours')),
    says: [/\(hours\/month\)/],
  },
  'per-thousand': {
    work: prompt => {
      const [gpus, price, hours, millions] = numbers(prompt, '^N GPUs', 'at USD', 'of N hours', 'answer N million') as [
        number,
        number,
        number,
        number,
      ];
      return (gpus * price * hours) / (millions * 1000);
    },
    says: [/cost per 1,000 predictions/],
  },
  'whole-instances': {
    work: prompt => {
      const [wish, hours, each, price] = numbers(
        prompt,
        'needs N ×',
        'for N hours',
        'with N of them',
        'at USD an hour',
      ) as [number, number, number, number];
      return Math.ceil(wish / each) * hours * price;
    },
    slip: prompt => {
      const [wish, each] = numbers(prompt, 'needs N ×', 'with N of them') as [number, number];
      return (wish / each) * product(numbers(prompt, 'for N hours', 'at USD an hour'));
    },
    says: [/\(GPU count\)/],
  },
  'compute-share': {
    work: prompt => {
      const [compute, share] = numbers(prompt, 'pays USD', 'is N% of its bill') as [number, number];
      return (compute * 100) / share;
    },
    says: [/GPU compute \(60–80%\)/],
  },
  'checkpoint-size': {
    work: prompt => product(numbers(prompt, 'keeps N bytes', 'with N billion')),
    says: [/500\+ GB per checkpoint/],
  },
  'checkpoints-of-size': {
    work: prompt => product(numbers(prompt, 'leaves N checkpoints', 'of N GB', 'at USD')),
    says: [/100\+ checkpoints per run/],
  },
  'checkpoints-of-model': {
    work: prompt => product(numbers(prompt, '^N full', 'with N billion', 'storage, N bytes', 'at USD')),
    says: [/100\+ checkpoints per run/],
  },
  'tiered-egress': {
    work: tiered,
    slip: prompt => product(numbers(prompt, String.raw`\(N GB\)`, 'price is USD')),
    says: [/falls in tiers/, /\$0\.085 to 50 TB/],
  },
  'free-egress': {
    work: prompt => {
      const [all, free, price] = numbers(prompt, '^N GB', 'first N GB', 'costs USD') as [number, number, number];
      return (all - free) * price;
    },
    slip: prompt => product(numbers(prompt, '^N GB', 'costs USD')),
    says: [/first 100 GB a month are free/, /\$0\.09 a GB/],
  },
  'transfer-time': {
    work: prompt => {
      const [terabytes, gigabits] = numbers(prompt, '^N TB', 'of N Gbit') as [number, number];
      return (terabytes * 1e12 * 8) / (gigabits * 1e9) / 3600;
    },
    says: [/Moving 100 TB of training data across clouds takes days/],
  },
  'moved-sample': {
    work: prompt => (product(numbers(prompt, 'sample of N%', 'its N TB', 'at USD')) * 1000) / 100,
    says: [/samples \(1–10%\)/],
  },
  'model-sync': {
    work: prompt => product(numbers(prompt, 'model of N GB', 'to N other', 'there are N releases', 'costs USD')),
    says: [/central model registry/, /between US regions is typically \$0\.02 a GB/],
  },
  'spot-bill': { work: saved, says: [/60–70% savings/] },
  'reserved-bill': { work: saved, says: [/30–40% savings/] },
  'committed-bill': { work: saved, says: [/1–3 year commitments .* 30–60% discount/] },
  'managed-premium': {
    work: prompt => numbers(prompt, 'workload is USD')[0]! * (1 + endOf(prompt)),
    says: [/premium margins, which come to 30–50% over raw compute/],
  },
  'rework-share': { work: prompt => overhead(prompt) * 100, says: [/checkpointing on spot/, /5–15%/] },
  'rework-cost': {
    work: prompt => {
      const [hours, gpus, price, off] = numbers(
        prompt,
        'takes N useful hours',
        'on N GPUs',
        'is USD on demand',
        'costs N% less',
      ) as [number, number, number, number];
      return hours * gpus * price * (1 - off / 100) * (1 + overhead(prompt));
    },
    slip: prompt =>
      product(numbers(prompt, 'takes N useful hours', 'on N GPUs', 'is USD on demand')) *
      (1 - numbers(prompt, 'costs N% less')[0]! / 100),
    says: [/60–70% savings/, /5–15%/],
  },
  'break-even-share': {
    work: prompt => {
      const [dedicated, serverless] = numbers(prompt, 'GPU costs USD', 'one USD') as [number, number];
      return (dedicated / serverless) * 100;
    },
    says: [/cheaper than serverless when GPUs are utilized >30%/],
  },
  'break-even-requests': {
    work: prompt => {
      const [seconds, dedicated, serverless] = numbers(prompt, 'for N seconds', 'GPU costs USD', 'one USD') as [
        number,
        number,
        number,
      ];
      return (dedicated * 24 * 3600) / (serverless * seconds);
    },
    says: [/cheaper than serverless/],
  },
  'serverless-thousand': {
    work: prompt => (1000 * product(numbers(prompt, 'costs USD', 'for N seconds'))) / 3600,
    says: [/on-demand for each request/],
  },
  'serverless-month': {
    work: prompt => product(numbers(prompt, 'gets N requests', 'of N days', 'for N seconds', 'at USD')) / 3600,
    says: [/Scaling to zero when idle/],
  },
  'sporadic-traffic': {
    work: prompt => {
      const [usual, low, high, requests] = numbers(
        prompt,
        'with N requests',
        String.raw`\$N–N a month`,
        'gets N requests',
      ) as [number, number, number, number];
      return ((prompt.includes('low end') ? low : high) * requests) / usual;
    },
    says: [/100 requests\/day/, /\$5–10\/month/],
  },
  'training-hours': { work: prompt => trainingHours(prompt).hours, says: [/dense BF16/, /8 x 989/] },
  'training-cost': {
    work: prompt => {
      const { hours, gpus } = trainingHours(prompt);
      return hours * gpus * numbers(prompt, 'GPU-hour costs USD')[0]!;
    },
    says: [/\(GPU count\) x \(hours\)/],
  },
  'trainium-cost': {
    work: prompt => trainium(prompt, numbers(prompt, 'for N hours')[0]!),
    slip: prompt => trainium(prompt, 0),
    says: [/trn1\.32xlarge costs \$21\.50 an hour for 3,040 dense BF16 TFLOPS/, /first compilation can take hours/],
  },
  replicas: { work: replicas, slip: prompt => replicas(prompt) - 1, says: [/multiple model server replicas/] },
  'serving-bill': {
    work: prompt => replicas(prompt) * product(numbers(prompt, 'at USD an hour', 'month of N hours')),
    slip: prompt => (replicas(prompt) - 1) * product(numbers(prompt, 'at USD an hour', 'month of N hours')),
    says: [/A month of inference costs/],
  },
};
