// The questions that a bank gives on a day: from authors, from the bank and from the cost module, each proved before it is asked.
import { cite } from '../../answer/verify.ts';
import { passOverPath } from '../../bank/folder-rules.ts';
import { isQuizFile } from '../../bank/quiz-items/quiz-file.ts';
import { readQuizItems } from '../../bank/quiz-items/read-items.ts';
import type { BankFiles } from '../../ports/bank-files.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PriceSource } from '../../ports/price-source.ts';
import type { KeptQuestion } from '../../ports/quiz-record.ts';
import { authoredQuestions } from '../../quiz/authored/authored-questions.ts';
import { chanceOf } from '../../quiz/chance.ts';
import { costQuestions } from '../../quiz/generate/from-costs.ts';
import { generateQuestions } from '../../quiz/generate/generate-questions.ts';
import { drawOrder } from '../../quiz/option-order.ts';
import type { Question } from '../../quiz/question.ts';
import { knownBy } from '../../quiz/question-ids.ts';
import { entriesOfTopic, selectQuestions, topicsNear, topicsOf } from '../../quiz/select-questions.ts';
import type { Asking } from '../asking.ts';
import type { QuestionBook } from './quiz.ts';

/** What it takes to gather questions. */
export interface BookPorts {
  readonly files: BankFiles;
  readonly prices: Pick<PriceSource, 'load'>;
  readonly clock: Clock;
}

/** The questions of the bank at `path`, which `asking` has indexed, as `seed` draws them. */
export async function openQuestionBook(
  ports: BookPorts,
  asking: Asking,
  path: string,
  seed: number,
): Promise<QuestionBook> {
  const { bank } = asking.index;
  const [authored, { book }] = await Promise.all([readAuthored(ports, asking, path), ports.prices.load()]);
  const all = [
    ...authored.questions.map(question => drawOrder(question, seed)),
    ...generateQuestions(bank, seed),
    ...costQuestions(bank, book, ports.clock.now(), chanceOf(seed, 'costs')),
  ];
  return {
    matching: ({ topic, kinds }, drawnBy) =>
      selectQuestions(bank, all, { seed: drawnBy, count: all.length, topic, kinds }),
    byKnown: new Map(all.map(question => [knownBy(question.id), question])),
    about: id => all.filter(({ entry }) => bank.entries[entry]?.id === id),
    prove: (questions, count) => prove(asking, questions, count),
    topics: topicsOf(bank),
    topicsNear: topic => topicsNear(bank, topic),
    entriesOf: topic => {
      const ids = entriesOfTopic(bank, topic).map(entry => bank.entries[entry]!.id);
      return ids.length === 0 ? null : ids;
    },
    entryOf: ({ entry }) => bank.entries[entry]!.id,
    faults: authored.faults,
  };
}

async function readAuthored({ files }: BookPorts, { index }: Asking, path: string) {
  const listing = await files.list(path, passOverPath);
  const { items, faults } = readQuizItems(listing.files.filter(isQuizFile));
  const joined = authoredQuestions(index.bank, items);
  const told = [...faults, ...joined.faults].map(({ path: at, line, reason }) =>
    line === null ? `${at}: ${reason}` : `${at}:${line}: ${reason}`,
  );
  return { questions: joined.questions, faults: told };
}

async function prove(asking: Asking, questions: readonly Question[], count: number): Promise<KeptQuestion[]> {
  const { bank } = asking.index;
  const proven: KeptQuestion[] = [];
  const numbers = new Set(questions.flatMap(({ proofs }) => proofs.map(({ entry }) => bank.entries[entry]!.file)));
  const files = await asking.filesNow([...numbers]);
  for (const question of questions) {
    if (proven.length === count) break;
    const citations = cite(question.proofs, bank, files);
    const { id, title } = bank.entries[question.entry]!;
    if (citations !== null) proven.push({ question, entry: { id, title }, citations });
  }
  return proven;
}
