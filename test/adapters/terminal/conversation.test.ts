// Talking: follow-ups, commands and trouble, over lines and over the chat on a terminal.
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';
import { startConversation } from '../../../adapters/terminal/conversation.ts';
import { converse } from '../../../adapters/terminal/converse.ts';
import { createApp, TITLES } from '../../fakes/app.ts';
import { fakeSurroundings, fakeTerminal } from '../../fakes/terminal.ts';

const look = { width: 80, colours: picocolors.createColors(false), currentFolder: '/', takesNumbers: false };

async function conversation(context: string[] = [], app = createApp()) {
  const bank = await app.openBank('bank');
  const talk = startConversation(
    bank,
    context,
    () => 'Told by its reference.',
    () => app.estimator(),
  );
  return async (line: string) => (await talk.take(line, look)).text;
}

describe('a conversation', () => {
  it('hands the earlier turns over with the next question, the oldest forgotten', async () => {
    const say = await conversation(['first']);
    await say('trainium');
    expect(await say('earlier')).toContain('Before that: first | trainium | Trainium');
    for (let turn = 0; turn < 5; turn++) await say(`trainium ${turn}`);
    expect(await say('earlier')).toMatch(/^Before that: trainium 1 \| Trainium is/);
  });

  it('keeps to the topic when something in between was not covered', async () => {
    const say = await conversation();
    await say('trainium');
    await say('other');
    expect(await say('earlier')).not.toContain('other');
    expect(await say('earlier')).toContain('Before that: trainium | Trainium is');
  });

  it('takes a number however it is written, and says goodbye by leaving', async () => {
    for (const number of ['1', '1.', '#1', 'number 1', 'no. 1']) {
      const say = await conversation();
      await say('other');
      expect(await say(number)).toMatch(`> ${TITLES[0]}`);
    }
  });

  it('asks a nearest question by its number, and says which numbers there are', async () => {
    const say = await conversation();
    expect(await say('1')).toMatch(/^There is no list to choose from/);
    expect(await say('other')).toMatch(/^The bank does not cover this/);
    expect(await say('1')).toMatch(`> ${TITLES[0]}\n\nTrainium is an accelerator`);
    expect(await say('3')).toBe('The list above goes from 1 to 2.\n');
  });

  it('shows all of what the last answer is from, however that is asked', async () => {
    const say = await conversation();
    expect(await say('more')).toMatch(/^There is nothing to show more of/);
    await say('trainium');
    for (const line of ['more', 'tell me more', 'Show all', 'go on', 'more please'])
      expect(await say(line)).toMatch(`> ${TITLES[0]}\n\nTrainium is an accelerator`);
    for (const line of ['tell me', 'show me', 'more gpus']) expect(await say(line)).not.toContain('> ');
  });

  it('answers kindness with a line, remembers none of it, and takes it for no more than it is', async () => {
    const say = await conversation();
    for (const line of ['hi', 'Hello there!', 'hey whetstone', 'good morning'])
      expect(await say(line)).toMatch(/^Hello!/);
    for (const line of [
      'thanks',
      'Thank you very much.',
      'ok thanks',
      'many thanks!',
      'thx',
      'thx mate',
      'thanks, thats great',
    ])
      expect(await say(line)).toMatch(/^You are welcome\./);
    expect(await say('earlier')).toBe(await (await conversation())('earlier'));
    for (const line of ['ok', 'ok cool', 'got it!', 'Great.']) expect(await say(line)).toMatch(/^Good\./);
    for (const line of ['who are you?', 'who r u']) expect(await say(line)).toMatch(/^I am Whetstone/);
    for (const line of ['hi, what is quota', 'thanks to whom', 'hello world in cuda'])
      expect(await say(line)).toMatch(/does not cover/);
  });

  it('helps whoever asks for it', async () => {
    const say = await conversation();
    for (const line of ['help', '/help', 'Help!', '?']) expect(await say(line)).toMatch(/^Type a question .*quit/s);
    expect(await say('help me with trainium')).toMatch(/^Trainium/);
  });

  it('lists the questions of the bank', async () => {
    const say = await conversation();
    expect(await say('List')).toBe(`  1. ${TITLES[0]}\n  2. ${TITLES[1]}\n`);
    expect(await say('list the platforms')).toMatch(/^The bank does not cover/);
  });

  it('lists no more than a screen or two of a large bank', async () => {
    const app = createApp();
    const bank = await app.openBank('bank');
    const entries = Array.from({ length: 60 }, (_, index) => ({ id: `${index}`, title: `Q${index}` }));
    const talk = startConversation({ ...bank, entries }, [], String, () => app.estimator());
    const { text } = await talk.take('list', look);
    const more = '… and 10 more: type more, or ask about one in your own words.';
    expect(text.split('\n').slice(-3)).toEqual(['  50. Q49', more, '']);
    const rest = await talk.take('more', look);
    expect(rest.text.split('\n')).toEqual([...Array.from({ length: 10 }, (_, i) => `  ${51 + i}. Q${50 + i}`), '']);
    expect((await talk.take('more', look)).text).toMatch(/^There is nothing to show more of/);
  });

  it('tells why the last answer was found', async () => {
    const say = await conversation();
    expect(await say('why')).toBe('Nothing was asked yet.\n');
    await say('what is trainium');
    expect(await say('why')).toContain('chips#0 · lexical 0.500 · vector 0.400');
  });

  it('goes on after trouble, a bug and a question that cannot be asked', async () => {
    const say = await conversation();
    expect(await say('cause trouble')).toBe('The bank went away; put it back.\n');
    expect(await say('cause a bug')).toBe('Told by its reference.\n');
    expect(await say('x'.repeat(4_001))).toMatch(/4,001 characters/);
    expect(await say('what is trainium')).toMatch(/^Trainium/);
  });
});

