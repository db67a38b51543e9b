// What every store must do with quizzes when somebody is to be forgotten, and when things were kept long enough.
import { expect, test } from 'vitest';
import { StaleError } from '../../src/message/stale-error.ts';
import type { Order } from '../../src/ports/delivery.ts';
import type { Change, Store } from '../../src/ports/store.ts';
import {
  answer,
  appeal,
  asking,
  card,
  changed,
  daily,
  due,
  interview,
  round,
  stateOf,
  takeUp,
  tracesIn,
} from './store-quiz-samples.ts';
import {
  at,
  claimAll,
  conversation,
  DAY,
  event,
  leaseFor,
  make,
  order,
  place,
  WORKSPACE,
  withStore,
} from './store-samples.ts';

/** Everything of quizzes that may have a person in it, with `person` in all of it beside P2. */
export function quizTraces(person: string, said: string): Change[] {
  const own = tracesIn(person, said);
  const other = tracesIn('P2');
  const state = stateOf('r1', {
    startedBy: person,
    answers: [...own.answers, ...other.answers],
    tallies: [...other.tallies, ...own.tallies],
    seen: [...own.seen, ...other.seen],
  });
  const alone = { ...conversation(`@${person}`), direct: true };
  const settled = { by: person, upheld: false, note: said, at: at(9) };
  return [
    changed.round(round('r1', { state })),
    changed.round(round('m1', { purpose: 'review', conversation: alone, state: stateOf('m1', { startedBy: person }) })),
    changed.round(round('r2', { conversation: conversation('C2'), state: stateOf('r2', { startedBy: 'P2' }) })),
    changed.interview(interview('i1', { person, state: { said } })),
    changed.interview(interview('i2', { person: 'P2' })),
    changed.daily(daily('C1', { person })),
    changed.asking(asking('r1:0', 0)),
    changed.asking(asking('m1:0', 0, { purpose: 'review', person, channel: `@${person}` })),
    changed.answer(answer('r1:0', person, 1, { given: { text: said } })),
    changed.answer(answer('m1:0', person, 1)),
    changed.answer(answer('r1:0', 'P2', 1)),
    changed.card(card(person, 'q', 1)),
    changed.card(card('P2', 'q', 1)),
    changed.appeal(appeal('own', 1, { person, reason: said })),
    changed.appeal(appeal('other', 1, { person: 'P2' })),
    changed.appeal(appeal('other', 1, { person: 'P2', settled })),
    due('in channel', 500, { person }),
    due('alone', 500, { person, channel: `@${person}`, direct: true }),
    due('of other', 500, { person: 'P2', channel: 'C2' }),
  ];
}

const alone = { ...conversation('@P1'), direct: true };

