// Makes knowledge/meanings.bin from knowledge/glossary.json: run it whenever the glossary changes (a test tells).
import { hash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseGlossary } from '../src/bank/glossary.ts';
import { formatMeanings } from './format-meanings.ts';
import { learnMeanings } from './learn-meanings.ts';

/** Fewer blur words that differ, more tell apart words that mean the same: bench/meanings.ts prints both ends. */
const DIMENSIONS = 192;

const knowledge = (name: string) => fileURLToPath(new URL(`../knowledge/${name}`, import.meta.url));
const json = readFileSync(knowledge('glossary.json'), 'utf8');
const meanings = learnMeanings(parseGlossary(json), DIMENSIONS);
writeFileSync(knowledge('meanings.bin'), formatMeanings(meanings, hash('sha256', json)));
console.log(`knowledge/meanings.bin: ${meanings.words.length} words in ${DIMENSIONS} dimensions.`);
