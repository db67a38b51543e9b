// What every store must keep of questions that were asked: answers and what they earned, review cards, appeals.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Purpose } from '../../src/ports/quiz-record.ts';
import type { Change, Store } from '../../src/ports/store.ts';
import { answer, appeal, asking, card, changed } from './store-quiz-samples.ts';
import { expectRefused } from './store-refusal.ts';
import { at, make, WORKSPACE, withStore } from './store-samples.ts';

export function storeAnswers(open: () => Promise<Store>): void {
  const using = (work: (store: Store) => Promise<void>) => () => withStore(open, work);

  test(
    'an asking is closed once, and what comes late does not open it',
    using(async store => {
      const closed = asking('a', 0, { closedAt: at(9), counts: false });
      await make(store, [asking('a', 0), asking('b', 5, { person: 'P1', purpose: 'review' })].map(changed.asking));
      expect(await store.asking(WORKSPACE, 'a')).toEqual(asking('a', 0));
      await make(store, [changed.asking({ ...closed, askedAt: at(7) })]);
      await make(store, [changed.asking(asking('a', 0))]);
      expect(await store.asking(WORKSPACE, 'a')).toEqual(closed);
      expect(await store.asking('chat:W2', 'a')).toBeNull();
      await make(store, [changed.asking(asking('z', 2)), changed.asking(asking('c', 2, { channel: 'C2' }))]);
      const ids = async (channel: string, seconds: number) =>
        (await store.askingsIn(WORKSPACE, channel, at(seconds))).map(({ id }) => id);
      expect(await ids('C1', 0)).toEqual(['a', 'z', 'b']);
      expect(await ids('C1', 2)).toEqual(['z', 'b']);
      expect(await ids('C2', 0)).toEqual(['c']);
    }),
  );

  test('of the answers of a person to the same the last that was given stays, in whatever order they come', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.record({ seconds: fc.nat({ max: 60 }), points: fc.nat({ max: 150 }) }), {
          minLength: 1,
          maxLength: 6,
          selector: ({ seconds }) => seconds,
        }),
        given =>
          withStore(open, async store => {
            const answers = given.map(({ seconds, points }) =>
              answer('a', 'P1', seconds, { points, given: { text: `${points}` } }),
            );
            await make(store, [changed.asking(asking('a', 0)), ...answers.map(changed.answer)]);
            const last = answers.reduce((a, b) => (b.answeredAt > a.answeredAt ? b : a));
            expect(await store.answer(WORKSPACE, 'a', 'P1')).toEqual(last);
            const upheld = { ...last, passed: true, points: 100, share: 1 };
            await make(store, [changed.answer(upheld)]);
            expect(await store.answersBy(WORKSPACE, 'P1', 9)).toMatchObject([upheld]);
          }),
      ),
      { numRuns: 20 },
    ));

  test(
    'finds answers with what they answer, of a person and since a time',
    using(async store => {
      const b = { channel: 'C2', purpose: 'daily', kind: 'open', closedAt: at(70) } as const;
      await make(store, [
        ...[asking('a', 0), asking('b', 50, b), asking('c', 60)].map(changed.asking),
        changed.answer(answer('a', 'P1', 1)),
        changed.answer(answer('a', 'P2', 2)),
        changed.answer(answer('c', 'P1', 61, { share: 0.25, passed: false })),
        changed.answer(answer('b', 'P1', 55)),
        changed.answer(answer('gone', 'P1', 56)),
        changed.asking({ ...asking('a', 0), workspace: 'chat:W2' }),
        changed.answer({ ...answer('a', 'P1', 3), workspace: 'chat:W2' }),
      ]);
      const names = (answers: readonly { asking: string; person: string }[]) =>
        answers.map(({ asking, person }) => `${asking} ${person}`);
      expect(names(await store.answersBy(WORKSPACE, 'P1', 9))).toEqual(['c P1', 'b P1', 'a P1']);
      expect(names(await store.answersBy(WORKSPACE, 'P1', 2))).toEqual(['c P1', 'b P1']);
      expect(names(await store.answersSince(WORKSPACE, null, at(0)))).toEqual(['a P1', 'a P2', 'b P1', 'c P1']);
      expect(names(await store.answersSince(WORKSPACE, 'C1', at(0)))).toEqual(['a P1', 'a P2', 'c P1']);
      expect(names(await store.answersSince(WORKSPACE, null, at(50)))).toEqual(['b P1', 'c P1']);
      const { workspace: _workspace, id: _id, person: _person, ...asked } = asking('b', 50, b);
      expect((await store.answersSince(WORKSPACE, 'C2', at(0)))[0]).toEqual({ ...answer('b', 'P1', 55), ...asked });
      expect(await store.answer(WORKSPACE, 'a', 'P3')).toBeNull();
    }),
  );

  test(
    'tells how people did in what is closed, the latest of it',
    using(async store => {
      const closedAt = at(90);
      await make(store, [
        ...[asking('a', 0, { closedAt }), asking('b', 50, { channel: 'C2', closedAt, counts: false })].map(
          changed.asking,
        ),
        changed.asking(asking('open', 60)),
        changed.asking({ ...asking('a', 0, { closedAt }), workspace: 'chat:W2' }),
        changed.answer(answer('a', 'P2', 2)),
        changed.answer(answer('a', 'P1', 1, { share: 0.25, passed: false })),
        changed.answer(answer('b', 'P1', 55)),
        changed.answer(answer('open', 'P1', 61)),
        changed.answer({ ...answer('a', 'P3', 3), workspace: 'chat:W2' }),
      ]);
      const all = [
        { question: 'question of a', person: 'P1', passed: false },
        { question: 'question of a', person: 'P2', passed: true },
        { question: 'question of b', person: 'P1', passed: true },
      ];
      expect(await store.outcomes(WORKSPACE, at(0), 9)).toEqual(all);
      expect(await store.outcomes(WORKSPACE, at(0), 2)).toEqual(all.slice(1));
      expect(await store.outcomes(WORKSPACE, at(50), 9)).toEqual(all.slice(2));
    }),
  );

  test(
    'keeps a card for each person and question, soonest due first',
    using(async store => {
      await make(store, [card('P1', 'q', 9), card('P1', 'r', 3), card('P2', 'q', 1)].map(changed.card));
      const later = card('P1', 'r', 99, { memory: null, entry: 'sharding' });
      await make(store, [changed.card(later)]);
      expect(await store.cards(WORKSPACE, 'P1')).toEqual([card('P1', 'q', 9), later]);
      expect(await store.cards(WORKSPACE, 'P2')).toEqual([card('P2', 'q', 1)]);
      expect(await store.cards('chat:W2', 'P1')).toEqual([]);
    }),
  );

  test(
    'finds the cards that many people have of one question',
    using(async store => {
      const people = Array.from({ length: 250 }, (_, i) => `P${i}`);
      const of = (question: string) => people.map((person, i) => card(person, question, i));
      await make(store, [...of('q'), ...of('r')].map(changed.card));
      const found = await store.cardsOf(WORKSPACE, 'q', [...people.slice(0, 230), 'nobody']);
      expect(found.toSorted((a, b) => a.due.getTime() - b.due.getTime())).toEqual(of('q').slice(0, 230));
      expect(await store.cardsOf(WORKSPACE, 'q', [])).toEqual([]);
      expect(await store.cardsOf('chat:W2', 'q', people)).toEqual([]);
    }),
  );

  test(
    'keeps cards outside of any event, all or none',
    using(async store => {
      await store.keepCards([card('P1', 'q', 9), card('P1', 'r', 3)]);
      const later = card('P1', 'r', 99, { entry: 'sharding' });
      await store.keepCards([later, card('P2', 'q', 1)]);
      await store.keepCards([]);
      expect(await store.cards(WORKSPACE, 'P1')).toEqual([card('P1', 'q', 9), later]);
      const unkeepable = { ...card('P1', 'u', 2), entry: null as unknown as string };
      await expect(store.keepCards([card('P1', 's', 1), unkeepable])).rejects.toThrow();
      expect(await store.cards(WORKSPACE, 'P1')).toEqual([card('P1', 'q', 9), later]);
      expect(await store.forget({ workspace: WORKSPACE, person: 'P1' })).toBe(2);
      expect(await store.cards(WORKSPACE, 'P2')).toEqual([card('P2', 'q', 1)]);
    }),
  );

  test(
    'an appeal is open until it is settled, which is done once',
    using(async store => {
      const settled = { by: 'A1', upheld: true, note: 'right', at: at(9) };
      await make(store, [appeal('b', 2), appeal('a', 1), appeal('c', 2)].map(changed.appeal));
      await make(store, [changed.appeal({ ...appeal('b', 2), settled }), changed.appeal(appeal('a', 5))]);
      expect(await store.appeal(WORKSPACE, 'b')).toEqual({ ...appeal('b', 2), settled });
      expect(await store.openAppeals(WORKSPACE)).toEqual([appeal('a', 1), appeal('c', 2)]);
      const other = { ...settled, by: 'A2', upheld: false };
      await expectRefused(store, changed.appeal({ ...appeal('b', 2), settled: other }));
      await expectRefused(store, changed.appeal({ ...appeal('gone', 2), settled: other }));
      await make(store, [changed.appeal(appeal('b', 2))], 9);
      expect(await store.appeal(WORKSPACE, 'b')).toEqual({ ...appeal('b', 2), settled });
      expect(await store.openAppeals('chat:W2')).toEqual([]);
      expect(await store.appeal('chat:W2', 'b')).toBeNull();
    }),
  );

  test(
    'tells who does not want to be seen on boards',
    using(async store => {
      const set = (person: string, setting: 'board' | 'follow', value: string, workspace = WORKSPACE): Change => {
        return { kind: 'set', workspace, person, setting, value };
      };
      await make(store, [set('P1', 'board', 'hidden'), set('P2', 'board', 'shown'), set('P3', 'follow', 'off')]);
      await make(store, [set('P4', 'board', 'hidden', 'chat:W2')]);
      expect(await store.hiddenPeople(WORKSPACE)).toEqual(new Set(['P1']));
      await make(store, [set('P1', 'board', 'shown')]);
      expect(await store.hiddenPeople(WORKSPACE)).toEqual(new Set());
    }),
  );

  test('what people earned is what a recount gives', { timeout: 60_000 }, () =>
    fc.assert(
      fc.asyncProperty(history, fc.option(fc.nat({ max: 100 })), filter, filter, (asked, since, entry, channel) =>
        withStore(open, async store => {
          const askings = asked.map(({ asking }, i) => ({ ...asking, id: `${i}` }));
          const answers = asked.flatMap(({ answers }, i) => answers.map(each => answer(`${i}`, each.person, 1, each)));
          await make(store, [...askings.map(changed.asking), ...answers.map(changed.answer)]);
          const by = { since: since === null ? null : at(since), entries: entry, channel: channel?.[0] ?? null };
          expect(await store.earned(WORKSPACE, by)).toEqual(recount(askings, answers, by));
        }),
      ),
      { numRuns: 40 },
    ),
  );
}

