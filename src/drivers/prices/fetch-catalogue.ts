// Fetches a cloud's file of the catalogue from its first address or a mirror of it, or finds that the kept one is still the newest.
import { join } from 'node:path';
import type { Cloud } from '../../cost/price-book.ts';
import { PersonError } from '../../message/person-error.ts';
import type { CatalogueReading } from '../../ports/price-catalogue.ts';
import { readCatalogue } from './catalogue-csv.ts';
import type { CatalogueSettings } from './catalogue-settings.ts';
import { type Downloaded, DownloadFault, download } from './download.ts';
import { type KeptFile, keep, loadKept } from './kept-catalogue.ts';

/** The largest file has four megabytes. */
const LARGEST_BYTES = 32_000_000;
const VERSION_LENGTH = 8;

/** A cloud's file, and when it is too late for it. */
interface Wanted {
  readonly settings: CatalogueSettings;
  readonly cloud: Cloud;
  readonly signal: AbortSignal;
}

/** The rows of a cloud. That they cannot be had is a `PersonError`, which does not name the cloud: who asked knows it. */
export async function fetchCatalogue(settings: CatalogueSettings, cloud: Cloud): Promise<CatalogueReading> {
  try {
    const kept = await loadKept(folderOf(settings), cloud);
    return await readCloud({ settings, cloud, signal: AbortSignal.timeout(settings.deadlineMs) }, kept);
  } catch (error) {
    if (!(error instanceof DownloadFault)) throw error;
    throw new PersonError(`The catalogue was not read: ${error.message}.`, { cause: error });
  }
}

async function readCloud(wanted: Wanted, kept: KeptFile | null): Promise<CatalogueReading> {
  const { address, result } = await fromFirst(wanted, kept);
  if (result === 'unchanged') {
    if (kept === null) throw new DownloadFault('the server sent nothing', false);
    // What an earlier release could read and kept may be none in the eyes of this one; then it is sent again.
    return (await readKept(kept)) ?? readCloud(wanted, null);
  }
  const { text, etag } = result;
  const reading = await readText(text, true, etag);
  if (etag !== null) await keep(folderOf(wanted.settings), wanted.cloud, { text, address, etag });
  return reading;
}

function folderOf({ dataDir }: CatalogueSettings): string {
  return join(dataDir, 'prices');
}

interface Answered {
  readonly address: string;
  readonly result: Downloaded;
}

/** From the first address that has it. What the last one says of its refusal stands for all. */
async function fromFirst({ settings, cloud, signal }: Wanted, kept: KeptFile | null): Promise<Answered> {
  const { addresses, retries, pauseMs, deadlineMs } = settings;
  const attemptMs = Math.floor(deadlineMs / addresses.length);
  let fault = new DownloadFault('it has no address', false);
  for (const [at, base] of addresses.entries()) {
    const address = `${base}/${cloud}/vms.csv`;
    // A version is known by a name that another server does not share.
    const etag = kept?.address === address ? kept.etag : null;
    try {
      const hasMirror = at + 1 < addresses.length;
      const limits = { largestBytes: LARGEST_BYTES, retries, pauseMs, attemptMs, hasMirror, signal };
      return { address, result: await download({ address, etag, ...limits }) };
    } catch (error) {
      if (!(error instanceof DownloadFault)) throw error;
      fault = error;
    }
  }
  throw fault;
}

/** Null where the file that is kept cannot be read any more. */
async function readKept({ text, etag }: KeptFile): Promise<CatalogueReading | null> {
  try {
    return await readText(text, false, etag);
  } catch (error) {
    if (!(error instanceof DownloadFault)) throw error;
    return null;
  }
}

async function readText(text: string, changed: boolean, etag: string | null): Promise<CatalogueReading> {
  const reading = await readCatalogue(text);
  if ('fault' in reading) throw new DownloadFault(reading.fault, false);
  return { rows: reading.rows, changed, version: etag === null ? null : shortened(etag) };
}

/** As a person compares versions: a server writes `W/"0f4070387e…"`. */
function shortened(etag: string): string | null {
  return (
    etag
      .replace(/[^0-9a-z]/gi, '')
      .replace(/^W/, '')
      .slice(0, VERSION_LENGTH) || null
  );
}
