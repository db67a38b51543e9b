// Tables with a column of questions and one of answers: every row is an entry.
import type { Table } from 'mdast';
import type { Drafted } from './entry-of-question.ts';
import { textOf } from './inline-text.ts';
import type { Section, TextPart } from './outline.ts';
import { type Block, parseBlocks } from './parse.ts';
import { cellOf } from './table-rows.ts';
import { holdsQuestionTable, isPlaceholder } from './words.ts';

const QUESTION = /^\W*(?:questions?|q|frage|pregunta|вопрос|问题)\b/iu;
const ANSWER = /^\W*(?:(?:short|sample|model|expected|correct)\s+)?(?:answers?|a|antwort|respuesta|ответ|答案)\b/iu;

/** The entries of all tables of questions in the running text of a section and those in it. */
export function entriesOfTables(root: Section, text: string, taken: ReadonlySet<Section>): Drafted[] {
  const entries: Drafted[] = [];
  const walk = (section: Section, categories: readonly string[]): void => {
    if (taken.has(section)) return;
    for (const part of section.parts) {
      if (part.kind === 'text') entries.push(...entriesOfPart(part, text, categories));
      else if ('parts' in part) walk(part, part.kind === 'heading' ? [...categories, part.title.text] : categories);
    }
  };
  walk(root, []);
  return entries;
}

function entriesOfPart(part: TextPart, text: string, categories: readonly string[]): Drafted[] {
  if (!holdsQuestionTable(text.slice(part.start, part.end))) return [];
  const tables = parseBlocks(text, part.start, part.end, part.indent).filter(isTable);
  return withLines(
    tables.flatMap(table => entriesOfTable(table, text, categories)),
    text,
  );
}

function isTable(block: Block): block is Table {
  return block.type === 'table';
}

function entriesOfTable(table: Table, text: string, categories: readonly string[]): Drafted[] {
  const [header, ...rows] = table.children;
  const names = header?.children.map(textOf) ?? [];
  const question = names.findIndex(name => QUESTION.test(name));
  const answer = names.findIndex(name => ANSWER.test(name));
  if (question < 0 || answer < 0 || question === answer) return [];
  return rows.flatMap((row): Drafted[] => {
    const asked = row.children[question];
    const said = row.children[answer];
    if (asked === undefined || said === undefined) return [];
    const title = cellOf(asked, text);
    const { text: words, range } = cellOf(said, text);
    const leads = said.children.every(child => child.type === 'link' || child.type === 'image');
    if (title.text === '' || words === '' || leads || isPlaceholder(words) || range.end - range.start > 1500) return [];
    return [
      {
        id: null,
        title: title.text,
        titleRange: title.range,
        tags: categories.slice(-1),
        difficulty: null,
        url: null,
        variants: [],
        keyPoints: [],
        passages: [
          {
            kind: 'cell',
            text: words,
            range,
            headings: [],
            labelRange: null,
            row: title.text,
            column: names[answer] ?? '',
          },
        ],
        line: 0,
        format: 'markdown',
      },
    ];
  });
}

/** Fills in the lines of entries that stand in the order of the text. */
function withLines(entries: readonly Drafted[], text: string): Drafted[] {
  let line = 1;
  let at = 0;
  return entries.map(entry => {
    for (let next = text.indexOf('\n', at); next >= 0 && next < entry.titleRange.start; next = text.indexOf('\n', at)) {
      line += 1;
      at = next + 1;
    }
    return { ...entry, line };
  });
}
