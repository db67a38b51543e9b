// Makes up messages that no presenter would write: hostile, empty, huge and broken text in every kind of block.
import fc from 'fast-check';
import { type Action, CONTROLS, type QuizAction, SETTINGS } from '../../src/message/action.ts';
import type { Citation } from '../../src/message/citation.ts';
import type { Block, Button, Chart, Dialog, Field, Inline, Message } from '../../src/message/message.ts';

/** Text that means something to some platform, or breaks those who do not expect it. */
export const HOSTILE = [
  '<!here> <!channel> <!subteam^S123> <@U123ABC> <#C123ABC>',
  '<https://evil.example|the docs> https://evil.example www.evil.example mailto:a@evil.example',
  '&lt;!channel&gt; &amp; &',
  '@here @channel @everyone #general :tada: *bold* _it_ ~no~ `code` ```fence``` > quote',
  '[link](https://evil.example) ![i](https://evil.example/i.png) <b onclick="x()">b</b>',
  '\ud800 lone \udc00 surrogates \ud83d',
  '\u0000\u0007\u001b[31mred\u001b[0m\r\n\u0085next\u2028line',
  'שלום עולם مرحبا \u202eevil\u202c',
  '👩‍👩‍👧‍👦🏳️‍🌈👍🏽 é ñ Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́O̵̹̻̝̳͂̌̌͘',
  '',
  '   \n\t ',
  '""""""""\\\\\\\\',
];

const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 3, arbitrary: fc.lorem({ maxCount: 30 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...HOSTILE), fc.integer({ min: 1, max: 300 })).map(repeat) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 9_000 }).map(length => 'x'.repeat(length)) },
);

function repeat([piece, times]: [string, number]): string {
  return `${piece} `.repeat(times);
}

const id = fc.oneof(text, fc.stringMatching(/^[a-z0-9-]{1,40}$/));

const index = fc.nat({ max: 9_999 });

/** By kind, so that none is forgotten. */
export const quizActions: { readonly [Kind in QuizAction['kind']]: fc.Arbitrary<Extract<QuizAction, { kind: Kind }>> } =
  {
    'quiz-pick': fc.record({ kind: fc.constant('quiz-pick'), round: id, question: index, option: index }),
    'quiz-answer': fc.record({ kind: fc.constant('quiz-answer'), round: id, question: index }),
    'quiz-give': fc.record({
      kind: fc.constant('quiz-give'),
      round: id,
      question: index,
      channel: id,
      place: fc.option(id),
    }),
    'quiz-conduct': fc.record({ kind: fc.constant('quiz-conduct'), round: id, control: fc.constantFrom(...CONTROLS) }),
    'quiz-detail': fc.record({ kind: fc.constant('quiz-detail'), round: id, question: index }),
    'quiz-doubt': fc.record({ kind: fc.constant('quiz-doubt'), round: id, question: index }),
    'quiz-appeal': fc.record({
      kind: fc.constant('quiz-appeal'),
      round: id,
      question: index,
      channel: id,
      place: fc.option(id),
    }),
    'quiz-settle': fc.record({
      kind: fc.constant('quiz-settle'),
      appeal: id,
      verdict: fc.constantFrom('uphold', 'decline'),
    }),
    'quiz-review': fc.record({ kind: fc.constant('quiz-review') }),
    'quiz-forget': fc.record({ kind: fc.constant('quiz-forget') }),
  };

export const anyAction: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('ask-entry'), entry: id }),
  fc.record({ kind: fc.constant('ask-again'), answer: id }),
  fc.record({ kind: fc.constant('show-entry'), entry: id, page: fc.nat({ max: 9_999 }) }),
  fc.record({ kind: fc.constant('share'), answer: id }),
  fc.record({ kind: fc.constant('vote'), answer: id, vote: fc.constantFrom('up', 'down') }),
  fc.record({ kind: fc.constant('explain-vote'), answer: id }),
  fc.record({ kind: fc.constant('unfollow') }),
  fc.record({ kind: fc.constant('adjust'), answer: id }),
  fc.record({ kind: fc.constant('recompute'), answer: id, place: fc.option(fc.webUrl({ size: 'small' })) }),
  fc.record({ kind: fc.constant('estimate'), request: text }),
  fc.constantFrom(...Object.keys(SETTINGS)).chain(setting => {
    const values: readonly string[] = SETTINGS[setting as keyof typeof SETTINGS];
    const value = fc.constantFrom(...values);
    return fc.record({ kind: fc.constant('set'), setting: fc.constant(setting as keyof typeof SETTINGS), value });
  }),
  fc.record({ kind: fc.constant('forget-me') }),
  ...Object.values(quizActions),
) as fc.Arbitrary<Action>;

const numbers = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 3 });

const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ kind: fc.constant('text'), text }),
  fc.record({ kind: fc.constant('text'), text, style: fc.constantFrom('strong', 'emphasis', 'code') }),
  fc.record({ kind: fc.constant('marks'), numbers }),
  fc.record({ kind: fc.constant('person'), id: fc.oneof(fc.constantFrom('U123ABC', 'W12', '29:x', '<!here>'), text) }),
) as fc.Arbitrary<Inline>;

const line = fc.array(inline, { maxLength: 5 });

