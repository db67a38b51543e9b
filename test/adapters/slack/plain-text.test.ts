// Slack's message text as people see it: names, links and entities read once, and whatever is broken left as it stands.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeText } from '../../../adapters/slack/escape.ts';
import { readPlainText } from '../../../adapters/slack/plain-text.ts';

const read = (text: string, us: string | null = 'UBOT') => readPlainText(text, us);

describe('what is read', () => {
  test.each([
    ['<@UBOT> what is trainium', 'what is trainium'],
    ['<@UBOT|whetstone>: what is trainium', ': what is trainium'],
    ['what is <@UBOT> trainium <@UBOT>', 'what is trainium'],
    ['ask <@U1|ann> and <@U2>', 'ask ann and'],
    ['in <#C1|general> or <#C2> or <#C3|>', 'in #general or or'],
    ['<!here> <!channel> <!everyone> look', 'look'],
    ['<!subteam^S1|@ops> knows', '@ops knows'],
    ['<!subteam^S1> knows', 'knows'],
    ['<!date^1392734382^{date}|18 Feb> it was', '18 Feb it was'],
    ['see <https://a.example/b?c=d&amp;e=f>', 'see https://a.example/b?c=d&e=f'],
    ['see <https://a.example/b|the page>', 'see the page'],
    ['write to <mailto:a@b.example|a@b.example> or <mailto:c@d.example>', 'write to a@b.example or c@d.example'],
    ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
    ['&amp;lt;tag&amp;gt; &amp;amp;', '&lt;tag&gt; &amp;'],
    ['&quot; &#39; &nbsp;', '&quot; &#39; &nbsp;'],
    ['two   spaces\tand\u00a0more\nnext  line', 'two spaces and more\nnext line'],
    ['שלום <@UBOT> עולם', 'שלום עולם'],
    ['', ''],
  ])('%j says %j', (text, says) => {
    expect(read(text).text).toBe(says);
  });

  test.each([
    ['<<@UBOT>>', '< >'],
    ['<@UBOT', '<@UBOT'],
    ['a < b > c', 'a b c'],
    ['<>', ''],
    ['<|label>', 'label'],
    ['<https://a.example|one|two>', 'one|two'],
    ['&amp;lt;@UBOT&amp;gt;', '&lt;@UBOT&gt;'],
    ['&lt;@UBOT&gt;', '<@UBOT>'],
  ])('what is nested or broken is read by the same rules: %j', (text, says) => {
    expect(read(text).text).toBe(says);
  });

  test.each(['<!here> please read', '<!channel>', '<!subteam^S1|@ops> look'])(
    'what is said to everybody is said to others: %s',
    text => {
      expect(read(text).namesOthers).toBe(true);
    },
  );

  test('emoji are signs, whatever a workspace calls them, and no words; times and paths are no emoji', () => {
    expect(read('thanks :pray: :+1::skin-tone-3: :acme_party!:').text).toBe('thanks \u{1F642} \u{1F642} :acme_party!:');
    expect(read('how do i get gpus :sob:?').text).toBe('how do i get gpus \u{1F642}?');
    for (const text of ['at 10:30:00', 'arn:aws:s3:::bucket', 'a::b::c', 'ratio 1:2:3'])
      expect(read(text).text).toBe(text);
  });

  test('only what Slack wrote as a name names somebody', () => {
    expect(read('&lt;@UBOT&gt; @UBOT whetstone')).toMatchObject({ namesUs: false, namesOthers: false });
    expect(read('<@UBOT> <#C1> <https://a.example>')).toMatchObject({ namesUs: true, namesOthers: false });
    expect(read('<@U1>')).toMatchObject({ namesUs: false, namesOthers: true });
  });

  test('where nobody told who we are, every name is of somebody else', () => {
    expect(read('<@UBOT|whetstone> hi', null)).toEqual({ text: 'whetstone hi', namesUs: false, namesOthers: true });
  });
});

test('what is escaped for Slack reads the same when it comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), text => {
      const once = text.replace(/[^\S\n]+/g, ' ').trim();
      const back = read(escapeText(text).replaceAll('\u200b', '')).text;
      expect(back).toBe(once.replaceAll('\u200b', ''));
    }),
  );
});

test('any text is read in time that grows with its length alone', () => {
  for (const piece of ['<', '<@', '<!x^', '&amp', '<a|', '|', '>']) {
    const text = piece.repeat(40_000 / piece.length);
    expect(read(text).text.length).toBeLessThanOrEqual(text.length);
  }
});
