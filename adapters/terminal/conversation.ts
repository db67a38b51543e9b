// A conversation with a bank: takes a typed line, remembers what was said, and gives the text to show.

import type { Estimator, OpenBank, Question, Reply } from '../../src/app/use-cases.ts';
import { PersonError } from '../../src/message/person-error.ts';
import { checkQuestion } from './check-question.ts';
import { cleanBlock, cleanLine } from './clean-text.ts';
import { startCostTalk } from './cost-talk.ts';
import type { Look } from './look.ts';
import { renderChoices } from './render-answer.ts';
import { renderHits } from './render-hits.ts';
import { renderReply } from './render-reply.ts';
import { WrongUsage } from './wrong-usage.ts';

/** What a line led to. `trouble` is set where the line could not be served. */
export interface Said {
  readonly text: string;
  readonly trouble: boolean;
  readonly leave: boolean;
}

export interface Conversation {
  /** Serves one line. Never throws: trouble is text as well, so that the next line is served. */
  take(line: string, look: Look): Promise<Said>;
}

const REMEMBERED_TURNS = 8;
const LISTED = 50;

const HELP = `Type a question in your own words, or one of these:
  list   the questions of the bank; a number asks one of them
  more   the rest of the list, or the whole of what the last answer is from
  why    how the last answer was found, with scores
  cost   what something costs, such as cost 8xH100 72h spot aws
  help   this
  quit   leave (Ctrl-D does too)
`;

const NO_LIST = 'There is no list to choose from: type list for the questions of the bank, or ask in words.';

const NOTHING_MORE = 'There is nothing to show more of: ask first, or type list for the questions of the bank.\n';

