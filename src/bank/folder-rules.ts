// Which files of a folder hold no questions, by their path and by what they say; each with its reason.
import { hasKnownEnding } from './import/endings.ts';

/** What is passed over: a file, or the whole folder that it lies in, and why. */
export interface PassedOver {
  /** Path within the bank of the file or folder. */
  readonly at: string;
  readonly reason: string;
}

/** Folders that hold other people's code, wherever they lie. */
const FOREIGN_FOLDERS = new Set(
  'node_modules bower_components __pycache__ venv env site-packages jspm_packages'.split(' '),
);
/** Folders that a build writes; deeper down the same words may be a topic. */
const BUILT_FOLDERS = new Set('dist build out target vendor coverage _site public_html _build'.split(' '));
const TEMPLATE_FOLDERS = new Set('issue_template pull_request_template issue_templates'.split(' '));

const IMAGE = /\.(png|jpe?g|gif|webp|svg|ico|bmp|tiff?|avif|heic|psd|drawio|excalidraw)$/i;
const MEDIA = /\.(mp[34]|m4[av]|mov|avi|webm|wav|ogg|flac|woff2?|ttf|otf|eot)$/i;
const ARCHIVE = /\.(zip|tar|t?gz|bz2|xz|7z|rar|jar|war|whl|exe|dll|so|dylib|bin|class|o|pyc|wasm|db|sqlite3?)$/i;
const OFFICE = /\.(pdf|docx?|xlsx?|pptx?|odt|ods|rtf|epub|pages|numbers|key)$/i;

/** Names of pages about the project itself; the word alone is the whole name. */
const ABOUT_THE_PROJECT: readonly (readonly [RegExp, string])[] = [
  [/^(licen[cs]es?|unlicense|copying|copyright|notice|legal|mit-licen[cs]e)([-_.].*)?$/, 'a licence'],
  [
    /^(contributing|contributors?|contribution|how[-_]to[-_]contribute|contribut(e|ion)([-_ ]guid\w*)?)$/,
    'a page for contributors',
  ],
  [/^code[-_ ]?of[-_ ]?conduct$/, 'a code of conduct'],
  [/^(change[-_]?log|release[-_]?notes|upgrading)$/, 'a list of changes'],
  [
    /^(pull[-_ ]?request|issue|bug[-_]report|feature[-_]request)([-_ ]?template)?$/,
    'a template for pull requests or issues',
  ],
  [/^_?template$/, 'a template'],
  [
    /^(sponsors?|sponsorship|sponsoring|backers|donat(e|ions?|ors)|funding|advert(s|isements?|ising)?|ads|promo(tions?)?|affiliates?)$/,
    'a page of sponsors or adverts',
  ],
  [
    /^(authors|maintainers|codeowners|governance|acknowledge?ments|credits|all-contributors)$/,
    'a page about the people of the project',
  ],
  [/^(translators|translation[-_]?(guide|guidelines|status))$/, 'a page for translators'],
  [
    /^(package|package-lock|composer|tsconfig|jsconfig|manifest|lerna|angular|vercel|netlify|renovate|bower|firebase|requirements|robots|humans|cmakelists|sitemap|404)$/,
    'a settings file',
  ],
  [
    /^(table[-_]of[-_]contents|toc|contents|sidebar|_sidebar|_navbar|_coverpage|_footer|summary-toc)$/,
    'a contents list',
  ],
];

