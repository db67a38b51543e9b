// Tidy rules that read files as text, and package.json with its lock file as data.
import { codeOf, place, type Rule, type SourceFile } from './source-file.ts';

const CODE = ['src/', 'adapters/', 'test/', 'bench/', 'tools/', 'bin/', 'vitest.config.ts', '.dependency-cruiser.mjs'];

/** The length from which on a file needs a line in the table of long files. */
export const LONG = 300;

/** Names that fit any content tell nothing of it. */
const EMPTY_NAMES = /^(.+[-.])?(utils?|helpers?|managers?|services?|common|misc)([-.].+)?$/i;

/** Chat platforms and what only they have, as words and inside names (`slackToken`). */
const PLATFORM_WORDS =
  /slack|botbuilder|botframework|microsoft ?(teams|app)|adaptive[ -]?card|block[ -]?kit|\bteams\b/gi;
/** The one platform whose name is also an ordinary word, inside names (`sendToTeams`, `TEAMS_APP`). */
const PLATFORM_NAMES = /TEAMS_|teams[A-Z_]|[a-z]Teams/g;

/** Spelt so that this line is not one itself. */
const LOOSE_ENDS = /\b(TOD[O]|FIXM[E]|XX[X])\b|@ts-(ignore|nocheck)/g;

/** Package registries: what is installed, and from where, is the business of the person's own npm settings. */
const REGISTRIES =
  /registry\.(npmjs|yarnpkg|npmmirror)|npm\.(pkg\.github|jsr)\.|pypi\.org|pythonhosted\.org|crates\.io|proxy\.golang|rubygems\.org|repo1?\.maven/gi;

/** Folders of the machines that this is written on, and the neighbours of a checkout; `person` is nobody's name. */
const MACHINE_PATHS =
  /(?<![\w./-])\/(work|farm|root|tmp)\b(?!-)|(?<![\w./-])\/(home|Users)\/(?!person\b)\w+|\.\.\/shared\//g;

/** A reader learns from the first line what a file is for. */
export const filesTellTheirPurpose: Rule = files =>
  codeOf(files, ...CODE)
    .filter(file => !/^(#!.*\n)?(\/\/|\/\*\*?) \S+( \S+){2,}/.test(file.text))
    .map(file => `${file.path}:1 begins without a comment that tells in a sentence what the file is for`);

export const platformsStayOutOfSrc: Rule = files =>
  codeOf(files, 'src/').flatMap(file =>
    [...matchesIn(file, PLATFORM_WORDS), ...matchesIn(file, PLATFORM_NAMES)].map(
      ({ at, word }) => `${at} "${word}" is a platform's word: src/ knows none, say "chat" or move it to adapters/`,
    ),
  );

export const namesSaySomething: Rule = files =>
  codeOf(files, 'src/', 'adapters/', 'test/', 'bench/', 'tools/').flatMap(file => {
    const parts = file.path.replace(/(\.test)?\.(ts|mjs)$/, '').split('/');
    const empty = parts.find(part => EMPTY_NAMES.test(part));
    return empty ? [`${file.path} is named "${empty}", which fits any content: name it after what it does`] : [];
  });

export const nothingIsLeftForLater: Rule = files =>
  codeOf(files, ...CODE).flatMap(file =>
    matchesIn(file, LOOSE_ENDS).map(({ at, word }) => `${at} "${word}" is banned: mend it, or write an issue`),
  );

export const noRegistryIsNamed: Rule = files =>
  files.flatMap(file =>
    matchesIn(file, REGISTRIES).map(
      ({ at, word }) => `${at} names a package registry ("${word}"): leave it to npm's settings`,
    ),
  );

export const noMachineIsNamed: Rule = files =>
  files.flatMap(file =>
    matchesIn(file, MACHINE_PATHS).map(
      ({ at, word }) => `${at} names a folder of one machine ("${word}"): make it relative`,
    ),
  );

/** Files over the limit stand in `allowed` with their length, which may only shrink. */
export function filesStayShort(allowed: Readonly<Record<string, number>>): Rule {
  return files => {
    const code = codeOf(files, ...CODE);
    const gone = Object.keys(allowed).filter(path => !code.some(file => file.path === path));
    return [
      ...gone.map(path => `${path} is gone: take it out of the table of long files`),
      ...code.flatMap(file => faultOfLength(file.path, lengthOf(file), allowed[file.path])),
    ];
  };
}

/** The lock file says what is installed, not from where, and is whole: \`npm ci\` refuses one that is not. */
export const lockFileIsWhole: Rule = files =>
  filesNamed(files, 'package-lock.json').flatMap(file => {
    const { packages = {} } = JSON.parse(file.text) as LockFile;
    const resolved = Object.keys(packages).filter(path => packages[path]?.resolved !== undefined);
    return [
      ...resolved.map(
        path => `package-lock.json: ${path} has a download address (\`resolved\`): see omit-lockfile-registry-resolved`,
      ),
      ...Object.entries(packages).flatMap(([path, item]) =>
        Object.keys(item.optionalDependencies ?? {})
          .filter(name => !candidates(path, name).some(place => place in packages))
          .map(
            name =>
              `package-lock.json: ${name} (optional, of ${path || 'package.json'}) is missing, so \`npm ci\` refuses the file`,
          ),
      ),
    ];
  });

/** npm on an old Node picks old majors for a range, so every version is one version. */
export const versionsAreExact: Rule = files =>
  filesNamed(files, 'package.json').flatMap(file => {
    const { dependencies, optionalDependencies, devDependencies } = JSON.parse(file.text) as PackageFile;
    return Object.entries({ ...dependencies, ...optionalDependencies, ...devDependencies })
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => `package.json: ${name} is "${version}": name one exact version`);
  });

type Versions = Readonly<Record<string, string>>;

interface PackageFile {
  readonly dependencies?: Versions;
  readonly optionalDependencies?: Versions;
  readonly devDependencies?: Versions;
}

interface LockFile {
  readonly packages?: Readonly<
    Record<string, { readonly resolved?: string; readonly optionalDependencies?: Versions }>
  >;
}

/** The places where Node looks for a package that `path` needs, nearest first. */
function candidates(path: string, name: string): string[] {
  const folders = path
    .split('/node_modules/')
    .map((_, depth, all) => all.slice(0, all.length - depth).join('/node_modules/'));
  return [
    ...folders.filter(folder => folder !== '').map(folder => `${folder}/node_modules/${name}`),
    `node_modules/${name}`,
  ];
}

function faultOfLength(path: string, length: number, allowed: number | undefined): string[] {
  if (length <= LONG)
    return allowed === undefined ? [] : [`${path} is short enough now: take it out of the table of long files`];
  if (allowed === undefined) return [`${path} has ${length} lines, over ${LONG}: split it along what it does`];
  if (length > allowed) return [`${path} has grown from ${allowed} to ${length} lines: long files may only shrink`];
  return length < allowed ? [`${path} has shrunk to ${length} lines: lower its number in the table of long files`] : [];
}

function lengthOf(file: SourceFile): number {
  return file.text.replace(/\n$/, '').split('\n').length;
}

function filesNamed(files: readonly SourceFile[], path: string): SourceFile[] {
  return files.filter(file => file.path === path);
}

function matchesIn(file: SourceFile, pattern: RegExp): { at: string; word: string }[] {
  return [...file.text.matchAll(pattern)].map(match => ({ at: place(file, match.index), word: match[0] }));
}
