// Finds the time zone that somebody names: by its full name, its city alone, an abbreviation or a well-known place.
import { distance } from 'fastest-levenshtein';
import { ABBREVIATIONS, NEWER_NAMES, PLACES } from './zone-names.ts';

/** `note` tells how the name was understood where that is not plain to see. */
export interface FoundZone {
  readonly zone: string;
  readonly note: string | null;
}

const NEAR_NAMES = 3;
/** Letters that a slip may change: this share of a name, rounded up. */
const SLIP = 0.25;

let zones: ReadonlyMap<string, string> | null = null;

/** The zone that all of `name` stands for; null when there is none. Nothing is guessed from a slip. */
export function zoneNamed(name: string): FoundZone | null {
  const key = keyOf(name);
  if (/^(utc|gmt|z|zulu|etc (utc|gmt))$/.test(key)) return { zone: 'UTC', note: null };
  const meant = own(ABBREVIATIONS, key);
  if (meant !== undefined) return { zone: meant, note: noteOfAbbreviation(name, meant) };
  const place = own(PLACES, key);
  if (place !== undefined) return { zone: place, note: noteOfPlace(name, place) };
  const listed = listedZones().get(key) ?? (name.includes('/') ? olderZone(name) : undefined);
  return listed === undefined ? null : { zone: listed, note: null };
}

/** Whether `name` has the form of a full name, such as "Europe/Berln", but is none. */
export function looksLikeZone(name: string): boolean {
  const [area, city] = name.toLowerCase().split('/');
  if (area === undefined || city === undefined || city === '') return false;
  return areas().some(known => isNear(area, known)) || [...listedZones().keys()].some(known => known === keyOf(city));
}

/** Names of zones that `name` may be a slip of, nearest first; cities count as much as full names. */
export function nearZones(name: string): string[] {
  const key = keyOf(name.slice(0, 60));
  const city = keyOf(name.slice(0, 60).split('/').at(-1)!);
  const near = new Map<string, number>();
  for (const [known, zone] of listedZones()) {
    const off = Math.min(...[key, city].filter(said => isNear(said, known)).map(said => distance(said, known)));
    if (off < (near.get(zone) ?? Infinity)) near.set(zone, off);
  }
  const nearest = [...near].toSorted(([one, off], [other, otherOff]) => off - otherOff || (one < other ? -1 : 1));
  const best = nearest[0]?.[1] ?? 0;
  return nearest
    .filter(([, off]) => off <= best + 1)
    .slice(0, NEAR_NAMES)
    .map(([zone]) => zone);
}

/** A sentence that tells that the place `said` was taken for a zone. */
export function noteOfPlace(said: string, zone: string): string {
  return `I take ${said} for the time zone ${zone}.`;
}

function noteOfAbbreviation(said: string, zone: string): string {
  return `I take ${said} for the clocks of ${cityOf(zone)} (${zone}), in summer and in winter. Name a city if you are elsewhere.`;
}

function cityOf(zone: string): string {
  return zone.split('/').at(-1)!.replaceAll('_', ' ');
}

/** Full names and cities, as keys. */
function listedZones(): ReadonlyMap<string, string> {
  zones ??= listZones();
  return zones;
}

function listZones(): Map<string, string> {
  const known = new Map<string, string>();
  for (const zone of [...NEWER_NAMES, ...Intl.supportedValuesOf('timeZone')]) {
    for (const key of [keyOf(zone), keyOf(cityOf(zone))]) if (!known.has(key)) known.set(key, zone);
  }
  return known;
}

function areas(): string[] {
  return [...new Set([...listedZones().values()].map(zone => zone.split('/')[0]!.toLowerCase()))];
}

/** "US/Pacific" and the like are known, but not listed: the name that is used today stands for them. */
function olderZone(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function keyOf(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_/]+/g, ' ');
}

function isNear(said: string, known: string): boolean {
  const slip = Math.ceil(known.length * SLIP);
  return Math.abs(said.length - known.length) <= slip && distance(said, known) <= slip;
}

/** Words such as "constructor" are no zone. */
function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
