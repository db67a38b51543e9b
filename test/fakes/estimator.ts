// An estimator with canned figures, as the fake application gives it: what names an H100 costs something.
import type { Estimator } from '../../src/app/use-cases.ts';
import { PersonError } from '../../src/message/person-error.ts';
import { estimated, refusedEstimate } from './estimates.ts';

export async function cannedEstimator(file?: string): Promise<Estimator> {
  if (file?.includes('missing'))
    throw new PersonError(`The price book at ${file} cannot be used: there is no such file.`);
  return {
    estimate: (text, { rules = 'market' } = {}) =>
      /h100/i.test(text) ? { ...estimated(text), rules } : refusedEstimate(text),
    notice: file?.includes('damaged') ? 'The price book at data/prices.json cannot be used.' : null,
  };
}