type Filter = readonly string[] | null;

const names = ['A', 'B'];
const filter: fc.Arbitrary<Filter> = fc.option(fc.subarray(names));
const history = fc.array(
  fc.record({
    asking: fc
      .record({
        purpose: fc.constantFrom<Purpose>('round', 'daily', 'review'),
        channel: fc.constantFrom(...names),
        entry: fc.constantFrom(...names),
        closedAt: fc.option(fc.nat({ max: 100 }).map(at)),
        counts: fc.boolean(),
      })
      .map(parts => asking('', 0, parts)),
    answers: fc.uniqueArray(
      fc.record({
        person: fc.constantFrom('P1', 'P2', 'P10', 'p'),
        points: fc.constantFrom(0, 50, 100),
        passed: fc.boolean(),
      }),
      { selector: ({ person }) => person, maxLength: 4 },
    ),
  }),
  { maxLength: 8 },
);

function recount(
  askings: readonly ReturnType<typeof asking>[],
  answers: readonly ReturnType<typeof answer>[],
  { since, entries, channel }: { since: Date | null; entries: Filter; channel: string | null },
) {
  const counted = new Set<string>();
  for (const { id, purpose, closedAt, counts, ...rest } of askings) {
    if (purpose === 'review' || closedAt === null || !counts) continue;
    if (since !== null && closedAt < since) continue;
    if (entries !== null && !entries.includes(rest.entry)) continue;
    if (channel !== null && channel !== rest.channel) continue;
    counted.add(id);
  }
  const people = ['P1', 'P10', 'P2', 'p'].map(person => {
    const own = answers.filter(each => each.person === person && counted.has(each.asking));
    const points = own.reduce((sum, each) => sum + each.points, 0);
    return { person, points, right: own.filter(({ passed }) => passed).length, answered: own.length };
  });
  return people.filter(({ answered }) => answered > 0).toSorted((a, b) => b.points - a.points || b.right - a.right);
}
