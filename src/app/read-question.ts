// Reads a question from an open index: part by part, each alone or with what was said before, whichever is surer.
import { coverageOf, isNew, lacksFigure } from '../retrieval/coverage.ts';
import { carryContext, type Query, shareOfTurn, turnsThatCount } from '../retrieval/query.ts';
import { asksAnything, asksOutright, leaningOf, questionParts, standsApart } from '../retrieval/question-parts.ts';
import { confidenceIn, judge } from '../retrieval/search.ts';
import type { Asking, Part, Reading } from './asking.ts';
import type { Question } from './use-cases.ts';

/** The parts of a question; the question as a whole when no part alone is covered. */
export async function coveredParts(asking: Asking, { text, context }: Question): Promise<Part[]> {
  const own = await readTitle(asking, text);
  if (own !== null) return [own];
  const texts = questionParts(text);
  const readAlone = aloneOnce(asking);
  const whole = await readPart(asking, text, context, readAlone);
  if (texts.length === 1) return [whole];
  const parts: Part[] = [];
  for (const [i, part] of texts.entries())
    parts.push(await readPart(asking, part, [...context, ...texts.slice(0, i)], readAlone));
  const isCovered = (part: Part) => part.confidence >= asking.index.confidence.threshold;
  // Few words after a part that is not covered are found by chance: "KServe or Ray Serve, which has lower latency".
  const isFound = parts.some((part, i) => isCovered(part) && (i === 0 || standsApart(part.text) || isCovered(whole)));
  // What tells before it asks belongs to the question: such a part is not told to be missing.
  const areParts = isFound && parts.every(part => isCovered(part) || asksOutright(part.text));
  return areParts ? parts : [whole];
}

/** Reads an entry's own question: who asks that wants that entry, whatever it leans on or has for parts. Null for any other. */
async function readTitle(asking: Asking, text: string): Promise<Part | null> {
  const entry = asking.index.bank.entries.findIndex(({ title }) => title === text);
  if (entry < 0) return null;
  const reading = await readAs(asking, asking.search.read(text));
  const { query, ranked } = reading.judged;
  const found = ranked.find(each => each.entry === entry);
  if (found === undefined) return null;
  const coverage = coverageOf(query, asking.search.index, entry);
  const judged = { ...reading.judged, coverage, ranked: [found, ...ranked.filter(each => each !== found)] };
  const first = { ...reading, judged, confidence: 1 };
  return { text, ...first, own: first };
}

/** Reads a part by itself, and with what was said before where it leans on that; the reading that is surer stands. */
export async function readPart(
  asking: Asking,
  text: string,
  context: readonly string[],
  readAlone: ReadAlone = aloneOnce(asking),
): Promise<Part> {
  const alone = await readAlone(text);
  const leaning = leaningOf(text);
  const part = { text, ...alone, own: alone };
  if (leaning === 'alone' || !context.some(turn => turn.trim()) || !asksAnything(text)) return part;
  const turns = await Promise.all(turnsThatCount(context).map(readAlone));
  const said = turns.map(turn => turn.judged.query);
  const topic = leaning === 'reply' ? topicOf(asking, turns) : undefined;
  const together = await readAs(asking, carryContext(alone.judged.query, said), topic);
  if (!isAbout(asking, leaning, alone, together) || standsAlone(asking, leaning, alone, together)) return part;
  const confidence = Math.max(together.confidence, confidenceInTopic(asking, alone, together, turns));
  return { text, ...together, confidence, own: alone };
}

/**
 * Whether what a reply says of its own stands in the entry that it and the turns before it led to: "and ansible?" may not.
 * Everyday words of what begins as a reply ("and the other way round?") need not.
 */
function isAbout({ search }: Asking, leaning: 'short' | 'reply', alone: Reading, { judged }: Reading): boolean {
  const { query } = alone.judged;
  const content = leaning === 'reply' ? query.content.filter(word => !word.everyday) : query.content;
  const [first] = judged.ranked;
  if (!content.length || !first) return first !== undefined;
  const named = content.filter(word => !word.everyday);
  if (named.length > 0 && named.every(word => !word.known)) return false;
  return coverageOf({ ...query, content }, search.index, first.entry).entry >= OWN_HELD;
}

const OWN_HELD = 0.25;

/** Whether a reply asks something of its own after all: it names a thing of the bank, or is surer without the turns before. */
function standsAlone(asking: Asking, leaning: 'short' | 'reply', alone: Reading, together: Reading): boolean {
  const { content } = alone.judged.query;
  if (alone.confidence < asking.index.confidence.threshold) return false;
  if (leaning === 'short' && content.some(word => word.known && !word.everyday)) return true;
  return (leaning === 'short' || content.length >= OWN_WORDS) && alone.confidence >= together.confidence;
}

/**
 * How likely a reply is covered because what it leans on is: it stays with the entry that the last turns led to, and asks
 * for nothing that is not there. Its own few words would say too little.
 */
function confidenceInTopic({ search }: Asking, alone: Reading, { judged }: Reading, turns: readonly Reading[]): number {
  const isForeign = alone.judged.query.content.some(isNew);
  const { query, coverage, ranked } = judged;
  const [first] = ranked;
  if (isForeign || !first || coverage === null || coverage.detail > 0) return 0;
  if (lacksFigure(query, search.index, first.entry, coverage)) return 0;
  const same = turns.filter(turn => turn.judged.ranked[0]?.entry === first.entry);
  return IN_TOPIC * Math.max(0, ...same.map(({ confidence }) => confidence));
}

/** Reads a text by itself. */
type ReadAlone = (text: string) => Promise<Reading>;

/** Reads each text once: the parts of a question share the turns before it, and are turns to those after them. */
function aloneOnce(asking: Asking): ReadAlone {
  const readings = new Map<string, Promise<Reading>>();
  return text => {
    const reading = readings.get(text) ?? readAs(asking, asking.search.read(text));
    readings.set(text, reading);
    return reading;
  };
}

/** The entry that the surest of the last turns led to, when one is covered. */
function topicOf(asking: Asking, turns: readonly Reading[]): number | undefined {
  const [surest] = turns.toSorted((a, b) => b.confidence - a.confidence);
  const isCovered = surest !== undefined && surest.confidence >= asking.index.confidence.threshold;
  return isCovered ? surest.judged.ranked[0]!.entry : undefined;
}

const IN_TOPIC = 0.6;

/** A reply of this many words of substance may ask something of its own. */
const OWN_WORDS = 3;

async function readAs(asking: Asking, query: Query, topic?: number): Promise<Reading> {
  const [own, ...said] = await asking.embedder.embed([query.embeddable, ...query.said]);
  const vector = said.length ? leanOn(own!, said) : own!;
  const judged = judge(asking.search, query, vector, asking.index.weights, undefined, topic);
  return { judged, vector, said, confidence: confidenceIn(judged, asking.index.confidence) };
}

/** The direction of a question and what was said before it, which counts the less the longer ago it was. */
function leanOn(own: Float32Array, said: readonly Float32Array[]): Float32Array {
  const sum = Float32Array.from(own);
  said.forEach((turn, i) => {
    const share = shareOfTurn(said.length - 1 - i);
    turn.forEach((value, k) => {
      sum[k]! += share * value;
    });
  });
  const length = Math.hypot(...sum) || 1;
  return sum.map(value => value / length);
}
