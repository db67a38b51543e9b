// Words that turn a statement around: who says "dearer" of what is cheaper says the contrary.
import { tokenise } from '../../retrieval/tokenise.ts';

const PAIRS = `
cheap cheaper cheapest affordable | expensive dearer dearest costly pricier
more most increase raise raises above over longer | less least fewer decrease lower lowers below under shorter
high higher highest | low lower lowest
large larger largest big bigger huge broad broadest | small smaller smallest tiny narrow
fast faster quick quicker immediate | slow slower
easy easier simple simpler | hard harder difficult complex complicated steep
good better best strong | bad worse worst weak
mature oldest | young youngest new immature
portable portability | lock lockin tied
open | proprietary
guarantee | random
predictable steady constant | sporadic occasional variable unpredictable
central single | distributed
near close | far
early | late
compressed processed | raw uncompressed
automatic automatically | manual manually hand
idle | busy
always | rarely hardly
common usual | rare unusual
standard | novel exotic
first | last
tolerate tolerant tolerates | sensitive
remote | local
duplicate | reusable
`;

const opposites = readPairs(PAIRS);

function readPairs(table: string): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, Set<string>>();
  const learn = (stem: string, others: readonly string[]) => {
    const all = known.get(stem) ?? new Set();
    for (const other of others) all.add(other);
    known.set(stem, all);
  };
  for (const line of table.trim().split('\n')) {
    const [left = [], right = []] = line.split('|').map(side => tokenise(side).map(({ stem }) => stem));
    for (const stem of left) learn(stem, right);
    for (const stem of right) learn(stem, left);
  }
  return known;
}

/** Whether two words, by their stems, say the contrary of one another. */
export function areOpposites(a: string, b: string): boolean {
  return opposites.get(a)?.has(b) ?? false;
}