describe('what something costs', () => {
  it('is estimated, however that is asked', async () => {
    const say = await conversation();
    for (const line of ['cost 8xH100 72h', '/cost 8xH100 72h', '/mlcost 8xH100 72h', 'Cost  8xH100 72h '])
      expect(await say(line)).toMatch(/^Read as: 8xH100 · 72h · as read\n\n\$1,188\.86 to /);
    expect(await say('costs of trainium')).toMatch(/^Trainium is/);
  });

  it('is shown by three examples to whoever does not say what', async () => {
    const say = await conversation();
    for (const line of ['cost', 'cost help', '/cost', '/mlcost ?', 'cost!'])
      expect((await say(line)).match(/^ {2}cost \S/gm)).toHaveLength(3);
    expect(await say('help')).toMatch(/^ {2}cost +what something costs/m);
  });

  it('is told with what works where there is no figure', async () => {
    const say = await conversation();
    expect(await say('cost 8xh10 72h')).toBe(
      'I do not know “h10”.\nDid you mean: H100, A10?\nFor example: cost 8xH100 72h spot aws\n',
    );
  });

  it('may be a question that the bank answers', async () => {
    const say = await conversation();
    expect(await say('cost of trainium')).toMatch(/^Trainium is/);
    expect(await say('earlier')).toContain('Before that: cost of trainium | Trainium is');
    expect(await say('cost of a teapot')).toMatch(/^I do not know “h10”/);
    expect(await say('/cost of trainium')).toMatch(/^I do not know “h10”/);
  });

  it('opens the price book once, when it is first asked for, and again when that failed', async () => {
    const app = createApp();
    let opened = 0;
    const estimator: typeof app.estimator = async () => {
      opened += 1;
      return app.estimator(opened === 1 ? 'missing.json' : 'damaged.json');
    };
    const say = await conversation([], { ...app, estimator });
    await say('trainium');
    expect(opened).toBe(0);
    expect(await say('cost 1xH100')).toMatch(/^The price book at missing\.json cannot be used/);
    expect(await say('cost 1xH100')).toMatch(/^The price book at data\/prices\.json cannot be used\.\n\nRead as/);
    expect(await say('cost 1xH100')).toMatch(/^Read as/);
    expect(opened).toBe(2);
  });
});

