// The JSON of answers and hits that scripts rely on: names and order are public.
import type { OpenBank, Reply } from '../../src/app/use-cases.ts';
import { estimateAsJson } from './estimate-json.ts';

/** One result of `ask --json`. */
export function answerAsJson(id: unknown, reply: Reply): object {
  return {
    id,
    question: reply.question,
    answered: reply.answered,
    confidence: reply.confidence,
    mode: reply.mode,
    text: reply.text,
    claims: reply.claims.map(({ text, citations }) => ({ text, citations })),
    citations: reply.citations.map(citationAsJson),
    estimate: reply.estimate === null ? null : estimateAsJson(null, reply.estimate),
    nearest: reply.nearest.map(({ entry, title, score }) => ({ entry, title, score })),
    timings: { retrieveMs: reply.timings.retrieveMs, totalMs: reply.timings.totalMs },
  };
}

/** One result of `search --json`. */
export function hitsAsJson(id: unknown, query: string, found: Awaited<ReturnType<OpenBank['search']>>): object {
  const hits = found.hits.map(({ entry, title, score, parts }) => ({ entry, title, score, parts }));
  return { id, query, hits, confidence: found.confidence };
}

/** A citation as every JSON has it. */
export function citationAsJson({ n, entry, title, quote, source }: Reply['citations'][number]): object {
  const { path, sha256, start, end, line, url, origin } = source;
  const place = { path, sha256, start, end, line, url };
  return { n, entry, title, quote, source: origin === undefined ? place : { ...place, origin } };
}
