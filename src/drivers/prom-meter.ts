// Measurements in Prometheus' text format: counts, durations, how much work waits, and the process itself.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Count, Duration, Meter } from '../ports/meter.ts';
import type { Depth } from '../ports/store.ts';

export interface PromMeter extends Meter {
  /** What Prometheus reads, and the type to send it with. Never rejects over a depth that cannot be had: its lines are missing then. */
  metricsText(): Promise<{ readonly contentType: string; readonly body: string }>;
}

/** The name of a metric, what it counts, and what its label tells apart. */
type Description = readonly [name: string, help: string, label: string];

const COUNTS: Readonly<Record<Count, Description>> = {
  received: ['whetstone_received_total', 'Events that came in and were kept', 'kind'],
  duplicate: ['whetstone_duplicates_total', 'Events that had come in before and were dropped', 'kind'],
  question: ['whetstone_questions_total', 'Questions that were handled', 'outcome'],
  estimate: ['whetstone_estimates_total', 'Requests for a cost estimate that were handled', 'outcome'],
  delivered: ['whetstone_delivered_total', 'Deliveries that arrived', 'kind'],
  retry: ['whetstone_retries_total', 'Attempts at an event or a delivery after the first', 'kind'],
  failed: ['whetstone_failures_total', 'Deliveries that were given up', 'kind'],
  vote: ['whetstone_votes_total', 'Votes on answers', 'vote'],
};

const DURATIONS: Readonly<Record<Duration, readonly [name: string, help: string, buckets: readonly number[]]>> = {
  acknowledge: [
    'whetstone_acknowledge_seconds',
    'From the arrival of an event to its acknowledgement, kept on the disk between the two',
    [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3],
  ],
  answer: [
    'whetstone_answer_seconds',
    'The making of an answer',
    [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  ],
  deliver: [
    'whetstone_deliver_seconds',
    'From the end of the work on an event to the arrival of what it led to, all attempts and waiting included',
    [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
  ],
};

/** How many values one label may have. Each costs memory for good; what comes after them is counted as `other`. */
const MOST_VALUES = 50;
/** Labels are our own words and codes of platforms, which are shorter. */
const LONGEST_VALUE = 60;
/** How long a reader waits for the depth, in milliseconds: Prometheus itself gives up after ten seconds. */
const LONGEST_LOOK_MS = 2000;

/** Measures from now on; `depth` is asked whenever somebody reads. */
export function promMeter(depth: () => Promise<Depth>): PromMeter {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counters = eachOf(COUNTS, ([name, help, label]) => {
    const counter = new Counter({ name, help, labelNames: [label], registers });
    const bounded = boundedValues();
    return (value: string) => counter.inc({ [label]: bounded(value) });
  });
  const histograms = eachOf(
    DURATIONS,
    ([name, help, buckets]) => new Histogram({ name, help, buckets: [...buckets], registers }),
  );
  const gauge: Gauge<'queue'> = new Gauge({
    name: 'whetstone_queue_depth',
    help: 'What waits to be handled or delivered, in hand or not; missing when the store does not tell',
    labelNames: ['queue'],
    registers,
    collect: () => tellDepth(gauge, depth),
  });
  return {
    count: (what, label) => counters[what](label),
    time: (what, ms) => {
      if (ms >= 0 && ms < Number.POSITIVE_INFINITY) histograms[what].observe(ms / 1000);
    },
    metricsText: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}

function eachOf<Name extends string, In, Out>(table: Readonly<Record<Name, In>>, make: (value: In) => Out) {
  const made = Object.entries<In>(table).map(([name, value]) => [name, make(value)]);
  return Object.fromEntries(made) as Record<Name, Out>;
}

/** Values that are known already stay; of new ones only so many become known. */
function boundedValues(): (value: string) => string {
  const known = new Set<string>();
  return value => {
    if (known.has(value)) return value;
    if (known.size >= MOST_VALUES || value === '' || value.length > LONGEST_VALUE) return 'other';
    known.add(value);
    return value;
  };
}

/** An old number would look like a queue that stands still, so without a new one there is none. */
async function tellDepth(gauge: Gauge<'queue'>, depth: () => Promise<Depth>): Promise<void> {
  gauge.reset();
  const now = await soon(depth);
  if (now === null) return;
  gauge.set({ queue: 'events' }, now.events);
  gauge.set({ queue: 'orders' }, now.orders);
}

async function soon(depth: () => Promise<Depth>): Promise<Depth | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<null>(resolve => {
    timer = setTimeout(resolve, LONGEST_LOOK_MS, null);
  });
  try {
    return await Promise.race([depth(), tooLong]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
