// Tidy rules that read code as code: what it calls and what it exports, never what a comment or a string mentions.
import ts from 'typescript';
import { codeOf, place, type Rule, type SourceFile } from './source-file.ts';

const EVERYWHERE = ['src/', 'adapters/', 'test/', 'bench/', 'tools/'];

/** A way to reach for time or chance, how it looks in code, and what to do instead. */
const REACHES = [
  { name: 'Date.now', use: 'take `now` as an argument' },
  { name: 'new Date()', use: 'take `now` as an argument' },
  { name: 'Date()', use: 'take `now` as an argument' },
  { name: 'Math.random', use: 'take a seed as an argument' },
  { name: 'crypto.randomUUID', use: 'take the id as an argument' },
  { name: 'crypto.getRandomValues', use: 'take a seed as an argument' },
  { name: 'randomUUID', use: 'take the id as an argument' },
  { name: 'randomBytes', use: 'take a seed as an argument' },
  { name: 'randomInt', use: 'take a seed as an argument' },
];

/** Time and chance come in as arguments; drivers ask for them, and the command line for what it writes down itself. */
export const timeAndChanceAreArguments: Rule = files =>
  codeOf(files, ...EVERYWHERE)
    .filter(file => !file.path.startsWith('src/drivers/') && file.path !== 'adapters/main.ts')
    .flatMap(file =>
      findNodes(file, node => REACHES.find(reach => reach.name === nameOf(node))).map(
        ({ at, found }) => `${at} ${found.name} is banned, ${found.use} (src/drivers is where it may be asked for)`,
      ),
    );

/**
 * The environment is read once, by the command line, and travels from there as settings.
 * A test may look into it: one that starts the program makes up the environment that it starts in.
 */
export const environmentIsReadOnce: Rule = files =>
  codeOf(files, 'src/', 'adapters/', 'bench/', 'tools/')
    .filter(file => file.path !== 'adapters/main.ts')
    .flatMap(file =>
      findNodes(file, readsEnvironment).map(
        ({ at }) =>
          `${at} process.env is banned, take a setting as an argument (adapters/main.ts reads the environment)`,
      ),
    );

/** A file that only passes on what others export makes circles and hides where things live. */
export const noBarrels: Rule = files =>
  codeOf(files, 'src/')
    .filter(file => isBarrel(parse(file)))
    .map(file => `${file.path}:1 only exports what other files define, import from those files instead`);

/** The build rewrites the ending of an import, but not of an address made from `import.meta.url`. */
export const addressesSurviveTheBuild: Rule = files =>
  codeOf(files, 'src/', 'adapters/').flatMap(file =>
    findNodes(file, isAddressOfTypeScript).map(
      ({ at }) => `${at} this address ends in .ts also in the built files, take the ending from import.meta.url`,
    ),
  );

function readsEnvironment(node: ts.Node): true | undefined {
  if (nameOf(node) === 'process.env') return true;
  const imported = ts.isImportSpecifier(node) ? (node.propertyName ?? node.name).text : '';
  return imported === 'env' && /['"](node:)?process['"]/.test(node.parent.parent.parent.getText()) ? true : undefined;
}

function isAddressOfTypeScript(node: ts.Node): true | undefined {
  if (!ts.isNewExpression(node) || node.expression.getText() !== 'URL') return undefined;
  const [address] = node.arguments ?? [];
  return address && ts.isStringLiteralLike(address) && /^\..*\.ts$/.test(address.text) ? true : undefined;
}

/** `Date.now` for the property, `new Date()` and `Date()` for calls that ask the clock, a bare name for a call of it. */
function nameOf(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node))
    return `${node.expression.getText().replace(/^globalThis\./, '')}.${node.name.text}`;
  const isBare = (ts.isNewExpression(node) || ts.isCallExpression(node)) && (node.arguments ?? []).length === 0;
  if (isBare && node.expression.getText() === 'Date') return ts.isNewExpression(node) ? 'new Date()' : 'Date()';
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) ? node.expression.text : undefined;
}

function isBarrel(source: ts.SourceFile): boolean {
  const passesOn = source.statements.filter(ts.isExportDeclaration);
  return passesOn.length > 0 && source.statements.every(it => ts.isExportDeclaration(it) || ts.isImportDeclaration(it));
}

function findNodes<T>(file: SourceFile, look: (node: ts.Node) => T | undefined): { at: string; found: T }[] {
  const hits: { at: string; found: T }[] = [];
  const visit = (node: ts.Node): void => {
    const found = look(node);
    if (found !== undefined) hits.push({ at: place(file, node.getStart()), found });
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return hits;
}

const parsed = new WeakMap<SourceFile, ts.SourceFile>();

/** Each file is parsed once, however many rules read it. */
function parse(file: SourceFile): ts.SourceFile {
  const known = parsed.get(file);
  if (known !== undefined) return known;
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  parsed.set(file, source);
  return source;
}
