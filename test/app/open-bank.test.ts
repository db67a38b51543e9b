// Opening a bank over the real drivers: built once, warm afterwards, rebuilt when its index is lost, damaged or foreign.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PersonError } from '../../src/message/person-error.ts';
import { write } from '../drivers/bank-folders.ts';
import { appIn, ask } from './app-ports.ts';
import { checkCitations, HOW_LONG, kettles, worldWith } from './world.ts';

const isOneSentence = /^[A-Z"'/][^\n]*[.!]$/;

describe('a bank', () => {
  test('is indexed when it is first opened, and not again while it stays the same', async () => {
    const { app, cwd, dataDir, packageRoot, indexed } = worldWith({ 'kettles.md': kettles('nine') });
    const first = await ask(await app.openBank('bank'), HOW_LONG);
    expect(first.claims.map(({ text }) => text)).toEqual(['A gas kettle boils within nine minutes.']);
    expect(checkCitations(first, cwd)).toBe(1);
    expect(first.citations[0]!.source.path).toBe(join('bank', 'kettles.md'));
    expect(indexed()).toBe(1);
    const again = appIn(cwd, dataDir, packageRoot);
    const { timings: _, ...warm } = await ask(await again.app.openBank('bank'), HOW_LONG);
    const { timings: __, ...cold } = first;
    expect(warm).toEqual(cold);
    expect(again.indexed()).toBe(0);
  });

  test('that was edited since is indexed anew, with what did not change taken over', async () => {
    const { app, root } = worldWith({
      'kettles.md': kettles('nine'),
      'teapots.md': '## What is a teapot?\n\nA pot for tea.\n',
    });
    expect(await app.index('bank')).toMatchObject({
      entries: 4,
      passages: 5,
      reused: 0,
      rebuilt: true,
      vectorSearch: 'exact',
    });
    expect(await app.index('bank')).toMatchObject({ rebuilt: false });
    write(join(root, 'kettles.md'), kettles('eleven'));
    const report = await app.index('bank');
    expect(report).toMatchObject({ entries: 4, rebuilt: true });
    expect(report.reused).toBe(8);
    const { claims } = await ask(await app.openBank('bank'), HOW_LONG);
    expect(claims[0]!.text).toBe('A gas kettle boils within eleven minutes.');
  });

  test('that was only touched keeps its index', async () => {
    const { app, root, indexed } = worldWith({ 'kettles.md': kettles('nine') });
    await app.index('bank');
    write(join(root, 'kettles.md'), kettles('nine'));
    expect(await app.index('bank')).toMatchObject({ rebuilt: false });
    await app.openBank('bank');
    expect(indexed()).toBe(2);
  });

  test('answers from the file as it is: an edit that nobody told of is noticed by asking', async () => {
    const { app, cwd, root } = worldWith({ 'kettles.md': kettles('nine') });
    const bank = await app.openBank('bank');
    write(join(root, 'kettles.md'), kettles('seven'));
    const replies = await Promise.all(Array.from({ length: 5 }, () => ask(bank, HOW_LONG)));
    for (const reply of replies) {
      expect(reply.claims[0]!.text).toBe('A gas kettle boils within seven minutes.');
      checkCitations(reply, cwd);
    }
  });

  test('is indexed once for many who find it edited at the same time', async () => {
    const { app, root, indexed } = worldWith({ 'kettles.md': kettles('nine') });
    const bank = await app.openBank('bank');
    write(join(root, 'kettles.md'), kettles('seven'));
    await Promise.all(Array.from({ length: 20 }, () => ask(bank, HOW_LONG)));
    expect(indexed()).toBeLessThanOrEqual(3);
  });
});

describe('an index that is no good is built anew:', () => {
  /** Files of the index below a data folder. */
  const filesOf = (dataDir: string) =>
    readdirSync(join(dataDir, 'index'), { recursive: true, withFileTypes: true })
      .filter(item => item.isFile())
      .map(item => join(item.parentPath, item.name));

  const damages: readonly (readonly [string, (path: string) => void])[] = [
    ['cut short', path => writeFileSync(path, readFileSync(path).subarray(0, 40))],
    [
      'with a changed byte',
      path =>
        writeFileSync(
          path,
          readFileSync(path).map((byte, i) => (i === 30 ? byte ^ 1 : byte)),
        ),
    ],
    ['emptied', path => writeFileSync(path, '')],
    ['full of something else', path => writeFileSync(path, 'PK\u0003\u0004 not an index')],
    ['deleted', path => rmSync(path)],
  ];

  test.each(damages)('%s, whichever of its files', async (_, damage) => {
    const { app, dataDir, cwd, packageRoot } = worldWith({ 'kettles.md': kettles('nine') });
    await app.index('bank');
    const count = filesOf(dataDir).length;
    expect(count).toBeGreaterThanOrEqual(3);
    for (let i = 0; i < count; i++) {
      damage(filesOf(dataDir)[i] ?? filesOf(dataDir)[0]!);
      const reply = await ask(await appIn(cwd, dataDir, packageRoot).app.openBank('bank'), HOW_LONG);
      expect(reply.answered).toBe(true);
    }
  });

  test('another bank’s', async () => {
    const one = worldWith({ 'kettles.md': kettles('nine') });
    const other = worldWith({ 'teapots.md': '## What is a teapot?\n\nA pot for tea.\n' });
    await one.app.index('bank');
    await other.app.index('bank');
    const [own] = readdirSync(join(one.dataDir, 'index'));
    const [foreign] = readdirSync(join(other.dataDir, 'index'));
    rmSync(join(one.dataDir, 'index', own!), { recursive: true });
    cpSync(join(other.dataDir, 'index', foreign!), join(one.dataDir, 'index', own!), { recursive: true });
    const bank = await one.app.openBank('bank');
    expect(bank.entries).toHaveLength(3);
  });

  test('one that was made with another glossary', async () => {
    const { app, cwd, dataDir, packageRoot } = worldWith({ 'kettles.md': kettles('nine') });
    await app.index('bank');
    write(
      join(packageRoot, 'knowledge', 'glossary.json'),
      JSON.stringify({ groups: [{ terms: ['kettle', 'cauldron'], weight: 1, area: 'test' }], everyday: [] }),
    );
    const again = appIn(cwd, dataDir, packageRoot);
    await again.app.openBank('bank');
    expect(again.indexed()).toBe(1);
  });
});

describe('where nothing can be written', () => {
  /** A file stands where the data folder should be: nobody can write below it, not even who may do everything. */
  function readOnly() {
    const world = worldWith({ 'kettles.md': kettles('nine') }, 'taken/data');
    write(join(world.cwd, 'taken'), 'a file');
    return world;
  }

  test('answers come from memory', async () => {
    const { app, cwd, root } = readOnly();
    const bank = await app.openBank('bank');
    expect(bank.unsaved).toMatch(isOneSentence);
    expect(bank.unsaved).toMatch(/DATA_DIR .*: a file is in the way/);
    const reply = await ask(bank, HOW_LONG);
    expect(checkCitations(reply, cwd)).toBe(1);
    write(join(root, 'kettles.md'), kettles('ten'));
    expect((await ask(bank, HOW_LONG)).claims[0]!.text).toBe('A gas kettle boils within ten minutes.');
  });

  test('indexing fails with one sentence that says what to do', async () => {
    const { app } = readOnly();
    const failure = await app.index('bank').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PersonError);
    expect((failure as Error).message).toMatch(isOneSentence);
    expect((failure as Error).message).toMatch(/DATA_DIR/);
  });

  test('the doctor says so', async () => {
    const finding = (await readOnly().app.doctor()).find(({ name }) => name === 'data folder');
    expect(finding).toMatchObject({ state: 'warning', detail: expect.stringMatching(/DATA_DIR/) });
  });

  test('a bank that needs a copy fails with one sentence', async () => {
    const { app, root } = readOnly();
    rmSync(join(root, 'kettles.md'));
    write(join(root, 'faq.csv'), 'question,answer\nWhat is tea?,A drink.\n');
    const failure = await app.openBank('bank').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PersonError);
    expect((failure as Error).message).toMatch(isOneSentence);
  });
});

