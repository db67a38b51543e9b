// Reads machines: "8xH100", "eight h100s", "2 p5.48xlarge", "4 nodes of 8xH100", "v5p-16", "a gpu".
import { compare, type Exact, exact, times, whole } from '../exact/exact.ts';
import type { Instance } from '../price-book.ts';
import type { Machine } from '../request.ts';
import { readSlice, TPU_SLICE, UNPRICED_ACCELERATOR } from './accelerator-names.ts';
import { type Cursor, phrase } from './cursor.ts';
import type { Draft } from './draft.ts';
import { takeNumber } from './numbers.ts';
import { CannotEstimate, noPrice } from './refuse.ts';
import type { Vocabulary } from './vocabulary.ts';

const TIMES = phrase(String.raw`\s*(?:[x*]\s*)?(?=\p{L})`, { open: true });
const NODES = phrase(
  String.raw`\s*(?:[x*]\s*)?(?:nodes?|instances?|machines?|servers?|boxes|vms?)\s+(?:of|with|each with)\s+(?:an?\s+)?`,
  {
    open: true,
  },
);
const TIMES_AFTER = phrase(String.raw`\s*[x*]\s*(?=\d)|\s+(?=\d[\d,]*\s+(?:chips?|gpus?|cards?|of them)\b)`, {
  open: true,
});
const CHIPS = phrase(String.raw`\s+(?:chips?|gpus?|cards?|of them)`);
const THOUSANDS = phrase(String.raw`k(?=\s*[x*]?\s*\p{L})`, { open: true });
const INSTANCE_SHAPE = phrase(
  String.raw`[a-z]+\d+[a-z]*(?:-[a-z]+\d+)?\.(?:\d+)?(?:nano|micro|small|medium|large|xlarge|xl|metal)s?`,
);
const INSTANCE_WORD = /[\p{L}\d][\p{L}\d._-]*[\p{L}\d]/uy;
const INSTANCE_TAIL = phrase(String.raw`\s+(?:instances?|nodes?|machines?|vms?|boxes|servers?)`);
const FAMILY = phrase(String.raw`(?:p[2-6]\w{0,2}|p6-b[23]00|g[3-6]\w{0,2}|trn[12]n?s?|inf[12]s?)(?![.\w-])`);
const GPU = phrase(
  String.raw`\s*(?:[x*]\s*)?(?:(?:gpu|accelerator|card)s|(?:gpu|accelerator|card)(?!\s*(?:hours?|compute|costs?|bill|spend|spending|time|budget|prices?|memory|utili[sz]ation|clouds?|model)(?![\w=])))`,
);
/** What the bank and everybody call by the chip, not by the machine. */
const BY_CHIP = /^(?:trn|inf)/i;

/** Takes the machines that begin here, a number before or behind them included. */
export function takeMachine(cursor: Cursor, draft: Draft, words: Vocabulary): boolean {
  const start = cursor.place;
  refuseCard(cursor);
  const slice = takeSlice(cursor);
  if (slice !== null) return add(draft, withName(slice, words), cursor.between(start), words);
  const number = takeNumber(cursor);
  const count = number !== null && cursor.take(THOUSANDS) !== null ? times(number, whole(1000)) : number;
  const machine = count === null ? takeKind(cursor, words) : takeCounted(cursor, count, words);
  if (machine === null) {
    cursor.place = start;
    return false;
  }
  return add(draft, machine, cursor.between(start), words);
}

/** Cards that are known by a number alone. */
const CARD = phrase(
  String.raw`[345]0[6789]0(?:\s?ti)?s?(?!\s*(?:[x*%]|h\b|hr|hours?|days?|weeks?|months?|min|sec|[kmgtp]i?b|[kmbt]\b|req|quer|calls|gpus?|tok|params?|flops|[a-z]*\d))`,
);

function refuseCard(cursor: Cursor): void {
  const card = cursor.take(CARD)?.[0];
  if (card !== undefined) throw noPrice(`RTX ${card.toUpperCase()}`, { token: card });
}

function add(draft: Draft, machine: Machine, typed: string, words: Vocabulary): boolean {
  checkCount(machine, typed, words);
  addMachine(draft, machine);
  return true;
}

/** A machine that is named again is the same one, unless there are so many of it and then so many. */
function addMachine({ machines }: Draft, machine: Machine): void {
  const before = machines.findIndex(
    ({ kind, count }) => isSame(kind, machine.kind) && isSameCount(count, machine.count),
  );
  if (before < 0) machines.push(machine);
  else machines[before] = { ...machine, count: machine.count ?? machines[before]!.count };
}

function isSame(a: Machine['kind'], b: Machine['kind']): boolean {
  return a.kind === b.kind && (a.kind === 'gpu' || b.kind === 'gpu' || a.name === b.name);
}

function isSameCount(a: Exact | null, b: Exact | null): boolean {
  return a === null || b === null || compare(a, b) === 0;
}

const MOST = exact('1e6');

function checkCount({ kind, count }: Machine, token: string, { instances }: Vocabulary): void {
  if (count === null) return;
  if (count.n === 0n) throw new CannotEstimate('Nothing costs nothing: say how many, from 1 on.', { token });
  if (count.n % count.d !== 0n) throw new CannotEstimate('Machines come in whole numbers.', { token });
  const each = kind.kind === 'instance' ? (instances.get(kind.name.toLowerCase())?.count ?? 1) : 1;
  if (compare(times(count, whole(each)), MOST) <= 0) return;
  throw new CannotEstimate('That is more than a million accelerators, which nobody has.', { token });
}