/** What people say to be kind. To look for it in the bank would only lead to a refusal. */
const PLEASANTRIES: readonly (readonly [said: RegExp, reply: string])[] = [
  [
    /^(?:hi+|hello|hey|hiya|howdy|good (?:morning|afternoon|evening|day))(?: (?:there|all|everyone|whetstone))?[\s!.,]*$/i,
    'Hello! Ask me what you want to know, in your own words; help tells the rest.\n',
  ],
  [
    /^(?:(?:many |ok |okay )?(?:thanks?|thank you|thx|ty|cheers)(?: (?:you|a lot|so much|very much|a million))?)(?:[\s!.,]+(?:there|all|everyone|whetstone|mate|man|that['’]?s|that|this|it|was|is|very|so|really|great|helpful|perfect|awesome|good|nice))*[\s!.,]*$/i,
    'You are welcome. Ask on whenever you like.\n',
  ],
  [
    /^(?:ok|okay|cool|nice|great|perfect|awesome|alright|all right|got it|i see|makes sense)(?:[\s,]+(?:ok|cool|nice|great|got it|i see))?[\s!.,]*$/i,
    'Good. Ask on whenever you like.\n',
  ],
  [
    /^(?:who|what) (?:are|r) (?:you|u)[\s!.?]*$/i,
    'I am Whetstone: I answer from the question bank alone, and show where each statement stands. help tells the rest.\n',
  ],
];

const LEAVING = /^\/?(?:(?:ok |thanks?,? |thank you,? |thx,? )?(?:quit|exit|bye|goodbye|cya))[.!]*$/i;

/**
 * Starts one over `bank`; `context` is what was said before, and `describeFault` tells a bug to a person. `openEstimator` is
 * called when somebody asks what something costs.
 */
export function startConversation(
  bank: OpenBank,
  context: readonly string[],
  describeFault: (fault: unknown) => string,
  openEstimator: () => Promise<Estimator>,
): Conversation {
  const costs = startCostTalk(openEstimator);
  let turns = [...context];
  let last: { question: string; context: readonly string[] } | null = null;
  let choices: readonly string[] = [];
  /** Titles of what the last answer is from; none after a refusal. */
  let spokenOf: readonly string[] = [];
  /** How many titles the list on the screen has; none when something else came after it. */
  let listed = 0;

  async function answer(text: string, look: Look, context: readonly string[] = turns): Promise<string> {
    const asked = { text: checkQuestion(text), context };
    return tell(asked, await bank.ask(asked), look);
  }

  function tell(asked: Question, reply: Reply, look: Look): Promise<string> {
    last = { question: asked.text, context: asked.context };
    // What was not answered is no topic: the next follow-up leans on what was spoken of before.
    if (reply.answered) turns = [...turns, asked.text, cleanLine(reply.text)].slice(-REMEMBERED_TURNS);
    choices = reply.answered ? choices : titlesOf(reply);
    spokenOf = [...new Set(reply.citations.map(({ title }) => title))];
    listed = 0;
    return renderReply(reply, look);
  }

  /** What the bank says to it, where it says something, and else `otherwise`. */
  async function answerOr(otherwise: string, line: string, look: Look): Promise<string> {
    const asked = { text: checkQuestion(line), context: turns };
    const reply = await bank.ask(asked);
    return reply.answered ? tell(asked, reply, look) : otherwise;
  }

  function list(look: Look): string {
    listed = 0;
    return listOn(look);
  }

  /** The next titles of the bank: their numbers run on. */
  function listOn(look: Look): string {
    const titles = bank.entries.map(entry => entry.title);
    const first = listed;
    listed = Math.min(titles.length, first + LISTED);
    choices = titles.slice(0, listed);
    const left = titles.length - listed;
    const rest = left > 0 ? [`… and ${left} more: type more, or ask about one in your own words.`] : [];
    return `${[...renderChoices(choices, look).slice(first), ...rest].join('\n')}\n`;
  }

  async function why(look: Look): Promise<string> {
    if (last === null) return 'Nothing was asked yet.\n';
    return renderHits(await bank.search({ text: last.question, context: last.context }, 5), look);
  }

  /** A title stands alone, though it may say "them". */
  async function askTitle(title: string, look: Look): Promise<string> {
    return `${look.colours.dim(`> ${cleanLine(title)}`)}\n\n${await answer(title, look, [])}`;
  }

  async function choose(number: number, look: Look): Promise<string> {
    const title = choices[number - 1];
    if (title === undefined) throw new WrongUsage(`The list above goes from 1 to ${choices.length}.`);
    return askTitle(title, look);
  }

  /** More of the list on the screen, or all of the entries that the last answer is from: who asks a title gets all of it. */
  async function more(look: Look): Promise<string> {
    if (listed > 0 && listed < bank.entries.length) return listOn(look);
    if (spokenOf.length === 0) return NOTHING_MORE;
    const titles = spokenOf;
    const all: string[] = [];
    for (const title of titles) all.push(await askTitle(title, look));
    spokenOf = titles;
    return all.join('\n');
  }

  const commands: Readonly<Record<string, (look: Look) => string | Promise<string>>> = {
    list,
    why,
    more,
    help: () => HELP,
  };

  async function serve(line: string, look: Look): Promise<string> {
    const word = line
      .toLowerCase()
      .replace(/^\//, '')
      .replace(/^(?:\?|help)[?!.]*$/, 'help')
      .replace(/^(?:tell me |show (?:me )?|go on|more)(?:more|all|everything)?(?: please| pls)?[.!?]*$/, 'more');
    const kind = PLEASANTRIES.find(([said]) => said.test(line));
    if (kind !== undefined) return kind[1];
    const cost = await costs.reply(line, look);
    if (cost !== null) {
      listed = 0;
      return cost.mayBeQuestion ? answerOr(cost.text, line, look) : cost.text;
    }
    const command = Object.hasOwn(commands, word) ? commands[word] : undefined;
    if (command !== undefined) return command(look);
    const number = /^(?:number |no\.? ?|#)?(\d{1,6})\.?$/.exec(word)?.[1];
    if (number === undefined) return answer(line, look);
    if (choices.length === 0) throw new WrongUsage(NO_LIST);
    return choose(Number(number), look);
  }

  return {
    async take(raw, look) {
      const line = cleanLine(raw);
      if (LEAVING.test(line)) return { text: '', trouble: false, leave: true };
      try {
        return { text: await serve(line, look), trouble: false, leave: false };
      } catch (fault) {
        const isPersons = fault instanceof PersonError || fault instanceof WrongUsage;
        const text = isPersons ? cleanBlock(fault.message) : describeFault(fault);
        return { text: `${text}\n`, trouble: true, leave: false };
      }
    },
  };
}

function titlesOf(reply: Reply): string[] {
  return reply.nearest.map(({ title }) => title);
}
