// Everything that the application needs of the world.
import type { ExportFiles } from '../ports/export-files.ts';
import type { AskingPorts } from './open-bank.ts';

/** What compose.ts puts together. */
export interface AppPorts extends AskingPorts {
  readonly exports: ExportFiles;
  readonly bankDir: string;
  readonly dataDir: string;
  /** Whether vectors are compared with the processor's vector instructions here. */
  readonly vectorKernels: () => boolean;
  readonly runtime: string;
}
