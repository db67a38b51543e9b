// Notes that correct a source: what one of them touches is not asked, since its answer may have changed.
import type { Entry } from '../../bank/entry.ts';
import { shared, stemsOf } from './likeness.ts';

/** This many words of substance in common, and a note speaks of the same thing. */
const TOUCHING = 3;
/** Of a short text, this share is as telling. */
const TOUCHING_SHARE = 0.5;

/** Tells whether a note of `entry` touches what `text` says; `subject` names what it is said of. */
export function disputeIn(entry: Entry): (text: string, subject?: string) => boolean {
  const notes = entry.passages
    .filter(({ kind }) => kind === 'note')
    .map(({ text }) => ({ text, stems: stemsOf(text) }));
  const usual = stemsOf(entry.title);
  return (text, subject = '') => {
    if (notes.length === 0) return false;
    const stems = new Set([...stemsOf(text)].filter(stem => !usual.has(stem)));
    const figures = new Set(text.match(/\d+(?:[.,]\d+)*/g) ?? []);
    const names = stemsOf(subject);
    return notes.some(note => {
      const common = shared(stems, note.stems);
      const sameFigure = (note.text.match(/\d+(?:[.,]\d+)*/g) ?? []).some(figure => figures.has(figure));
      const named = names.size > 0 && shared(names, note.stems) === names.size;
      return common >= TOUCHING || sameFigure || named || (stems.size > 0 && common / stems.size >= TOUCHING_SHARE);
    });
  };
}
