// How long an estimate takes: reading a request and estimating it, against parsing and printing that estimate as JSON.
import { readFileSync } from 'node:fs';
import { estimate, readRequest } from '../src/cost/cost.ts';
import type { PriceBook } from '../src/cost/price-book.ts';
import { COST_EXAMPLES } from '../src/present/present-cost-help.ts';

const REQUESTS = [...COST_EXAMPLES, 'how much is a p5.48xlarge for a weekend?'];
const ROUNDS = 500;

const file = process.argv[2] ?? new URL('../knowledge/prices.json', import.meta.url);
const book = JSON.parse(readFileSync(file, 'utf8')) as PriceBook;
const now = new Date('2026-11-24T12:00:00Z');

/** The median of many runs, in milliseconds. */
function median(work: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.toSorted((a, b) => a - b)[ROUNDS >> 1]!;
}

console.log('request                                     read ÷ JSON  estimate ÷ JSON   under 1 ms');
for (const text of REQUESTS) {
  const read = readRequest(text, book);
  if (!read.ok) throw new Error(read.error.message);
  const json = JSON.stringify(estimate(read.request, book, now));
  const baseline = median(() => JSON.stringify(JSON.parse(json)));
  const [reading, estimating] = [
    median(() => readRequest(text, book)),
    median(() => estimate(read.request, book, now)),
  ];
  const ratios = [reading, estimating].map(time => (time / baseline).toFixed(1).padStart(8));
  console.log(`${text.padEnd(42)} ${ratios[0]}     ${ratios[1]}            ${reading + estimating < 1 ? 'yes' : 'NO'}`);
}
