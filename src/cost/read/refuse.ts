// Refusals: a request that gives no figure says which word is at fault, what is near, and one request that works.
import type { CostError } from '../estimation.ts';
import type { Request } from '../request.ts';

const EXAMPLE = '8xH100 72h spot aws';
const MOST_SUGGESTIONS = 3;
const NO_PRICE = 'no price for ';

type About = Partial<Omit<CostError, 'message'>> & {
  /** What `token` may have been meant as: suggested are then whole requests with each in its place. */
  readonly meant?: readonly string[];
  /** How the request may be had all the same; suggested are those that can be estimated, as they are read. */
  readonly instead?: readonly Instead[];
};

/** What another request has in the place of its own. */
export type Instead = Partial<Pick<Request, 'clouds' | 'regions' | 'purchases'>>;

/** Thrown while a request is read or worked out, and turned into a `Refusal` at the door of the module. */
export class CannotEstimate extends Error {
  private readonly about: About;

  constructor(message: string, about: About = {}) {
    super(message);
    this.about = about;
  }

  /** Whether nothing but a price is missing. */
  get isOfPrice(): boolean {
    return this.message.startsWith(NO_PRICE);
  }

  /** The refusal of the request `input`. By `readingOf` a request that may be made instead is read, unless it cannot be estimated either. */
  errorFor(input: string, readingOf: (instead: Instead) => string | null = () => null): CostError {
    const { token = null, suggestions = [], meant = [], instead = [], example = EXAMPLE } = this.about;
    const readings = meant.map(words => replaced(input, token, words));
    const others = instead.flatMap(each => readingOf(each) ?? []);
    const all = [...new Set([...readings, ...others, ...suggestions])].slice(0, MOST_SUGGESTIONS);
    return { message: this.message, token, suggestions: all, example };
  }
}

/** `words` in the place of the token, where that stands alone; in a text without it, the words alone. */
function replaced(input: string, token: string | null, words: string): string {
  if (token === null) return words;
  const literal = token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const alone = new RegExp(`(?<![\\p{L}\\p{N}.])${literal}(?![\\p{L}\\p{N}]|\\.\\d)`, 'u');
  return alone.test(input) ? input.replace(alone, () => words) : words;
}

/** There is no price for `what`, and so no figure. */
export function noPrice(what: string, about: About = {}): CannotEstimate {
  return new CannotEstimate(`${NO_PRICE}${what}`, { token: what, ...about });
}
