// Where the catalogue lies, and how long and how often it is tried to have a file of it.

export interface CatalogueSettings {
  /** Where the folders of the clouds lie: tried in this order. */
  readonly addresses: readonly string[];
  readonly dataDir: string;
  /** For all that a cloud's file takes, in milliseconds. One attempt has a share of it: a server that hangs leaves time for the next. */
  readonly deadlineMs: number;
  readonly retries: number;
  readonly pauseMs: number;
}

export const PUBLIC_CATALOGUE: Omit<CatalogueSettings, 'dataDir'> = {
  addresses: [
    'https://raw.githubusercontent.com/skypilot-org/skypilot-catalog/master/catalogs/v8',
    'https://skypilot-catalog.s3.us-east-1.amazonaws.com/catalogs/v8',
  ],
  deadlineMs: 60_000,
  retries: 2,
  pauseMs: 500,
};