/** Names that may be a topic as well; only pages that also read like it are passed over. */
const IF_IT_READS_SO: readonly (readonly [RegExp, RegExp, string])[] = [
  [
    /^security([-_]policy)?$/,
    /report(ing)? (a|any|security)? ?\w* ?(vulnerabilit|security issue)|supported versions/i,
    'a security policy',
  ],
  [/^(changes|history|news|releases?)$/, /^#{0,4} *\[?v?\d+\.\d+(\.\d+)?\b/m, 'a list of changes'],
  [/^support$/, /(open|file|create) an? (new )?issue|contact us|mailing list/i, 'a support page'],
  [/^(guidelines|style[-_]?guide)$/, /pull request|contribut/i, 'a page for contributors'],
];

const SPONSOR_FOLDERS = new Set('sponsors sponsor ads adverts backers'.split(' '));

/** Whether a path alone tells that nothing of it belongs to a bank. Callers can ask before they read a file. */
export function passOverPath(pathInBank: string): PassedOver | null {
  const segments = pathInBank.split('/');
  const folders = segments.slice(0, -1);
  for (const [depth, folder] of folders.entries()) {
    const reason = folderReason(folder.toLowerCase(), depth);
    if (reason !== null) return { at: segments.slice(0, depth + 1).join('/'), reason };
  }
  const reason = fileReason(segments.at(-1) ?? '');
  return reason === null ? null : { at: pathInBank, reason };
}

function folderReason(folder: string, depth: number): string | null {
  if (folder.startsWith('.') && folder !== '.' && folder !== '..')
    return 'Folders whose name starts with a dot are passed over.';
  if (FOREIGN_FOLDERS.has(folder)) return 'The folder holds installed packages.';
  if (depth === 0 && BUILT_FOLDERS.has(folder)) return 'The folder holds what a build wrote.';
  if (TEMPLATE_FOLDERS.has(folder)) return 'The folder holds templates for pull requests or issues.';
  if (SPONSOR_FOLDERS.has(folder)) return 'The folder holds pages of sponsors or adverts.';
  return null;
}

function fileReason(name: string): string | null {
  if (name.startsWith('.')) return 'Files whose name starts with a dot are passed over.';
  if (IMAGE.test(name)) return 'The file is an image.';
  if (MEDIA.test(name)) return 'The file is sound, film or a font.';
  if (ARCHIVE.test(name)) return 'The file is binary, not text.';
  if (OFFICE.test(name)) return 'Office and PDF documents are not read; export them to Markdown, CSV or HTML.';
  const stem = stemOf(name);
  const about = ABOUT_THE_PROJECT.find(([pattern]) => pattern.test(stem));
  if (about !== undefined) return `The file is ${about[1]}.`;
  return hasKnownEnding(name) ? null : `Files of this kind (${endingOf(name)}) hold no questions.`;
}

/** Whether a page reads as one about the project, a contents list or an advert; null when it may hold questions. */
export function passOverText(pathInBank: string, text: string): string | null {
  const stem = stemOf(pathInBank.split('/').at(-1) ?? '');
  const about = IF_IT_READS_SO.find(([name, reads]) => name.test(stem) && reads.test(text));
  if (about !== undefined) return `The file is ${about[2]}.`;
  if (!/\.(md|markdown|mdx|mkd)$/i.test(pathInBank)) return null;
  return readsAsContents(text) ? 'The file is a contents list: it only links to other places.' : null;
}

const LINK =
  /!?\[(?:[^\][]|\[[^\][]*\])*\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+"[^"]*")?\)|\[[^\][]*\])|<a\b[^<>]*>[^<]*<\/a>/gi;
const FEWEST_LINKS = 3;

/** A contents list is a page whose items are links and nothing else; text between them is short. */
function readsAsContents(text: string): boolean {
  let links = 0;
  let words = 0;
  for (const line of text.split('\n')) {
    if (/^\s*(#|```|~~~)/.test(line)) {
      if (/\?\s*#*\s*$|^\s*(```|~~~)/.test(line)) return false;
      continue;
    }
    const found = line.match(LINK)?.length ?? 0;
    const rest = line.replace(LINK, ' ').replace(/<[^>]*>|https?:\S+/g, ' ');
    if (found > 0 && wordsIn(rest) <= 4 + 2 * found) links += found;
    else words += wordsIn(rest);
  }
  return links >= FEWEST_LINKS && words <= links * 8;
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** The name in lower case without its ending and without a language behind it (`CONTRIBUTING-pt-BR.md`). */
function stemOf(name: string): string {
  const bare = name.replace(/(?<=.)\.[a-z0-9]+$/i, '').toLowerCase();
  return bare.replace(/(?<=\w{4})[-_.][a-z]{2}([-_][a-z]{2,4})?$/, '');
}

function endingOf(name: string): string {
  return /\.[^.]+$/.exec(name)?.[0] ?? name;
}
