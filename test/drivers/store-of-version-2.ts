// A store as version 2 left it: one of version 1 with what was changed and kept since. It stands for stores out there, so it never changes.
import { STORE_OF_VERSION_1 } from './store-of-version-1.ts';

export const STORE_OF_VERSION_2 = `${STORE_OF_VERSION_1}
ALTER TABLE "exchanges" ADD COLUMN "kind" text default 'question' not null;
ALTER TABLE "exchanges" ADD COLUMN "estimate" text;
insert into exchanges values ('chat:W1', 'b', 'P2', 'C1', 'T1', 0, null, null, 'question of b', '[]', 'answer of b', 1, '[]', 'order of b', 1772442001000, 'cost', null);
insert into migrations values (2);
`;
