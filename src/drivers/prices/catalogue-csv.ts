// Reads a cloud's file of the catalogue: its columns by name, since their order differs from cloud to cloud.
import type { CatalogueRow } from '../../ports/price-catalogue.ts';

const COLUMNS = {
  instance: 'InstanceType',
  accelerator: 'AcceleratorName',
  count: 'AcceleratorCount',
  vcpus: 'vCPUs',
  memory: 'MemoryGiB',
  gpuInfo: 'GpuInfo',
  price: 'Price',
  spotPrice: 'SpotPrice',
  region: 'Region',
} as const;

/** Not every cloud has zones. */
const ZONE = 'AvailabilityZone';

/** The rows of the file, or what is wrong with it as a whole, as a clause. */
export async function readCatalogue(
  text: string,
): Promise<{ readonly rows: readonly CatalogueRow[] } | { readonly fault: string }> {
  if (text.trimStart().startsWith('<')) return { fault: 'it is a web page' };
  // The last line of a file that was cut off has no end; what was cut just there has too few rows and is refused later.
  if (!text.endsWith('\n')) return { fault: 'its end is missing' };
  const { CsvError, parse } = await import('csv-parse/sync');
  try {
    const lines: number[] = [];
    const records: string[][] = parse(text, {
      bom: true,
      skip_empty_lines: true,
      on_record: (record: string[], { lines: line }) => {
        lines.push(line);
        return record;
      },
    });
    const [headings = [], ...rows] = records;
    const missing = Object.values(COLUMNS).find(name => !headings.includes(name));
    if (missing !== undefined) return { fault: `it has no column ${missing}` };
    return { rows: rows.map((row, at) => rowOf(row, headings, lines[at + 1] ?? 0)) };
  } catch (error) {
    if (error instanceof CsvError) return { fault: 'it is no table of commas, or a part of it is missing' };
    throw error;
  }
}

function rowOf(row: readonly string[], headings: readonly string[], line: number): CatalogueRow {
  const cell = (name: string) => row[headings.indexOf(name)] ?? '';
  return {
    line,
    instance: cell(COLUMNS.instance),
    accelerator: cell(COLUMNS.accelerator),
    count: cell(COLUMNS.count),
    vcpus: cell(COLUMNS.vcpus),
    memory: cell(COLUMNS.memory),
    gpuInfo: cell(COLUMNS.gpuInfo),
    price: cell(COLUMNS.price),
    spotPrice: cell(COLUMNS.spotPrice),
    region: cell(COLUMNS.region),
    zone: cell(ZONE),
  };
}
