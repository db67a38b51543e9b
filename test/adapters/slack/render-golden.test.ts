// The gallery as Slack gets it, letter by letter; `npx vitest run test/adapters/slack/render-golden --update` renews the files.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderMessage } from '../../../adapters/slack/render.ts';
import { renderDialog, renderHome } from '../../../adapters/slack/render-view.ts';
import { dialogs, homes, messages } from '../../message/gallery.ts';
import { faultsOfHome, faultsOfModal, faultsOfPost } from './slack-limits.ts';

async function expectGolden(name: string, payload: unknown): Promise<void> {
  // Not `.json`, which would be formatted as a source file.
  const file = join(import.meta.dirname, 'golden', `${name}.json.txt`);
  await expect(`${JSON.stringify(payload, null, 1)}\n`).toMatchFileSnapshot(file);
}

describe('the gallery', () => {
  test.each(Object.entries(messages))('%s', async (name, message) => {
    const rendered = renderMessage(message);
    expect(rendered.pages.flatMap(faultsOfPost)).toEqual([]);
    await expectGolden(name, rendered);
  });

  test.each(Object.entries(homes))('%s', async (name, message) => {
    const rendered = renderHome(message);
    expect(faultsOfHome(rendered.blocks)).toEqual([]);
    await expectGolden(name, rendered);
  });

  test.each(Object.entries(dialogs))('%s', async (name, dialog) => {
    const rendered = renderDialog(dialog);
    expect(faultsOfModal(rendered.view)).toEqual([]);
    await expectGolden(name, rendered);
  });
});
