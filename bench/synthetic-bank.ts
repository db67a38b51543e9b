// Made-up banks that look like real ones: topics with words of their own, stop words as frequent as in speech, seeded.
import type { Bank, Entry, Passage } from '../src/bank/entry.ts';
import { seededRandom } from '../src/retrieval/random.ts';

/** A made-up entry: a question and the passages that answer it. */
export interface MadeEntry {
  readonly title: string;
  readonly passages: readonly string[];
}

/** What is made: all of it follows from the seed. */
export interface Recipe {
  readonly entries: number;
  readonly passagesPerEntry: number;
  /** Whether an entry has a question, or only its passages. */
  readonly titled: boolean;
  readonly seed: number;
}

/** How often the commonest words stand in English text, in the order of their frequency; the rest of a text is substance. */
const COMMON =
  'the of and to a in is that it for was on are as with be by this have from or not but an you at can which if when has more there how what do one will your we so about into than only its all use their no may would these most also some'.split(
    ' ',
  );
const COMMON_SHARE = 0.45;
const TOPIC_SHARE = 0.35;
const TOPIC_WORDS = 60;
const ENTRIES_PER_TOPIC = 40;
const VOCABULARY = 30_000;
const SYLLABLES =
  'ba be bo ca co cu da de di do fa fi ga ge go ha he in ka ke la le li lo ma me mi mo na ne no or pa pe po qua ra re ri ro sa se si so ta te ti to tra tri un va ve vi vo wa za'.split(
    ' ',
  );

/** Makes entries of passages of 30 to 60 words. */
export function* makeEntries({ entries, passagesPerEntry, titled, seed }: Recipe): Generator<MadeEntry> {
  const random = seededRandom(seed);
  const vocabulary = makeVocabulary(random);
  const topics = Array.from({ length: Math.max(1, Math.round(entries / ENTRIES_PER_TOPIC)) }, () =>
    Array.from({ length: TOPIC_WORDS }, () => pick(vocabulary, random, 0.6)),
  );
  for (let i = 0; i < entries; i++) {
    const topic = topics[i % topics.length]!;
    const words = (count: number) => Array.from({ length: count }, () => drawWord(vocabulary, topic, random)).join(' ');
    const passages = Array.from({ length: passagesPerEntry }, () => `${words(30 + Math.floor(random() * 31))}.`);
    yield { title: titled ? `What about ${words(4 + Math.floor(random() * 4))}?` : '', passages };
  }
}

/** Questions of 5 to 9 words about entries: some words of a passage, in their order, and stop words before them. */
export function makeQuestions(entries: readonly MadeEntry[], count: number, seed: number): string[] {
  const random = seededRandom(seed);
  const isCommon = new Set(COMMON);
  return Array.from({ length: count }, () => {
    const { passages } = entries[Math.floor(random() * entries.length)]!;
    const words = passages[Math.floor(random() * passages.length)]!.replace('.', '').split(' ');
    const content = words.filter(word => !isCommon.has(word));
    const first = Math.floor(random() * Math.max(1, content.length - 6));
    const common = Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(COMMON, random, 1));
    return [...common, ...content.slice(first, first + 3 + Math.floor(random() * 3))].join(' ');
  });
}

/** The entries as a bank in memory; nothing can be cited from it. */
export function bankOf(entries: readonly MadeEntry[]): Bank {
  return { files: [], skipped: [], entries: entries.map(entryOf) };
}

const NOWHERE = { start: 0, end: 0 };

function entryOf({ title, passages }: MadeEntry, i: number): Entry {
  return {
    ...{ id: `made#${i}`, title, titleRange: NOWHERE, tags: [], difficulty: null, url: null, variants: [], line: 1 },
    ...{ keyPoints: [], format: 'text', file: 0 },
    passages: passages.map((text, j): Passage => {
      const place = {
        range: NOWHERE,
        labelRange: null,
        bytes: NOWHERE,
        labelBytes: null,
        labelLine: null,
        line: 1,
        headings: [],
      };
      return { ...place, kind: 'paragraph', text, id: `made#${i}:${j}` };
    }),
  };
}

function makeVocabulary(random: () => number): string[] {
  const words = new Set<string>();
  while (words.size < VOCABULARY) {
    const syllables = 2 + Math.floor(random() * 3);
    words.add(Array.from({ length: syllables }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(''));
  }
  return [...words];
}

function drawWord(vocabulary: readonly string[], topic: readonly string[], random: () => number): string {
  const kind = random();
  if (kind < COMMON_SHARE) return pick(COMMON, random, 1);
  if (kind < COMMON_SHARE + TOPIC_SHARE) return pick(topic, random, 0.8);
  return pick(vocabulary, random, 1);
}

/** Draws by Zipf's law: the word of rank r as often as 1 / r to the power of `slope`, near enough. */
function pick(words: readonly string[], random: () => number, slope: number): string {
  const most = words.length;
  // The inverse of the distribution's integral; at a slope of one it is an exponential.
  const rank =
    slope === 1 ? (most + 1) ** random() : (((most + 1) ** (1 - slope) - 1) * random() + 1) ** (1 / (1 - slope));
  return words[Math.min(most - 1, Math.floor(rank) - 1)]!;
}
