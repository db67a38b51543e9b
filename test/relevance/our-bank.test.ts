// What people ask our own bank and what they must get: the entry, a fact in the answer, or a plain refusal. Each with its reason.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenBank, Reply } from '../../src/app/use-cases.ts';
import { appIn } from '../app/app-ports.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const dataDir = mkdtempSync(join(tmpdir(), 'whetstone-relevance-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

let bank: OpenBank;
beforeAll(async () => {
  bank = await appIn(ROOT, dataDir, ROOT).app.openBank(join(ROOT, 'knowledge', 'bank'));
}, 60_000);

type Case = readonly [reason: string, question: string, entry: string, ...facts: string[]];

/** The first entry of the ranking, and all that the answer says. */
async function answerTo(
  text: string,
  context: readonly string[] = [],
): Promise<{ first: string; said: string; reply: Reply }> {
  const { hits } = await bank.search({ text, context }, 1);
  const reply = await bank.ask({ text, context });
  return { first: hits[0]?.entry.split('#')[1] ?? '', said: reply.text, reply };
}

async function expectAnswer(question: string, context: readonly string[], entry: string, facts: readonly string[]) {
  const { first, said, reply } = await answerTo(question, context);
  expect(first).toBe(entry);
  expect(reply.answered).toBe(true);
  for (const fact of facts) expect(said.toLowerCase()).toContain(fact.toLowerCase());
}

const OWN_WORDS: readonly Case[] = [
  [
    'the title as it stands',
    'What is data gravity, and how do you handle it when you architect AI in the cloud?',
    'data-gravity',
    'principle',
  ],
  ['a title without its grammar', 'trainium vs nvidia gpus for training', 'trainium'],
  ['one rare word names the subject', 'terragrunt', 'infrastructure-as-code', 'Terragrunt'],
  ['a name in another case', 'PAGEDATTENTION', 'model-serving', 'PagedAttention'],
  ['a number that is asked for', 'what is the spot interruption rate', 'cost-estimation', '5–15%'],
  ['an amount of money', 'how much does 1 tb of egress from aws cost', 'cost-estimation', '~$90'],
  ['a share of the whole', 'what share of ml cost is gpu compute', 'cost-estimation', '60–80%'],
  ['a time', 'how long is a cold start for large models', 'serverless-gpu', '30–120 seconds'],
  ['a threshold', 'above which utilization is dedicated cheaper than serverless', 'serverless-gpu', '>30%'],
  ['a size', 'how big are model artifacts', 'data-gravity', '1–100 GB'],
  ['a bandwidth, with the note that puts it right', 'bandwidth of neuronlink', 'trainium', '800 Gbps'],
  ['a condition', 'when should i use trainium', 'trainium', 'transformer'],
  ['a comparison of names', 'helm or kustomize', 'infrastructure-as-code', 'Helm', 'Kustomize'],
];

const HOW_PEOPLE_TALK: readonly Case[] = [
  ['a typo in a name', 'what is tranium', 'trainium'],
  ['two letters swapped', 'data gravtiy', 'data-gravity'],
  ['a typo in an ordinary word', 'sagemaker pricng', 'platforms'],
  ['an abbreviation', 'iac for ml', 'infrastructure-as-code', 'Terraform'],
  ['a fragment of two words of one bullet', 'terraform state locking', 'infrastructure-as-code', 'DynamoDB'],
  ['k8s is kubernetes', 'k8s gpu device plugin', 'infrastructure-as-code', 'device plugin'],
  ['everyday words: crunch for shortage', 'how to get gpus in a crunch', 'gpu-availability'],
  ['everyday words: bill for cost', 'our gpu bill is too high, how do we cut it', 'cost-estimation'],
  ['everyday words: folks for team', 'we are three ml folks, run our own cluster or buy', 'managed-or-self-hosted'],
  ['half a sentence', 'no h100s left in our region', 'gpu-availability'],
  ['lower case without signs', 'whats federated learning', 'data-gravity', 'locally'],
  [
    'politeness around the question',
    'hi, could you please tell me what container snapshots are? thanks!',
    'serverless-gpu',
    'snapshot',
  ],
  ['a contraction', "we're training on spot, what'll we save", 'cost-estimation', '60–70%'],
  ['a fragment of two words', 'cold start', 'serverless-gpu', '30–120 seconds'],
  ['a fragment that is a name', 'vllm', 'model-serving', 'vLLM'],
  ['shouting', 'HOW DO I GET GPU CAPACITY???', 'gpu-availability'],
];

