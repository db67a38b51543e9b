// What somebody wants who says something: questions are questions, however politely they begin.
import { expect, test } from 'vitest';
import { asksAmongOthers, leansOnTurns } from '../../../src/app/chat/follow-ups.ts';
import { readIntent } from '../../../src/app/chat/read-intent.ts';

test.each([
  ['question', 'What is a GPU?'],
  ['question', 'hi, what is a GPU?'],
  ['question', 'thanks! and what about memory?'],
  ['question', 'help me choose between Spot and on-demand'],
  ['question', 'stop a running job'],
  ['question', 'how do I stop it from scaling?'],
  ['question', 'what can you do about out-of-memory errors?'],
  ['question', 'hello world in CUDA'],
  ['question', '云 是 什么'],
  ['question', 'S3?'],
  ['thanks', 'thanks'],
  ['thanks', 'ok, thank you so much!'],
  ['thanks', '👍'],
  ['thanks', '🎉 🎉'],
  ['hello', 'Hi'],
  ['hello', 'hey there!'],
  ['hello', 'good morning, '],
  ['help', 'help'],
  ['help', '???'],
  ['help', 'what can you do?'],
  ['help', 'Who are you'],
  ['help', 'what questions can I ask?'],
  ['help', 'list'],
  ['help', 'how many questions do you have?'],
  ['hello', 'hi \u{1F642}'],
  ['thanks', 'thanks \u{1F642} \u{1F44D}\u{1F3FD}'],
  ['thanks', 'test'],
  ['thanks', 'thanks, that helps'],
  ['thanks', 'sorry, wrong channel'],
  ['complaint', "that's not what I asked"],
  ['help', 'are you a bot?'],
  ['help', "what's your name"],
  ['help', 'who built you?'],
  ['complaint', "you're wrong"],
  ['complaint', 'That is not true!'],
  ['question', 'is it wrong to use spot for training?'],
  ['question', 'leave a node group out'],
  ['stop', 'stop'],
  ['stop', 'Please stop following this thread.'],
  ['nothing', ''],
  ['nothing', ' \n '],
  ['unaskable', 'a'.repeat(4_001)],
])('%s: %j', (kind, text) => {
  expect(readIntent(text).kind).toBe(kind);
});

test('a question keeps its words on one line', () => {
  expect(readIntent('  What\n is\ta GPU? ')).toEqual({ kind: 'question', text: 'What is a GPU?' });
});

test.each([
  ['goes on', 'what about inference'],
  ['goes on', 'and for training'],
  ['goes on', 'ok, but why'],
  ['goes on', 'on azure?'],
  ['goes on', 'which one is cheaper?'],
  ['asks', 'we tried that, does it scale?'],
  ['asks', 'who would own it now?'],
  ['asks', 'Which room are we in for that?'],
  ['asks', 'why did they cancel the meeting?'],
  ['goes on', 'why so expensive?'],
  ['asks', 'is the deploy done?'],
  ['goes on', 'and the weaknesses?'],
  ['goes on', 'or spot'],
  ['names something', 'spot instances'],
  ['names something', 'same here'],
  ['names something', 'sure, will do'],
  ['tells', 'and we moved everything to the other region last week'],
  ['tells', 'we moved everything to the other region last week'],
])('among several people, %s: %s', (asks, text) => {
  expect(asksAmongOthers(text)).toBe(asks);
});

test.each([
  [true, 'and on azure?'],
  [true, 'Main risks?'],
  [true, 'Any risks or limits?'],
  [true, 'Pros and cons?'],
  [true, 'does it work with kubernetes'],
  [true, 'on azure?'],
  [true, 'why?'],
  [false, 'is there an sla for trainium'],
  [false, 'are there discounts for long training runs'],
  [false, 'what is data gravity'],
])('whether it needs what was said before: %s, %s', (leans, text) => {
  expect(leansOnTurns(text)).toBe(leans);
});
