// Options of one form: what differs in length, beginning, end or unit gives itself away.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areNamesOfOneForm, areOfOneForm } from '../../../src/quiz/generate/form.ts';

describe('options', () => {
  it.each([
    ['900 ms', '12 hours'],
    ['Serving pictures', 'Monitoring racks'],
    ['A store of pictures', 'The queue of a broker'],
    ['GPU memory', 'Local disks'],
  ])('are of one form: %s, %s', (text, other) => {
    expect(areOfOneForm(text, other)).toBe(true);
  });

  it.each([
    ['in what they count', '16 GB', '12 hours'],
    ['in figures', 'Keeps 3 copies', 'Keeps all copies'],
    ['in length', 'Low', 'A store of pictures that nobody reads'],
    ['in how they begin', 'Serving pictures', 'Pictures of cats'],
    ['in their first letter', 'old invoices', 'Old invoices'],
    ['in their end', 'Serves pictures.', 'Serves invoices'],
    ['in the number of sentences', 'It serves. It waits.', 'It serves and waits.'],
  ])('differ %s', (_, text, other) => {
    expect(areOfOneForm(text, other)).toBe(false);
  });

  it('are of one form with themselves, and either way round', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, other) => {
        expect(areOfOneForm(text, text)).toBe(true);
        expect(areOfOneForm(text, other)).toBe(areOfOneForm(other, text));
      }),
    );
  });

  it('may be names that begin small, but none far longer than another', () => {
    expect(areNamesOfOneForm('etcd', 'Scheduler')).toBe(true);
    expect(areNamesOfOneForm('etcd', 'The scheduler of all pods and of their volumes')).toBe(false);
  });
});
