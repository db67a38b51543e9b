// Questions generated from banks: counted by how they were made, their citations checked against the files, and with --sample
// some of them for a strict reader to judge.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { cite, type FileNow } from '../src/answer/verify.ts';
import type { BankFile } from '../src/bank/bank-file.ts';
import { buildBank } from '../src/bank/build-bank.ts';
import type { Bank } from '../src/bank/entry.ts';
import { chanceOf } from '../src/quiz/chance.ts';
import { generateQuestions } from '../src/quiz/generate/generate-questions.ts';
import { folded } from '../src/quiz/generate/likeness.ts';
import type { Question } from '../src/quiz/question.ts';

const { values, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    sample: { type: 'string', default: '0' },
    /** Of each bank, at most so many questions are counted and sampled: a large bank would leave nothing to the others. */
    most: { type: 'string', default: '200' },
    /** Only those made so: "table", "term" and so on. */
    source: { type: 'string' },
  },
});
if (paths.length === 0) throw new Error('Name the files or folders of banks to generate questions from.');

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const seed = Number(values.seed);
const chance = chanceOf(seed, 'sample');
const copies = mkdtempSync(join(tmpdir(), 'quiz-questions-'));

interface Made {
  readonly path: string;
  readonly bank: Bank;
  readonly question: Question;
}

interface Checked {
  readonly asked: number;
  readonly verbatim: number;
  readonly distinct: number;
}

const checked: Checked[] = [];
const made = paths.flatMap(path => {
  const bank = readBank(path);
  const questions = generateQuestions(bank, seed).filter(each => !values.source || sourceOf(each) === values.source);
  report(path, bank, questions);
  checked.push(check(bank, questions));
  return chance
    .shuffle(questions)
    .slice(0, Number(values.most))
    .map((question): Made => ({ path, bank, question }));
});
rmSync(copies, { recursive: true });
const sum = (of: (each: Checked) => number) => checked.reduce((all, each) => all + of(each), 0);
console.log(
  `${sum(({ asked }) => asked)} questions: all citations verbatim in ${sum(({ verbatim }) => verbatim)}, all options distinct in ${sum(({ distinct }) => distinct)}`,
);
console.log(`${made.length} questions of ${new Set(made.map(({ path }) => path)).size} banks`);
for (const [at, each] of chance.shuffle(made).slice(0, Number(values.sample)).entries())
  console.log(shown(each, at + 1));

function readBank(path: string): Bank {
  const within = statSync(path).isDirectory()
    ? (readdirSync(path, { recursive: true }) as string[]).filter(each => statSync(join(path, each)).isFile())
    : [null];
  const files = within.map((inFolder): BankFile => {
    const at = inFolder === null ? path : join(path, inFolder);
    const bytes = readFileSync(at);
    return { path: at, pathInBank: inFolder ?? basename(path), bytes, sha256: hash(bytes) };
  });
  const built = buildBank(files, { hash, copyPath: sha256 => join(copies, `${sha256}.md`) });
  for (const copy of built.copies) writeFileSync(copy.path, copy.text);
  return built.bank;
}

/** How many of `questions` cite only what stands in the files as they are, and give options that all differ. */
function check(bank: Bank, questions: readonly Question[]): Checked {
  const files = new Map(bank.files.map(({ path }, at) => [at, fileNow(path)]));
  const isVerbatim = ({ proofs }: Question) => cite(proofs, bank, files) !== null;
  return {
    asked: questions.length,
    verbatim: questions.filter(isVerbatim).length,
    distinct: questions.filter(each => each.kind !== 'choice' || areDistinct(each.options)).length,
  };
}

function fileNow(path: string): FileNow {
  const bytes = readFileSync(path);
  return { bytes, sha256: hash(bytes) };
}

function areDistinct(options: readonly string[]): boolean {
  return new Set(options.map(option => folded(option) || option)).size === options.length;
}

/** "table": how the question was made, as its id begins. */
function sourceOf({ id }: Question): string {
  return id.slice(0, id.indexOf('-'));
}

function report(path: string, { entries }: Bank, questions: readonly Question[]): void {
  const counts = [...Map.groupBy(questions, sourceOf)].map(([source, { length }]) => `${source} ${length}`);
  console.log(`${path}: ${entries.length} entries, ${questions.length} questions; ${counts.join(', ') || 'none'}`);
}

function shown({ path, bank, question }: Made, number: number): string {
  const proofs = question.proofs.map(({ entry, passage }) => bank.entries[entry]?.passages[passage]?.text ?? '(none)');
  return [
    `\n${number}. ${basename(path)} ${question.id}`,
    question.prompt,
    ...answersOf(question),
    ...proofs.map(text => `   proof: ${text.slice(0, 300)}`),
  ].join('\n');
}

function answersOf(question: Question): string[] {
  if (question.kind === 'number') return [`   = ${question.answer} ${question.unit}`];
  if (question.kind === 'open') return question.keyPoints.map(({ text, proofs }) => `   + ${text} (${proofs.length})`);
  return question.options.map((text, at) => `   ${question.correct.includes(at) ? '*' : '-'} ${text}`);
}
