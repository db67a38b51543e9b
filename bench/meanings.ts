// What the meanings of words earn, and how many dimensions they want: our search with none and with several, on given sets.
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { NO_MEANINGS, parseMeanings } from '../src/retrieval/meanings.ts';
import { formatMeanings } from '../tools/format-meanings.ts';
import { learnMeanings } from '../tools/learn-meanings.ts';
import { ourSearch, shippedLexicon } from './our-search.ts';
import { readRetrievalSet, scoreRanker } from './retrieval-sets.ts';

const { positionals: folders } = parseArgs({ allowPositionals: true });

const DIMENSIONS = [64, 128, 256, 384];

if (folders.length === 0) console.log('Give folders that hold corpus.jsonl, queries.jsonl and qrels.tsv each.');
else await measure();

async function measure(): Promise<void> {
  const { glossary } = shippedLexicon();
  const candidates = [
    { name: 'none', meanings: NO_MEANINGS },
    ...DIMENSIONS.map(dimensions => ({
      name: `${dimensions} dimensions`,
      meanings: parseMeanings(formatMeanings(learnMeanings(glossary, dimensions), 'bench')),
    })),
  ];
  for (const folder of folders) {
    const set = readRetrievalSet(folder);
    console.log(`\n${basename(folder)}: S@1 and nDCG@10, and the ratio of nDCG to none`);
    let base = 0;
    for (const { name, meanings } of candidates) {
      const { s1, ndcg } = await scoreRanker(ourSearch(folder, { glossary, meanings }), set);
      base ||= ndcg;
      console.log(`  ${name.padEnd(16)} ${s1.toFixed(3)}  ${ndcg.toFixed(3)}  × ${(ndcg / base).toFixed(3)}`);
    }
  }
}
