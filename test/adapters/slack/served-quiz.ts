// A small bank with quiz items, and the ways in which people play on Slack: commands, clicks and windows, signed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Posted, type SlackDouble, startSlackDouble } from '../../fakes/slack-double.ts';
import * as sends from '../../fakes/slack-sends.ts';
import { pressesIn } from './read-payload.ts';
import { eventually, type Served, servedFolder, startServing } from './served.ts';

const BANK = `# Kettles

## How long does a kettle take?

Summary: Kettles boil fast, and care keeps them so.

- A gas kettle boils a litre within six minutes.
- An electric kettle boils a litre within three minutes.

## Why does a kettle need care?

- Limescale slows the kettle down.
- Vinegar removes limescale within an hour.
`;

const items = (name: string, quote: string, right: string, wrong: readonly string[]) => `### ${name}

\`id: ${name.replace(/\W+/g, '-').toLowerCase().slice(0, 30)}\` · \`difficulty: easy\`

- [x] ${right}
${wrong.map(option => `- [ ] ${option}`).join('\n')}

Why: The bank says so.

Proof:

> ${quote}
`;

const QUIZ = `<!-- whetstone quiz -->
# Quiz: kettles

## how-long-does-a-kettle-take

${items('Which kettle boils a litre within six minutes?', 'A gas kettle boils a litre within six minutes.', 'The gas kettle', ['The electric kettle', 'The camping kettle', 'The samovar'])}
${items('Which kettle boils a litre within three minutes?', 'An electric kettle boils a litre within three minutes.', 'The electric kettle', ['The gas kettle', 'The camping kettle', 'The samovar'])}
## why-does-a-kettle-need-care

${items('What slows a kettle down?', 'Limescale slows the kettle down.', 'Limescale', ['Vinegar', 'Steam', 'Cold water'])}
### Why does a kettle need care?

\`id: care\` · \`difficulty: medium\`

- Limescale slows the kettle down.
  > Limescale slows the kettle down.
- Vinegar removes limescale within an hour.
  > Vinegar removes limescale within an hour.

Why: Limescale builds up with every boiling.
`;

/** The bank in a folder; gives the setting that names it. */
function quizBank(folder: string): Readonly<Record<string, string>> {
  const BANK_DIR = join(folder, 'bank');
  mkdirSync(BANK_DIR);
  writeFileSync(join(BANK_DIR, 'kettles.md'), BANK);
  writeFileSync(join(BANK_DIR, 'kettles.quiz.md'), QUIZ);
  return { BANK_DIR };
}

/** The option that is right, by what is asked. */
const RIGHT: readonly (readonly [RegExp, string])[] = [
  [/six minutes/, 'The gas kettle'],
  [/three minutes/, 'The electric kettle'],
  [/slows a kettle/, 'Limescale'],
];

function playOver(slack: SlackDouble, served: () => Served) {
  let count = 0;
  const answered = async (send: (address: string) => Promise<number>): Promise<string> => {
    const name = `quiz-${++count}`;
    const status = await send(slack.respondUrl(name));
    if (status !== 200) throw new Error(`answered with ${status}`);
    return name;
  };
  /** What a person alone was shown through the address of what they did. */
  const told = (name: string) =>
    eventually(() => slack.responses.find(({ path }) => path.endsWith(`/${name}`))).then(({ body }) =>
      String(body.text),
    );
  const play = {
    told,
    quiz: (text: string, user = 'U1', channel = 'C1') =>
      answered(address => served().send(sends.command(text, address, { user, channel, command: '/quiz' }))),
    click: (value: string, user = 'U1', channel = 'C1', ts = '1700000001.000100') =>
      answered(address => served().send(sends.click({ value, user, channel, ts, responseUrl: address }))),
    /** Waits for a post with these words, of the channel or a thread of it. */
    post: (words: RegExp, channel = 'C1') =>
      eventually(() => slack.posts.findLast(post => post.channel === channel && words.test(post.text))),
    /** Waits until the last window is open, fills it in and sends it off. */
    async fillIn(windows: number, fields: Readonly<Record<string, string | readonly string[]>>, user = 'U1') {
      const { args } = await eventually(() => slack.callsOf('views.open')[windows]);
      const { private_metadata: metadata } = args.view as { readonly private_metadata: string };
      await served().send(sends.submission(metadata, fields, user));
    },
    windows: () => slack.callsOf('views.open').length,
  };
  return play;
}

/** What the button stands for whose value holds `part`, on a post. */
export function valueOn({ blocks }: Posted, part: string): string {
  const found = pressesIn(blocks).find(({ value }) => String(value).includes(part));
  if (found === undefined) throw new Error(`there is no button for ${part}`);
  return String(found.value);
}

/** The button of the option that is right, or of one that is not, on a question's post. */
export function optionOn(post: Posted, isRight: boolean): string {
  const right = RIGHT.find(([asked]) => asked.test(post.text))?.[1] ?? '';
  const options = [...post.text.matchAll(/^([A-D])\. (.+?) \[[A-D]\]$/gm)].map(([, , text]) => text === right);
  return valueOn(post, `quiz-pick|`).replace(/\|\d+$/, `|${options.indexOf(isRight)}`);
}

/** The program with that bank, over a Slack in which `U9` runs the workspace. */
export async function servedQuiz() {
  const folder = servedFolder();
  const slack = await startSlackDouble();
  slack.members.set('U9', { is_admin: true });
  const settings = quizBank(folder.path);
  let served = await startServing(folder.path, slack.apiUrl, settings);
  return {
    folder,
    slack,
    play: playOver(slack, () => served),
    served: () => served,
    /** Kills it in the midst of its work, and starts it again over the same data. */
    async crash() {
      await served.stop('SIGKILL');
      served = await startServing(folder.path, slack.apiUrl, settings);
    },
    async end() {
      await served.stop('SIGKILL');
      await slack.close();
      folder.remove();
    },
  };
}
