// Keeps a price book in the place of another and ends between writing and renaming, as when the power fails.
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { SMALL_BOOK } from '../../fakes/prices.ts';

fs.rename = async () => process.exit(9);
syncBuiltinESMExports();
const { keepPriceBook } = await import('../../../src/drivers/prices/keep-price-book.ts');
await keepPriceBook(SMALL_BOOK, process.argv[2]!);