export function storeQuizErasure(open: () => Promise<Store>): void {
  const using = (work: (store: Store) => Promise<void>) => () => withStore(open, work);

  test.each([
    ['with all that is known of them', (store: Store) => store.forget({ workspace: WORKSPACE, person: 'P1' })],
    ['alone', (store: Store) => make(store, [{ kind: 'forget-quiz', workspace: WORKSPACE, person: 'P1' }], 10)],
  ])('a person is taken out of quizzes, %s, and these go on without them', (_, forget) =>
    withStore(open, async store => {
      await make(store, quizTraces('P1', 'SECRET'));
      await make(store, [
        {
          ...due('elsewhere', 500),
          incoming: { ...due('elsewhere', 500).incoming, conversation: conversation('C1', null, 'chat:W2') },
        },
      ]);
      await forget(store);
      const left = round('r1', { version: 2, state: stateOf('r1', { startedBy: '', ...tracesIn('P2') }) });
      expect(await store.openRound(WORKSPACE, 'C1', 'round')).toEqual(left);
      expect(await store.round(WORKSPACE, 'm1')).toBeNull();
      expect((await store.round(WORKSPACE, 'r2'))?.version).toBe(1);
      expect([await store.interview(WORKSPACE, 'i1'), (await store.interview(WORKSPACE, 'i2'))?.id]).toEqual([
        null,
        'i2',
      ]);
      expect(await store.daily(WORKSPACE, 'C1')).toEqual(daily('C1', { person: '', version: 2 }));
      expect([(await store.asking(WORKSPACE, 'r1:0'))?.id, await store.asking(WORKSPACE, 'm1:0')]).toEqual([
        'r1:0',
        null,
      ]);
      expect((await store.answersSince(WORKSPACE, null, at(0))).map(({ person }) => person)).toEqual(['P2']);
      expect([await store.cards(WORKSPACE, 'P1'), await store.cards(WORKSPACE, 'P2')]).toEqual([
        [],
        [card('P2', 'q', 1)],
      ]);
      expect(await store.appeal(WORKSPACE, 'own')).toBeNull();
      expect((await store.appeal(WORKSPACE, 'other'))?.settled).toEqual({ by: '', upheld: false, note: '', at: at(9) });
      expect(await store.ringDue(at(500))).toBe(3);
      const rung = await store.claimEvents(at(500), leaseFor('me', 500), 9);
      expect(rung.map(({ incoming }) => [incoming.id, incoming.person])).toEqual([
        ['elsewhere:500', 'P1'],
        ['in channel:500', ''],
        ['of other:500', 'P2'],
      ]);
    }),
  );

  test(
    'a round hears of its post without who started it, or that the post will never be out',
    using(async store => {
      const asked = (question: number) => ({ kind: 'round-asked', round: 'r1', question, at: null }) as const;
      const askingFor = (question: number, where = conversation()): Order => {
        const then = asked(question);
        return { ...order(`ask ${question}`, { conversation: where }), then };
      };
      await place(store, [askingFor(1), order('plain'), askingFor(2, alone)], 1);
      const { incoming: task } = due('out', 1);
      const news = (name: string) => ({ ...task, id: name, content: name, task: { ...asked(0), at: 7 } });
      await store.receive([news('out'), { ...news('alone'), conversation: alone }, event('said')], at(2));
      await store.forget({ workspace: WORKSPACE, person: 'P1' });
      expect(await claimAll(store, 'me', 500)).toEqual([]);
      const left = await store.claimEvents(at(500), leaseFor('me', 500), 9);
      expect(left.map(({ incoming }) => [incoming.person, incoming.kind === 'task' && incoming.task])).toEqual([
        ['', { ...asked(0), at: 7 }],
        ['', asked(1)],
      ]);
    }),
  );

  test(
    'who read a round before somebody was taken out of it does not put them back',
    using(async store => {
      await make(store, quizTraces('P1', 'SECRET'));
      const read = await store.round(WORKSPACE, 'r1');
      await store.forget({ workspace: WORKSPACE, person: 'P1' });
      const id = await takeUp(store, 20);
      const late = store.finishEvent(id, 'me', [changed.round({ ...read!, version: 2 }, 1)], at(20));
      await expect(late).rejects.toThrow(StaleError);
    }),
  );

  test.each(['P_1', 'P%', '\\P"1', 'P\u00e9'])('a person whose id is %s is found, and nobody like them', id =>
    withStore(open, async store => {
      const near = ['PX1', 'PZ', id.toLowerCase(), `${id}0`];
      const people = [id, ...near].flatMap(person => tracesIn(person).answers);
      await make(store, [changed.round(round('r1', { state: stateOf('r1', { answers: people }) }))]);
      await store.forget({ workspace: WORKSPACE, person: id });
      const left = (await store.round(WORKSPACE, 'r1'))?.state.answers.map(({ person }) => person);
      expect(left).toEqual(near);
      await store.forget({ workspace: WORKSPACE, person: 'P' });
      expect((await store.round(WORKSPACE, 'r1'))?.version).toBe(2);
    }),
  );

  test(
    'gives how many rows held something of a person',
    using(async store => {
      await make(store, quizTraces('P1', 'SECRET'));
      // Two rounds, an interview, a daily question, an asking, two answers, a card, two appeals, two dues.
      expect(await store.forget({ workspace: WORKSPACE, person: 'P1' })).toBe(12);
      expect(await store.forget({ workspace: WORKSPACE, person: 'P1' })).toBe(0);
    }),
  );

  test(
    'a workspace is forgotten with its quizzes',
    using(async store => {
      await make(store, quizTraces('P1', 'SECRET'));
      expect(await store.workspaces()).toEqual([WORKSPACE]);
      expect(await store.forget({ workspace: WORKSPACE })).toBe(19);
      expect(await store.workspaces()).toEqual([]);
      expect(await store.round(WORKSPACE, 'r1')).toBeNull();
      expect(await store.nextDue()).toBeNull();
    }),
  );

  const ended = { open: false } as const;
  const settled = { by: 'A', upheld: true, note: '', at: at(DAY) };

  test.each([
    ['a round that ended', 30, changed.round(round('x', ended)), (store: Store) => store.round(WORKSPACE, 'x')],
    [
      'an interview that ended',
      30,
      changed.interview(interview('x', ended)),
      (store: Store) => store.interview(WORKSPACE, 'x'),
    ],
    ['an asking', 400, changed.asking(asking('x', 0)), (store: Store) => store.asking(WORKSPACE, 'x')],
    ['an answer', 400, changed.answer(answer('x', 'P1', 0)), (store: Store) => store.answer(WORKSPACE, 'x', 'P1')],
  ])('%s is kept %i days', (_, days, change, read) =>
    withStore(open, async store => {
      await make(store, [change]);
      await store.sweep(at(days * DAY - 1));
      expect(await read(store)).not.toBeNull();
      await store.sweep(at(days * DAY));
      expect(await read(store)).toBeNull();
    }),
  );

  test(
    'a settled appeal is kept 90 days from then on',
    using(async store => {
      await make(store, [changed.appeal(appeal('x', 0)), changed.appeal(appeal('x', 0, { settled }))]);
      await store.sweep(at(91 * DAY - 1));
      expect(await store.appeal(WORKSPACE, 'x')).not.toBeNull();
      await store.sweep(at(91 * DAY));
      expect(await store.appeal(WORKSPACE, 'x')).toBeNull();
    }),
  );

  test(
    'what is open, and what somebody is to review, stays however old it is',
    using(async store => {
      await make(store, [
        changed.round(round('r1')),
        changed.interview(interview('i1')),
        changed.daily(daily('C1')),
        changed.appeal(appeal('a', 0)),
        changed.card(card('P1', 'q', 0)),
        due('d', 1),
      ]);
      await store.sweep(at(1000 * DAY));
      expect(await store.openRound(WORKSPACE, 'C1', 'round')).not.toBeNull();
      expect(await store.interview(WORKSPACE, 'i1')).not.toBeNull();
      expect(await store.daily(WORKSPACE, 'C1')).not.toBeNull();
      expect(await store.openAppeals(WORKSPACE)).toHaveLength(1);
      expect(await store.cards(WORKSPACE, 'P1')).toHaveLength(1);
      expect(await store.ringDue(at(1000 * DAY))).toBe(1);
    }),
  );
}
