// Who may import whom: the table of rooms in ARCHITECTURE.md as import rules. Importing a type counts as importing.
// A room may always import itself; what is not named is forbidden. test/architecture.test.ts breaks every rule once.

const GROUND = 'src/assert\\.ts$';
/** Built-in modules that read no file, no time and no chance. */
const PURE_NODE = '(node:)?(buffer|crypto|path|string_decoder|util)$';
const ANY_PACKAGE = 'node_modules/';
/** Where no compiler was found, npm leaves this optional package out, and coarse search serves. */
const MAY_BE_ABSENT = 'hnswlib-node$';
const PARSERS = packages(
  'csv-parse|github-slugger|iso-639-1|mdast-util-[^/]+|micromark-[^/]+|parse5|unist-util-visit|yaml|zod',
);
/** Put everything together, so they may import everything: the command line, and what it runs to serve. */
const HALL = 'adapters/(main|serve|examine)\\.ts$';
/** What the surfaces share: the HTTP server and the like. */
const ENTRANCE = 'adapters/(?!(main|serve|examine)\\.ts$)[^/]+\\.ts$';
const TEST_FOLDERS = ['^test/', '^bench/', '^tools/'];

/** What a room may import beside its own files; `types` as types alone, `anyOfNode` for what may touch the machine. */
const rooms = [
  { name: 'cost', files: 'src/cost/', may: [] },
  { name: 'message', files: 'src/message/', may: [GROUND] },
  {
    name: 'bank',
    files: 'src/bank/',
    may: [GROUND, inSrc('message'), PURE_NODE, PARSERS],
    types: [packages('mdast|unist')],
  },
  {
    name: 'retrieval',
    files: 'src/retrieval/',
    may: [GROUND, inSrc('bank|message'), packages('fastest-levenshtein|stemmer')],
  },
  {
    name: 'answer',
    files: 'src/answer/',
    may: [GROUND, inSrc('retrieval|bank|message|cost'), PURE_NODE, packages('zod')],
  },
  {
    name: 'quiz',
    files: 'src/quiz/',
    may: [
      GROUND,
      inSrc('answer|retrieval|bank|message|cost'),
      packages('fastest-levenshtein|pure-rand|temporal-polyfill|ts-fsrs'),
    ],
  },
  { name: 'present', files: 'src/present/', may: [GROUND, inSrc('quiz|answer|retrieval|bank|message|cost')] },
  { name: 'ports', files: 'src/ports/', may: [], types: [inSrc('quiz|answer|retrieval|bank|message|cost')] },
  {
    name: 'app',
    files: 'src/app/',
    may: [GROUND, inSrc('ports|present|quiz|answer|retrieval|bank|message|cost'), PURE_NODE],
  },
  {
    name: 'drivers',
    files: 'src/drivers/',
    anyOfNode: true,
    may: [GROUND, inSrc('ports|message'), ANY_PACKAGE, MAY_BE_ABSENT],
    types: [inSrc('quiz|answer|retrieval|bank|cost')],
  },
  { name: 'config', files: 'src/config(-schema)?\\.ts$', may: [GROUND, PURE_NODE, packages('zod')] },
  {
    name: 'compose',
    files: 'src/compose\\.ts$',
    may: [GROUND, inSrc('app|drivers'), 'src/config\\.ts$', PURE_NODE],
    types: ['src/'],
  },
  {
    name: 'worker',
    files: 'src/indexing-worker\\.ts$',
    anyOfNode: true,
    may: [GROUND, inSrc('app|drivers|message'), 'src/compose\\.ts$'],
  },
  {
    name: 'surface',
    files: 'adapters/([^/]+)/',
    anyOfNode: true,
    own: 'adapters/$1/',
    may: [GROUND, inSrc('message'), ANY_PACKAGE],
    types: [inSrc('app|ports'), ENTRANCE],
  },
  {
    name: 'entrance',
    files: ENTRANCE,
    anyOfNode: true,
    may: [GROUND, inSrc('message'), ANY_PACKAGE],
    types: [inSrc('app|ports')],
  },
];

const roomRules = rooms.flatMap(room => {
  const types = room.types ?? [];
  const reach = fromStart(room.own ?? room.files, ...room.may);
  const reachesTooFar = {
    name: `${room.name}-reaches-too-far`,
    comment: `Imports something that the table of rooms does not give to ${room.name}.`,
    severity: 'error',
    from: { path: `^${room.files}` },
    to: { pathNot: [...reach, ...fromStart(...types)], dependencyTypesNot: room.anyOfNode ? ['core'] : [] },
  };
  const takesMoreThanTypes = {
    name: `${room.name}-takes-more-than-types`,
    comment: `Use \`import type\`: what ${room.name} imports from there may only be a type.`,
    severity: 'error',
    from: { path: `^${room.files}` },
    to: { path: fromStart(...types), pathNot: reach, dependencyTypesNot: ['type-only'] },
  };
  return types.length > 0 ? [reachesTooFar, takesMoreThanTypes] : [reachesTooFar];
});

const rulesForAll = [
  {
    name: 'no-room',
    comment: 'A file of src/ or adapters/ belongs to a room of the table; name a new room there and here.',
    from: {
      path: '^(src|adapters)/',
      pathNot: [...fromStart(...rooms.map(room => room.files)), GROUND, `^${HALL}`],
    },
    to: {},
  },
  {
    name: 'ground-imports-something',
    comment: 'Everything stands on src/assert.ts, so it stands on nothing.',
    from: { path: `^${GROUND}` },
    to: {},
  },
  {
    name: 'program-imports-tests',
    comment: 'Only tests, benchmarks and tools import from test/, bench/ and tools/.',
    from: { path: '^(src|adapters|bin)/' },
    to: { path: TEST_FOLDERS },
  },
  {
    name: 'program-imports-development-package',
    comment: 'The package is in devDependencies, so an installed Whetstone does not have it.',
    from: { path: '^(src|adapters|bin)/' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '/@types/' },
  },
  {
    name: 'package-not-listed',
    comment: 'The package is not in package.json: another package brought it along and can take it away.',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'sdk-outside-its-server',
    comment: "A chat platform's SDK is imported by the server.ts of its own folder alone.",
    from: { pathNot: '^adapters/([^/]+)/server\\.ts$' },
    to: { path: 'node_modules/(@slack|@microsoft|botbuilder[^/]*)/' },
  },
  {
    name: 'not-found',
    comment: 'The import leads nowhere.',
    from: {},
    to: { couldNotResolve: true, pathNot: `^${MAY_BE_ABSENT}` },
  },
  { name: 'circle-of-files', comment: 'Files import each other in a circle.', from: {}, to: { circular: true } },
  {
    name: 'circle-of-folders',
    comment: 'Folders import each other in a circle: what both need belongs to a third.',
    scope: 'folder',
    from: {},
    to: { circular: true },
  },
  {
    name: 'orphan',
    comment: 'Nothing imports this file and it imports nothing: use it or delete it.',
    from: { orphan: true, pathNot: ['\\.d\\.ts$', '\\.config\\.'] },
    to: {},
  },
];

export default {
  forbidden: [...roomRules, ...rulesForAll.map(rule => ({ severity: 'error', ...rule }))],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/fixtures/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};

function inSrc(folders) {
  return `src/(${folders})/`;
}

function packages(names) {
  return `node_modules/(@types/)?(${names})/`;
}

function fromStart(...paths) {
  return paths.map(path => `^${path}`);
}