describe('seen from elsewhere', () => {
  test('citations lead to the same bytes from where one stands', async () => {
    const { app, cwd, root, dataDir, packageRoot } = worldWith({
      'kettles.md': kettles('nine'),
      'faq.jsonl': '{"question":"What is a teapot?","answer":"A pot for tea leaves."}\n',
    });
    await app.index('bank');
    const places = [cwd, root, join(cwd, 'package')];
    for (const place of places) {
      const { app: here, indexed } = appIn(place, dataDir, packageRoot);
      const bank = await here.openBank(root);
      for (const question of [HOW_LONG, 'what is a teapot']) {
        expect(checkCitations(await ask(bank, question), place)).toBeGreaterThan(0);
      }
      expect(indexed()).toBe(0);
    }
  });

  test('the index that was built there serves here, and an edit here is seen there', async () => {
    const { app, cwd, root, dataDir, packageRoot } = worldWith({ 'kettles.md': kettles('nine') });
    const there = appIn(root, dataDir, packageRoot);
    const bankThere = await there.app.openBank('.');
    expect((await ask(bankThere, HOW_LONG)).citations[0]!.source.path).toBe('kettles.md');
    write(join(root, 'kettles.md'), kettles('two'));
    const bankHere = await app.openBank(root);
    expect((await ask(bankHere, HOW_LONG)).citations[0]!.source.path).toBe(join('bank', 'kettles.md'));
    const reply = await ask(bankThere, HOW_LONG);
    expect(reply.claims[0]!.text).toBe('A gas kettle boils within two minutes.');
    checkCitations(reply, root);
    expect(cwd).not.toBe(root);
  });
});