function takeSlice(cursor: Cursor): ReturnType<typeof readSlice> | null {
  const found = cursor.take(TPU_SLICE);
  return found === null ? null : readSlice(found);
}

function withName(slice: ReturnType<typeof readSlice>, { accelerators }: Vocabulary): Machine {
  const known = accelerators.find(({ name }) => name.toLowerCase() === slice.name.toLowerCase());
  if (known === undefined) throw noPrice(slice.name);
  return { kind: { kind: 'accelerator', name: known.name, ids: known.ids }, count: { n: slice.chips, d: 1n } };
}

function takeCounted(cursor: Cursor, count: Exact, words: Vocabulary): Machine | null {
  const after = cursor.place;
  if (cursor.take(NODES) !== null) {
    const inner = takeNodes(cursor, count, words);
    if (inner !== null) return inner;
    cursor.place = after;
  }
  if (cursor.take(GPU) !== null) return { kind: { kind: 'gpu' }, count };
  if (cursor.take(TIMES) === null) return null;
  const slice = takeSlice(cursor);
  if (slice !== null) {
    const { kind, count: chips } = withName(slice, words);
    return { kind, count: times(count, chips!) };
  }
  const machine = takeKind(cursor, words);
  return machine === null ? null : { ...machine, count: machine.count === null ? count : times(count, machine.count) };
}

/** "4 nodes of 8xH100" are 32 of them; "4 nodes of p5.48xlarge" four instances. */
function takeNodes(cursor: Cursor, nodes: Exact, words: Vocabulary): Machine | null {
  const count = takeNumber(cursor);
  if (count !== null) cursor.take(TIMES);
  const machine = takeKind(cursor, words);
  if (machine === null) return null;
  return { ...machine, count: count === null ? nodes : times(nodes, count) };
}

/** A machine without a number before it; one may stand behind it: "H100 x 8". */
function takeKind(cursor: Cursor, words: Vocabulary): Machine | null {
  const named = takeInstance(cursor, words) ?? takeAccelerator(cursor, words);
  if (named === null) return null;
  const place = cursor.place;
  if (cursor.take(TIMES_AFTER) === null) return { kind: named, count: null };
  const count = takeNumber(cursor);
  if (count !== null) {
    cursor.take(CHIPS);
    return { kind: named, count };
  }
  cursor.place = place;
  return { kind: named, count: null };
}

function takeAccelerator(cursor: Cursor, { accelerators }: Vocabulary): Machine['kind'] | null {
  const start = cursor.place;
  for (const { name, ids, pattern } of accelerators) {
    if (cursor.take(pattern) !== null) return { kind: 'accelerator', name, ids };
  }
  const unpriced = cursor.take(UNPRICED_ACCELERATOR)?.[0];
  if (unpriced === undefined) return null;
  throw noPrice(unpriced.trim(), { token: cursor.between(start) });
}

function takeInstance(cursor: Cursor, words: Vocabulary): Machine['kind'] | null {
  const place = cursor.place;
  INSTANCE_WORD.lastIndex = place;
  const word = INSTANCE_WORD.exec(cursor.text)?.[0] ?? '';
  const name = word
    .toLowerCase()
    .replace(/xls?$/, 'xlarge')
    .replace(/xlarges$/, 'xlarge');
  const known = words.instances.get(name);
  // "tpu-v5e" is both an instance and the accelerator in it, and then the number counts chips.
  if (known !== undefined && known.count > 0 && !/^tpu/.test(name)) {
    cursor.place += word.length;
    cursor.take(INSTANCE_TAIL);
    return { kind: 'instance', name: known.name };
  }
  const shaped = cursor.take(INSTANCE_SHAPE)?.[0];
  if (shaped !== undefined) throw noPrice(shaped, { token: shaped, suggestions: kin(shaped, words) });
  return takeFamily(cursor, words);
}

/** "p4d" is the one instance of its family; "p5" may be two, and is asked back. */
function takeFamily(cursor: Cursor, words: Vocabulary): Machine['kind'] | null {
  const place = cursor.place;
  const typed = cursor.take(FAMILY)?.[0];
  const found = typed === undefined || BY_CHIP.test(typed) ? [] : familyOf(typed.toLowerCase(), words);
  if (typed === undefined || found.length === 0) {
    cursor.place = place;
    return null;
  }
  if (found.length === 1) {
    cursor.take(INSTANCE_TAIL);
    return { kind: 'instance', name: found[0]!.name };
  }
  const sizes = found.map(({ name, count, accelerator }) => `${name} (${count} × ${accelerator})`).join(' or ');
  throw new CannotEstimate(`“${typed}” comes in several sizes: ${sizes}?`, {
    token: typed,
    meant: found.map(({ name }) => name),
  });
}

/** "p5s" are several of "p5". */
function familyOf(typed: string, { families }: Vocabulary): readonly Instance[] {
  return families.get(typed) ?? families.get(typed.replace(/s$/, '')) ?? [];
}

function kin(shaped: string, words: Vocabulary): string[] {
  const family = shaped.toLowerCase().split('.')[0] ?? '';
  return (words.families.get(family) ?? []).map(({ name }) => name);
}

/** "A gpu": known by its price alone. */
export function takeGpu(cursor: Cursor, draft: Draft): boolean {
  if (cursor.take(GPU) === null) return false;
  draft.machines.push({ kind: { kind: 'gpu' }, count: null });
  return true;
}
