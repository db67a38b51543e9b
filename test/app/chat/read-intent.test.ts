// What somebody wants who says something: questions are questions, however politely they begin.
import { expect, test } from 'vitest';
import { asksSomething, readIntent } from '../../../src/app/chat/read-intent.ts';

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
  ['yes', 'what about inference'],
  ['yes', 'and for training'],
  ['yes', 'ok, but why'],
  ['yes', 'we tried that, does it scale?'],
  ['perhaps', 'the newer ones'],
  ['perhaps', 'spot instances'],
  ['no', 'we moved everything to the other region last week'],
])('among several people, %s: %s', (asks, text) => {
  expect(asksSomething(text)).toBe(asks);
});
