// Reads clouds and regions, and from where to where data goes: "aws -> gcp", "from us-east-1 to us-west-2".
import { type Cursor, phrase } from './cursor.ts';
import type { Draft } from './draft.ts';
import { addRegion } from './overrides.ts';
import { cloudSpelled, regionSpelled, regionsBegun, UNPRICED_CLOUD, unpricedName } from './place-names.ts';
import { CannotEstimate, noPrice } from './refuse.ts';
import type { Vocabulary } from './vocabulary.ts';
import { addCloud } from './words.ts';

const ARROW = phrase(String.raw`(?:->|=>|>>?|\bto\b|\binto\b|\btowards?\b)\s*`, { open: true });
const FROM = phrase(String.raw`(?:from|out of|off)\s+`, { open: true });

/** "aws -> gcp", "from us-east-1 to us-west-2". */
export function takeRoute(cursor: Cursor, draft: Draft, words: Vocabulary): boolean {
  const start = cursor.place;
  if (cursor.take(FROM) !== null) return takePlace(cursor, draft, words);
  if (cursor.take(ARROW) === null) return false;
  refuseUnpriced(cursor, draft, true);
  const cloud = cloudSpelled(pattern => cursor.take(pattern));
  if (cloud !== null) {
    draft.set('toCloud', cloud, cursor.between(start));
    draft.topics.add('egress');
    return true;
  }
  const region = regionSpelled(pattern => cursor.take(pattern));
  if (region === null) return false;
  addRegion(draft, region);
  draft.toRegion = true;
  return true;
}

/** A cloud or a region. */
export function takePlace(cursor: Cursor, draft: Draft, words: Vocabulary): boolean {
  refuseUnpriced(cursor, draft, false);
  const cloud = cloudSpelled(pattern => cursor.take(pattern));
  if (cloud !== null) {
    addCloud(draft, cloud);
    return true;
  }
  const region = regionSpelled(pattern => cursor.take(pattern));
  if (region === null) return refusePartOfRegion(cursor, words);
  addRegion(draft, region);
  return true;
}

function refusePartOfRegion(cursor: Cursor, { regions }: Vocabulary): false {
  const start = cursor.place;
  const begun = regionsBegun(pattern => cursor.take(pattern), regions);
  if (begun === null) return false;
  const token = cursor.between(start).trim();
  throw new CannotEstimate(`“${token}” is only part of a region's name.`, { token, meant: begun });
}

/** Where data goes to costs nothing to reach, so it needs no price. */
function refuseUnpriced(cursor: Cursor, draft: Draft, isDestination: boolean): void {
  const start = cursor.place;
  const typed = cursor.take(UNPRICED_CLOUD)?.[1];
  if (typed === undefined) return;
  if (!isDestination) throw noPrice(unpricedName(typed), { token: cursor.between(start) });
  draft.topics.add('egress');
}
