// Every action of a quiz survives its way through Slack: as a button, and as what a window carries, whatever its ids hold.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../../../adapters/slack/parse.ts';
import { renderMessage } from '../../../adapters/slack/render.ts';
import { renderDialog } from '../../../adapters/slack/render-view.ts';
import type { QuizAction } from '../../../src/message/action.ts';
import { click, submission } from '../../fakes/slack-sends.ts';
import { HOSTILE, quizActions } from '../../message/any-message.ts';
import { pressesIn } from './read-payload.ts';
import { faultsOfModal, faultsOfPost } from './slack-limits.ts';

const KINDS = Object.keys(quizActions) as QuizAction['kind'][];
/** Ids in the store are about as long as these; each letter may take nine signs to be carried. */
const LONGEST_ID = 80;

/** Hostile ids, cut to what an id may be. */
const hostileId = fc
  .oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: LONGEST_ID }), fc.uuid())
  .map(text => text.toWellFormed().slice(0, LONGEST_ID).toWellFormed());

/** How somebody can be reached is the platform's own address, which is never hostile. */
const anAddress = fc.option(fc.webUrl({ size: 'small' }));

/** The kind of action, with hostile texts in the place of its ids. */
function hostile(kind: QuizAction['kind']): fc.Arbitrary<QuizAction> {
  const ids = fc.record({ round: hostileId, appeal: hostileId, channel: hostileId, place: anAddress });
  return fc.tuple(quizActions[kind], ids).map(([action, given]) => {
    const named = Object.entries(given).filter(([name]) => name in action);
    return { ...action, ...Object.fromEntries(named) };
  });
}

describe('an action of a quiz', () => {
  test.each(KINDS)('%s survives a button', kind => {
    fc.assert(
      fc.property(hostile(kind), action => {
        const { pages, notices } = renderMessage({ blocks: [{ kind: 'buttons', buttons: [{ label: 'x', action }] }] });
        expect(notices).toEqual([]);
        expect(pages.flatMap(faultsOfPost)).toEqual([]);
        const [pressed] = pressesIn(pages[0].blocks);
        expect(String(pressed?.action_id).length).toBeLessThanOrEqual(255);
        expect(String(pressed?.value).length).toBeLessThanOrEqual(2_000);
        expect(parse(click({ value: String(pressed?.value) }))).toMatchObject({ kind: 'action', action });
      }),
    );
  });

  test.each(KINDS)('%s survives a window that is sent off', kind => {
    const field = { kind: 'text', name: 'answer', label: 'Your answer', required: true, long: true } as const;
    fc.assert(
      fc.property(hostile(kind), action => {
        const form = { kind: 'form', fields: [field], submit: { label: 'Answer', action } } as const;
        const { view, notices } = renderDialog({ title: 'Answer', message: { blocks: [form] } });
        expect(notices).toEqual([]);
        expect(faultsOfModal(view)).toEqual([]);
        const metadata = view.private_metadata ?? '';
        expect(metadata.length).toBeLessThanOrEqual(3_000);
        expect(parse(submission(metadata, { answer: 'a' }))).toMatchObject({
          action,
          conversation: { channel: 'channel' in action ? action.channel : '' },
          fields: { answer: 'a' },
        });
      }),
    );
  });

  test('whose ids are too long for Slack is named rather than cut', () => {
    const action = { kind: 'quiz-answer', round: 'r'.repeat(3_000), question: 0 } as const;
    const { notices } = renderMessage({ blocks: [{ kind: 'buttons', buttons: [{ label: 'x', action }] }] });
    expect(notices).toEqual(['A button could not be shown']);
  });
});