const CELLS: readonly Case[] = [
  ['the column is named, the row asked for', 'gpu options on azure ml', 'platforms', 'InfiniBand'],
  ['the row is named by a synonym', 'what are the downsides of sagemaker', 'platforms', 'lock-in'],
  ['another column of the same row', 'weaknesses of vertex ai', 'platforms', 'ecosystem'],
  ['a detail of one cell', 'does vertex ai do traffic splitting', 'platforms', 'traffic splitting'],
  ['the chips of one provider', 'which accelerators does aws sagemaker offer', 'platforms', 'P5 (H100)'],
];

describe.each([
  ['in the words of the bank', OWN_WORDS],
  ['as people talk', HOW_PEOPLE_TALK],
  ['of a table', CELLS],
] as const)('a question %s', (_, cases) => {
  test.each(cases)('%s: %s', async (_reason, question, entry, ...facts) => {
    await expectAnswer(question, [], entry, facts);
  });
});

describe('a follow-up', () => {
  test.each<readonly [reason: string, earlier: string, question: string, entry: string, ...facts: string[]]>([
    ['"it" is what was spoken of', 'what is trainium', 'what are its limitations', 'trainium', 'CUDA'],
    ['"and" goes on', 'when does serverless gpu make sense', 'and when not?', 'serverless-gpu', '30%'],
    [
      'the question alone would be of another entry',
      'what is data gravity',
      'how does federated learning help there',
      'data-gravity',
    ],
    [
      'a new subject leaves the earlier one behind',
      'what is trainium',
      'what is the spot interruption rate',
      'cost-estimation',
      '5–15%',
    ],
  ])('%s: after “%s”, “%s”', async (_reason, earlier, question, entry, ...facts) => {
    await expectAnswer(question, [earlier], entry, facts);
  });
});

describe('a question in two parts', () => {
  test.each<readonly [reason: string, question: string, ...facts: string[]]>([
    ['of two entries', 'what is data gravity and what is the spot interruption rate', 'data', '5–15%'],
    ['of two sentences', 'How long is a cold start? What discount do commitments bring?', '30–120 seconds', '30–60%'],
  ])('%s: %s', async (_reason, question, ...facts) => {
    const { said } = await answerTo(question);
    for (const fact of facts) expect(said).toContain(fact);
  });

  test('of which one is outside says so of that one', async () => {
    const { said, reply } = await answerTo('what is the spot interruption rate and who won the football world cup');
    expect(said).toContain('5–15%');
    expect(reply.notices.join()).toContain('world cup');
  });
});

test.each([
  ['before it', 'What is the office wifi password? What is data gravity?', 'wifi'],
  ['after it', 'What is data gravity? What is the office wifi password?', 'wifi'],
])('a part that is covered is answered with one %s that is not', async (_where, question, missed) => {
  const { said, reply } = await answerTo(question);
  expect(said).toContain('Data gravity');
  expect(reply.notices.join()).toContain(missed);
});

test('few words after a part that is not covered are not found by chance', async () => {
  const { reply } = await answerTo('backpressure in envoy, what config block');
  expect(reply.answered).toBe(false);
});

test('what is out of date is said with its dated note', async () => {
  const { said } = await answerTo('gpu options on vertex');
  expect(said).toContain('TPU v4/v5p/v5e');
  expect(said).toContain('Note, 2026-11-23: The GPU options have grown');
});

describe('a question outside the bank is refused, with what is near:', () => {
  test.each([
    ['small talk', 'what is the weather like tomorrow'],
    ['another subject', 'how do i cook rice'],
    ['another field of computing', 'how do i center a div in css'],
    ['words of the bank in another sense', 'which cloud brings rain'],
    ['a person', 'who is the ceo of nvidia'],
    ['the right subject, an agreement that is not there', 'what uptime sla does sagemaker guarantee'],
    ['the right subject, an offer that is not there', 'is there a free tier for vertex ai'],
    ['no words', '???'],
    ['letters at random', 'asdf qwer zxcv'],
  ])('%s: %s', async (_reason, question) => {
    const { reply } = await answerTo(question);
    expect(reply.answered).toBe(false);
    expect(reply).toMatchObject({ claims: [], citations: [], text: 'The bank does not cover this.' });
  });
});

test('what an answered question names and the bank does not is said', async () => {
  const beside = await answerTo('sagemaker or databricks for a team on aws');
  expect(beside.reply.answered).toBe(true);
  expect(beside.reply.notices).toEqual(['The bank does not mention “databricks”.']);
  expect((await answerTo('sagemaker or vertex for a team on aws')).reply.notices).toEqual([]);
});

test('a typo that was read as something else is told', async () => {
  const { reply } = await answerTo('what is tranium');
  expect(reply.notices).toEqual(['Read “tranium” as “trainium”.']);
});

test('an answer is short: a fact in a few statements', async () => {
  const { reply } = await answerTo('what is the spot interruption rate');
  expect(reply.claims[0]!.text + reply.claims[1]?.text).toContain('5–15%');
  expect(reply.text.split(/\s+/).length).toBeLessThan(160);
});
