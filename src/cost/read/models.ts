// Reads models by their names and sizes: "llama-70b", "a model of 10 GB".
import { exact, over, times, whole } from '../exact/exact.ts';
import { positive } from './checked-numbers.ts';
import { type Cursor, phrase } from './cursor.ts';
import type { Draft } from './draft.ts';
import { takeFigure } from './numbers.ts';
import { SIZE_UNIT, sizeOf } from './units.ts';

const MODEL_NAME = phrase(
  String.raw`(?:meta[\s-])?(?:code)?(?:llama|mistral|mixtral|qwen|gemma|falcon|gpt|bert|deepseek|phi|opt|bloom|pythia|mpt|yi|olmo|nemotron|command-r|dbrx|palm)[\s-]?(?:v?\d+(?:\.\d+)?[\s-]+(?=\d))?(?:[\s-]*(?:neo|j|x|oss)[\s-]?)?(?=[\d.]+\s?b)`,
  { open: true },
);
const BILLIONS = phrase(String.raw`\s?b(?:-(?:instruct|chat|base|hf|it))?(?:\s+(?:params?|parameters?|model))*`);
const MODEL_WORD = phrase(
  String.raw`(?:llama|mistral|mixtral|qwen|gemma|falcon|gpt|bert|deepseek|phi|opt|bloom|transformer|recommender|resnet|stable diffusion|sdxl|whisper|instruct|chat)(?:[\s-]?v?\d+(?:\.\d+)?)?(?:-(?:instruct|chat|base))?`,
);
const MODEL_SIZE = phrase(
  String.raw`(?:models?|weights|artifacts?)(?:\s+(?:sized?|weights|artifacts?|files?))?\s*(?:of|is|at|with|size|=|:|,)?\s*(?=[\d.])`,
  { open: true },
);
const SIZE = phrase(String.raw`\s*(?:${SIZE_UNIT})`);

/** "llama-70b" has 70 billion parameters; a name without a number says nothing that costs. */
export function takeModel(cursor: Cursor, draft: Draft): boolean {
  const start = cursor.place;
  if (cursor.take(MODEL_NAME) !== null) {
    const number = takeFigure(cursor);
    if (number !== null && cursor.take(BILLIONS) !== null) {
      draft.set('params', positive(times(number, exact('1e9')), cursor.between(start)), cursor.between(start));
      return true;
    }
    cursor.place = start;
  }
  return cursor.take(MODEL_WORD) !== null;
}

/** "A model of 10 GB". */
export function takeModelSize(cursor: Cursor, draft: Draft): boolean {
  const start = cursor.place;
  if (cursor.take(MODEL_SIZE) === null) return false;
  const number = takeFigure(cursor);
  const unit = number === null ? null : cursor.take(SIZE);
  if (number === null || unit === null) return false;
  const { one, binary } = sizeOf(unit.slice(1));
  const gigabytes = binary ? times(number, one, over(whole(1024 ** 3), whole(10 ** 9))) : times(number, one);
  draft.set('mem', positive(gigabytes, cursor.between(start)), cursor.between(start));
  return true;
}
