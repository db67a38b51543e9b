// Chance from a seed: the same seed draws the same, on every machine.
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { fnv1a } from './fnv.ts';

export interface Chance {
  /** A whole number from 0 up to, and without, `count`, which is at least 1. */
  below(count: number): number;
  /** One of `items`, of which there is at least one. */
  pick<T>(items: readonly T[]): T;
  /** `items` in a drawn order (Fisher and Yates). */
  shuffle<T>(items: readonly T[]): T[];
}

/** Chance that begins at `seed`; `purpose` keeps apart what is drawn for different things with one seed. */
export function chanceOf(seed: number, purpose = ''): Chance {
  const generator = xoroshiro128plus(mixed(seed, purpose));
  const below = (count: number) => uniformInt(generator, 0, count - 1);
  return {
    below,
    pick: items => items[below(items.length)]!,
    shuffle: items => {
      const drawn = [...items];
      for (let last = drawn.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        [drawn[last], drawn[other]] = [drawn[other]!, drawn[last]!];
      }
      return drawn;
    },
  };
}

/** 32 bits of both, mixed to the end (the finaliser of MurmurHash3; Appleby), since the lowest bit of FNV is a mere parity. */
function mixed(seed: number, purpose: string): number {
  let hash = fnv1a(`${seed}\n${purpose}`);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
