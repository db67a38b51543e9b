// What the ending of a file's name says about its format. Apart from the importers, so that walking a folder loads none.

/** A format family, each with an importer of its own. */
export type Family = 'markdown' | 'csv' | 'json' | 'html';

const ENDINGS: Readonly<Record<Family, string>> = {
  markdown: 'md markdown mdown mkd mdx qmd rmd',
  csv: 'csv tsv',
  json: 'json jsonl ndjson',
  html: 'html htm xhtml',
};

const FAMILIES = new Map(
  (Object.keys(ENDINGS) as Family[]).flatMap(family => ENDINGS[family].split(' ').map(ending => [ending, family])),
);

const TEXT_ENDINGS = new Set(['', 'txt', 'text']);

/** The family that an ending names; undefined when it says nothing. */
export function familyOf(ending: string): Family | undefined {
  return FAMILIES.get(ending);
}

/** Whether an ending only says that there is text, or there is no ending at all. */
export function isTextEnding(ending: string): boolean {
  return TEXT_ENDINGS.has(ending);
}

/** Whether the name of a file says that it may hold questions; others are looked into only when given alone. */
export function hasKnownEnding(path: string): boolean {
  const ending = endingOf(path);
  return FAMILIES.has(ending) || isTextEnding(ending);
}

/** The ending of a path in lower case without its dot; empty when there is none. */
export function endingOf(path: string): string {
  return /[^/\\]\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
}