describe('without a terminal', () => {
  async function talk(input: string, mustAsk = false) {
    const { terminal, input: stream, printed, told } = fakeTerminal();
    stream.end(input);
    const status = await converse({ bank: undefined, context: [], follow: false, mustAsk }, fakeSurroundings(terminal));
    return { status, printed: printed(), told: told() };
  }

  it('each line is a question, repeated above its answer', async () => {
    const { status, printed, told } = await talk('other\n\nwhat is trainium');
    expect({ status, told }).toEqual({ status: 0, told: '' });
    expect(printed).toMatch(/^> other\n\nThe bank does not[^>]*\n\n> what is trainium\n\nTrainium is/);
  });

  it('a line may ask what something costs', async () => {
    const { printed, told } = await talk('cost 8xH100 72h\ncost 8xh10\n');
    expect(told).toBe('');
    expect(printed).toMatch(/^> cost 8xH100 72h\n\nRead as.*\n\n> cost 8xh10\n\nI do not know/s);
  });

  it('trouble goes to standard error and the rest is answered', async () => {
    const { status, printed, told } = await talk('cause trouble\nother\nquit\nwhat is trainium\n');
    expect({ status, told }).toEqual({ status: 0, told: 'The bank went away; put it back.\n' });
    expect(printed).toContain('> other');
    expect(printed).not.toContain('Trainium is an');
  });

  it('an input without a question is a mistake where one is needed', async () => {
    expect(await talk('\n')).toMatchObject({ status: 0, told: 'Standard input ended without a question.\n' });
    await expect(talk('', true)).rejects.toThrow(/^No question was given/);
  });
});

describe('the chat', () => {
  function open() {
    const { terminal, input, printed, interruptions, modes, goOn } = fakeTerminal({ isTTY: true, columns: 60 });
    const talk = { bank: undefined, context: [], follow: true, mustAsk: false };
    const status = converse(talk, fakeSurroundings(terminal));
    const type = async (...keys: string[]) => {
      for (const key of keys) {
        await sleep(60);
        input.write(key);
      }
      await sleep(60);
    };
    return {
      type,
      status,
      seen: () => stripVTControlCharacters(printed()).replaceAll('\r', ''),
      interruptions,
      modes,
      goOn,
    };
  }

  it('greets in three lines, tells of edits, answers in order, and leaves at quit', async () => {
    const { type, status, seen } = open();
    await type('other\n', 'what is trainium\nwhy\nquit\n');
    expect(await status).toBe(0);
    expect(seen().split('\n').slice(0, 3)).toEqual([
      'Whetstone knows 2 questions from knowledge/bank.',
      'Ask in your own words; a follow-up may lean on what was said before.',
      'Type help to see more, quit to leave.',
    ]);
    expect(seen()).toMatch(/read again: 2 questions.*does not cover.*type a number.*Trainium is an.*> why.*chips#0/s);
  });

  it('clears the line at Ctrl-C, and leaves at the next one', async () => {
    const { type, status, seen, interruptions } = open();
    await type('what is trai', '\u0003', '\u0003');
    expect(await status).toBe(0);
    expect(interruptions()).toBe(0);
    expect(seen()).not.toContain('Trainium is');
  });

  it('leaves at Ctrl-D', async () => {
    const { type, status } = open();
    await type('\u0004');
    expect(await status).toBe(0);
  });

  it('stops the whole job at Ctrl-Z with the terminal as the shell wants it, and goes on with what was typed', async () => {
    const { type, status, seen, modes, goOn } = open();
    await type('what is trai', '\u001a');
    const stopped = modes.indexOf('stopped');
    expect(modes.slice(0, stopped + 1)).toEqual(['raw', 'cooked', 'stopped']);
    goOn();
    expect(modes.at(-1)).toBe('raw');
    await type('nium\n', 'quit\n');
    expect(await status).toBe(0);
    expect(seen()).toContain('Trainium is an');
  });

  it('ends at once at Ctrl-C while an answer is awaited', async () => {
    const { type, interruptions } = open();
    await type('wait long\n', '\u0003');
    expect(interruptions()).toBe(1);
  });
});