const button = fc.record(
  {
    label: text,
    action: anyAction,
    style: fc.constantFrom('primary', 'danger'),
    confirm: fc.record({ question: text, yes: text, no: text }),
  },
  { requiredKeys: ['label', 'action'] },
) as fc.Arbitrary<Button>;

const place = fc.record({ path: text, line: fc.nat({ max: 9_999 }) });
const url = fc.oneof(
  fc.constant(null),
  fc.constantFrom('https://git.example/bank.md#L3', 'javascript:alert(1)', '', 'https://x|y', 'not a url'),
  text,
);

const citation = fc
  .record({
    n: fc.integer({ min: 1, max: 99 }),
    entry: fc.constantFrom('a', 'b'),
    title: text,
    quote: text,
    place,
    url,
  })
  .chain(({ place: { path, line: at }, url: address, ...rest }) =>
    fc.option(place, { nil: undefined }).map((origin): Citation => {
      const span = { path, line: at, sha256: '0'.repeat(64), start: 0, end: 1, url: address };
      return { ...rest, source: origin === undefined ? span : { ...span, origin } };
    }),
  );

const options = fc.array(fc.record({ value: id, label: text }), { maxLength: 14 });

/** Questions that let people choose. */
export const anyChoiceField: fc.Arbitrary<Extract<Field, { kind: 'one-of' | 'some-of' }>> = fc.oneof(
  fc.record({ kind: fc.constant('some-of'), name: id, label: text, required: fc.boolean(), options }),
  options.chain(offered =>
    fc.record(
      {
        kind: fc.constant('one-of'),
        name: id,
        label: text,
        required: fc.boolean(),
        options: fc.constant(offered),
        chosen: fc.constantFrom('none of them', ...offered.map(({ value }) => value)),
      },
      { requiredKeys: ['kind', 'name', 'label', 'required', 'options'] },
    ),
  ),
) as fc.Arbitrary<Extract<Field, { kind: 'one-of' | 'some-of' }>>;

const field: fc.Arbitrary<Field> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('text'),
      name: id,
      label: text,
      hint: text,
      value: text,
      required: fc.boolean(),
      long: fc.boolean(),
    },
    { requiredKeys: ['kind', 'name', 'label', 'required', 'long'] },
  ),
  anyChoiceField,
) as fc.Arbitrary<Field>;

const table = fc
  .tuple(fc.nat({ max: 24 }), fc.oneof(fc.constant(''), fc.lorem({ maxCount: 3 }), text))
  .chain(([width, cell]) =>
    fc.record({
      kind: fc.constant('table'),
      columns: fc.array(text, { maxLength: width }),
      rows: fc.array(fc.array(fc.oneof(fc.constant(cell), fc.lorem({ maxCount: 3 })), { maxLength: width }), {
        maxLength: 8,
      }),
    }),
  );

const figure = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: 0, max: 1e7, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.double() },
);

/** Of every size, the names and the figures of as many points or of fewer. */
export const anyChart: fc.Arbitrary<Chart> = fc.record({
  title: text,
  shape: fc.constantFrom('bars', 'curves'),
  unit: fc.constant('USD'),
  labels: fc.array(fc.oneof(fc.lorem({ maxCount: 3 }), text), { maxLength: 24 }),
  series: fc.array(fc.record({ label: text, values: fc.array(figure, { maxLength: 24 }) }), { maxLength: 4 }),
});

const picker = fc.record({
  kind: fc.constant('picker'),
  label: text,
  options: fc.array(fc.record({ label: text, action: anyAction }), { maxLength: 14 }),
  chosen: fc.integer({ min: -1, max: 14 }),
});

const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading'), text }),
  fc.record({ kind: fc.constant('text'), line }),
  fc.record({ kind: fc.constant('list'), items: fc.array(line, { maxLength: 6 }), ordered: fc.boolean() }),
  fc.record({ kind: fc.constant('code'), text, marks: numbers }),
  fc.record({
    kind: fc.constant('facts'),
    facts: fc.array(fc.record({ label: text, value: text }), { maxLength: 12 }),
  }),
  table,
  anyChart.map(chart => ({ kind: 'chart', ...chart })),
  fc.record({ kind: fc.constant('quote'), text, from: fc.option(text) }),
  fc.record({
    kind: fc.constant('sources'),
    sources: fc.array(fc.record({ citation, excerpt: fc.boolean() }), { maxLength: 5 }),
  }),
  fc.record({ kind: fc.constant('choices'), choices: fc.array(fc.record({ text, button }), { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('buttons'), buttons: fc.array(button, { maxLength: 8 }) }),
  picker,
  fc.record({ kind: fc.constant('vote'), up: anyAction, down: anyAction }),
  fc.record({ kind: fc.constant('form'), fields: fc.array(field, { maxLength: 4 }), submit: button }),
  fc.record({ kind: fc.constant('notice'), level: fc.constantFrom('info', 'warning', 'problem'), line }),
  fc.constant({ kind: 'divider' }),
) as fc.Arbitrary<Block>;

export const anyMessage: fc.Arbitrary<Message> = fc.record({ blocks: fc.array(anyBlock, { maxLength: 12 }) });

export const anyDialog: fc.Arbitrary<Dialog> = fc.record({ title: text, message: anyMessage });
