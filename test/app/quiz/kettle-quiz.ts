// A bank about kettles with a quiz beside it, as one person plays it: the real application, a clock that is turned by hand.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAppOver } from '../../../src/app/app.ts';
import type { Learner } from '../../../src/app/quiz/quiz.ts';
import type { App } from '../../../src/app/use-cases.ts';
import { openStore } from '../../../src/drivers/sql-store.ts';
import type { ReviewCard } from '../../../src/ports/quiz-record.ts';
import { type HandClock, handClock } from '../../fakes/clock.ts';
import { portsIn } from '../app-ports.ts';
import { kettles, type World, worldWith } from '../world.ts';

const PRICES = join(import.meta.dirname, '../../../knowledge/prices.json');

const QUIZ = `<!-- whetstone quiz -->
# Quiz: kettles

## how-long-does-a-gas-kettle-take-to-boil

### How soon does a gas kettle boil?

\`id: soon\` · \`difficulty: easy\`

- [ ] Within an hour
- [x] Within nine minutes
- [ ] At once

Why: The bank says nine minutes, so B is right.

Proof:

> A gas kettle boils within nine minutes.

### Minutes until a gas kettle boils, at most?

\`id: minutes\` · \`difficulty: medium\`

Answer: 9 minutes (± 5%)

Why: It boils within nine minutes.

Proof:

> A gas kettle boils within nine minutes.

## why-does-a-kettle-need-descaling

### Why must a kettle be descaled, and how?

\`id: why\` · \`difficulty: medium\`

- Limescale slows the kettle down.

  > Limescale slows the kettle down.

- Vinegar removes limescale.

  > Vinegar removes limescale within an hour.

Why: Limescale is slow, and vinegar is quick.

### Which two are true of limescale?

\`id: two\` · \`difficulty: hard\`

- [x] It slows a kettle down
- [ ] It makes the water sweet
- [x] Vinegar takes it away
- [ ] It comes from the gas

Why: It slows the kettle, and vinegar removes it: A is right, and C is right.

Proof:

> Limescale slows the kettle down.

> Vinegar removes limescale within an hour.
`;

/** The ids of its questions. */
export const SOON = 'kettles.quiz#soon';
export const MINUTES = 'kettles.quiz#minutes';
export const WHY = 'kettles.quiz#why';
export const TWO = 'kettles.quiz#two';

export interface KettleQuiz {
  readonly world: World;
  readonly app: App;
  readonly clock: HandClock;
  /** Who plays, with a record in a file. */
  readonly learner: Learner;
  cards(): Promise<readonly ReviewCard[]>;
  close(): Promise<void>;
}

/** A world of its own; `close` when done. */
export async function kettleQuiz(): Promise<KettleQuiz> {
  const world = worldWith({ 'kettles.md': kettles('nine'), 'kettles.quiz.md': QUIZ });
  copyFileSync(PRICES, join(world.packageRoot, 'knowledge', 'prices.json'));
  const clock = handClock();
  const app = createAppOver({ ...portsIn(world.cwd, world.dataDir, world.packageRoot), clock });
  const record = await openStore({ dataDir: world.dataDir });
  const learner = { workspace: 'terminal', person: 'you', record };
  return {
    world,
    app,
    clock,
    learner,
    cards: () => record.cards('terminal', 'you'),
    close: () => record.close(),
  };
}
