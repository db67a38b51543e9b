// Compares what was posted with what was asked: what is missing, what came twice, what stands in the wrong place or order.
import { keyOf } from '../../src/app/chat/keys.ts';
import type { Posted } from '../fakes/slack-double.ts';
import type { Asked } from './questions.ts';

/** Each a list of what is at fault, by the key of the answer. */
export interface Finding {
  readonly missing: readonly string[];
  readonly twice: readonly string[];
  /** Posts that are the answer to nothing that was asked, such as an apology, or not in the thread of their question. */
  readonly stray: readonly string[];
  /** Threads in which an answer stands before that of an earlier question. */
  readonly reversed: readonly string[];
}

const WORKSPACE = 'slack:T0001';

/** A longer answer takes several posts, whose keys have their number behind a `#`. */
export function findFaults(asked: readonly Asked[], posts: readonly Posted[]): Finding {
  const questions = new Map(asked.map((question, place) => [answerKey(question), { question, place }]));
  const keys = posts.map(keyOfPost);
  const count = Map.groupBy(keys, key => key);
  const latest = new Map<string, number>();
  const reversed = new Set<string>();
  const stray: string[] = [];
  for (const post of posts) {
    const key = keyOfPost(post);
    const found = questions.get(key.replace(/#\d+$/, ''));
    if (found === undefined || post.thread !== found.question.thread || post.channel !== found.question.channel) {
      stray.push(`${key} in ${post.channel}/${post.thread}: ${post.text.slice(0, 100)}`);
      continue;
    }
    const { thread } = found.question;
    if (found.place < (latest.get(thread) ?? 0)) reversed.add(thread);
    latest.set(thread, found.place);
  }
  return {
    missing: [...questions.keys()].filter(key => !count.has(key)),
    twice: [...count].filter(([, { length }]) => length > 1).map(([key, { length }]) => `${key} ${length} times`),
    stray,
    reversed: [...reversed],
  };
}

function answerKey({ channel, ts }: Asked): string {
  return `${keyOf(WORKSPACE, `message:${channel}:${ts}`)}:answer`;
}

/** The key that a post carries; empty when it has none. */
export function keyOfPost({ metadata }: Pick<Posted, 'metadata'>): string {
  return String(metadata?.event_payload.key ?? '');
}
