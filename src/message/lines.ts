// Lines of a message, made from words: the few shapes that most of them have.
import type { Inline, Line } from './message.ts';

export function words(text: string, style?: 'strong' | 'emphasis' | 'code'): Inline {
  return style === undefined ? { kind: 'text', text } : { kind: 'text', text, style };
}

export function lineOf(text: string): Line {
  return [words(text)];
}
