// An estimate as text for a terminal: how it was read, what it costs and how that comes about, what was assumed, other ways.
import { cleanLine } from './clean-text.ts';
import { alternativeTables, billTable, optionTable } from './estimate-tables.ts';
import { ageInWords, type Estimate, factsOf, headlineOf, optionsInOrder } from './estimate-words.ts';
import { GLUE, type Look, wrap } from './look.ts';
import { renderChart } from './render-chart.ts';

type Line = Estimate['lines'][number];

/** A number keeps to its unit. */
const BEFORE_UNIT = /(?<=\d) (?=(?:h|d|min|GB|GiB|TB|FLOPs|TFLOPS)\b)/g;

/** The whole estimate, ending with a line break. Nothing in it can steer the terminal but our own colours. */
export function renderEstimate(estimate: Estimate, look: Look): string {
  const { sources, markOf } = sourcesOf(estimate);
  const table = estimate.options.length > 0 ? optionTable : billTable;
  const parts = [
    reading(estimate, look),
    figure(estimate, look),
    table(estimate, markOf, look),
    ...estimate.charts.map(chart => renderChart(chart, look)),
    assumptions(estimate, look),
    warnings(estimate, look),
    ...alternativeTables(estimate, look),
    footer(sources, ageInWords(estimate), look),
  ];
  const blocks = parts.filter(lines => lines.length > 0).map(lines => lines.join('\n'));
  return `${blocks.join('\n\n')}\n`;
}

function reading({ reading: read, rules }: Estimate, look: Look): string[] {
  const by = rules === 'textbook' ? ' (textbook rules)' : '';
  return wrap(`Read as: ${cleanLine(read)}${by}`, look.width).map(line => look.colours.dim(line));
}

function figure(estimate: Estimate, look: Look): string[] {
  const facts = factsOf(estimate);
  return [
    ...wrap(cleanLine(headlineOf(estimate)), look.width).map(line => look.colours.bold(line)),
    ...(facts === null ? [] : wrap(facts, look.width)),
  ];
}

/** What holds of one contender of a comparison stands below its name, which is said once. */
function assumptions({ assumptions: all, options }: Estimate, look: Look): string[] {
  if (all.length === 0) return [];
  const labels = all.map(({ text }) => options.find(({ label }) => text.startsWith(`${label}: `))?.label ?? null);
  const items = all.flatMap((assumption, at): string[] => {
    const label = labels[at] ?? null;
    if (label === null) return wrap(assumed(assumption, look), look.width, '• ', '  ');
    if (labels.indexOf(label) < at) return [];
    const own = all.filter((_, index) => labels[index] === label);
    const sentences = own.map(({ text, entry }) => assumed({ text: text.slice(label.length + 2), entry }, look));
    const [only = ''] = sentences;
    if (sentences.length === 1) return wrap(`${cleanLine(label)}: ${only}`, look.width, '• ', '  ');
    const below = sentences.flatMap(sentence => wrap(sentence, look.width, '  – ', '    '));
    return [...wrap(`${cleanLine(label)}:`, look.width, '• ', '  '), ...below];
  });
  return [look.colours.bold('Assumed:'), ...items];
}

function assumed({ text, entry }: Estimate['assumptions'][number], look: Look): string {
  const told = cleanLine(text).replace(BEFORE_UNIT, GLUE);
  return `${told}${entry === null ? '' : bankMark(entry, look)}`;
}

/** The entry's own name, without the file that it stands in. */
function bankMark(entry: string, { colours }: Look): string {
  const name = cleanLine(entry.slice(entry.indexOf('#') + 1));
  return ` ${colours.dim(`[bank:${GLUE}${name}]`)}`;
}

function warnings({ warnings: all }: Estimate, look: Look): string[] {
  if (all.length === 0) return [];
  const items = all.flatMap(warning => wrap(cleanLine(warning), look.width, '• ', '  '));
  return ['Mind:', ...items].map(line => look.colours.yellow(line));
}

/** Where the prices are from, each source once; numbered and pointed to from the lines where there are several. */
function sourcesOf(estimate: Estimate) {
  const { lines, options, prices } = estimate;
  const isUndated = prices.asOf === null && prices.stale;
  const sourceOf = ({ source, asOf }: Line) =>
    [cleanLine(source), asOf === null ? (isUndated ? 'undated' : '') : `as of ${asOf}`]
      .filter(part => part !== '')
      .join(', ');
  const shown = options.length > 0 ? optionsInOrder(estimate).flatMap(option => option.lines) : lines;
  const sources = [...new Set(shown.map(sourceOf))].filter(source => source !== '');
  const markOf = (line: Line) => {
    const at = sources.indexOf(sourceOf(line));
    return sources.length < 2 || at < 0 ? '' : `${GLUE}[${at + 1}]`;
  };
  return { sources, markOf };
}

/** The sources of the prices, and last how old they are. */
function footer(sources: readonly string[], age: string | null, look: Look): string[] {
  const [only] = sources;
  const from =
    sources.length === 1
      ? wrap(`Source: ${only}`, look.width)
      : sources.flatMap((source, at) => wrap(source, look.width, `[${at + 1}] `, '    '));
  return [...from, ...(age === null ? [] : wrap(age, look.width))].map(line => look.colours.dim(line));
}
