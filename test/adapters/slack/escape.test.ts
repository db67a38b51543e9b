// Text is made safe where Slack reads markup, and says the same to whoever reads it.
import { expect, test } from 'vitest';
import { escapeMessageText, escapeText, isPlainInMrkdwn } from '../../../adapters/slack/escape.ts';

test.each([
  ['<!here> & <@U123>', '&lt;!here&gt; &amp; &lt;@U123&gt;'],
  ['&lt;!here&gt;', '&amp;lt;!here&amp;gt;'],
  ['@here', '@here'],
])('%s is escaped as %s', (text, escaped) => {
  expect(escapeText(text)).toBe(escaped);
});

test.each([
  ['@here a@channel #general', '@\u200bhere a@\u200bchannel #\u200bgeneral'],
  ['https://evil.example www.evil.example', 'https:\u200b//evil.example www\u200b.evil.example'],
  ['mailto:a@b.example', 'mailto\u200b:a@\u200bb.example'],
  ['# a heading, 3 @ 4', '# a heading, 3 @ 4'],
])('%j is taken apart as %j', (text, escaped) => {
  expect(escapeMessageText(text)).toBe(escaped);
});

test.each(['45', '2026-11-24 10:30', 'snake_case', 'a - b', 'GPU (A100)', '~'.repeat(0)])(
  'mrkdwn shows %j as it is',
  text => {
    expect(isPlainInMrkdwn(text)).toBe(true);
  },
);

test.each(['*bold*', '_it_', 'a _it_', '~no~', '`code`', '<x>', 'a & b', ':tada:', '> quote', 'two\nlines'])(
  'mrkdwn would read %j',
  text => {
    expect(isPlainInMrkdwn(text)).toBe(false);
  },
);
