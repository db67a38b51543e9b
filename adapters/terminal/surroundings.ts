// What the commands are given to work with: the streams they talk to, the application, and where faults are kept.
import type { Readable, Writable } from 'node:stream';
import type { App, Finding } from '../../src/app/use-cases.ts';
import type { Store } from '../../src/ports/store.ts';

export type Input = Readable & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown };
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number };

/** The streams, and whether what is printed may carry colours. */
export interface Terminal {
  readonly input: Input;
  readonly output: Output;
  readonly errors: Output;
  readonly colours: boolean;
  /** Paths below it are printed relative to it. */
  readonly currentFolder: string;
  /** Ends the process at once, as Ctrl-C does where no prompt takes the keys. */
  readonly interrupt: () => void;
  /** Stops the whole job, as Ctrl-Z does where no prompt takes the keys; comes back when the shell goes on with it. */
  readonly suspend: () => void;
  /** Calls `listener` whenever the shell goes on with a job that was stopped. */
  readonly onContinue: (listener: () => void) => void;
}

/** The application with the bank that is used unless a command names another. */
export interface House {
  readonly app: App;
  readonly bankDir: string;
}

/** Everything from outside that a command may need; only adapters/main.ts makes the real one. */
export interface Surroundings {
  readonly terminal: Terminal;
  readonly version: string;
  /** Opens the application; settings at fault end it with a sentence each. `start` also minds those of the surfaces. */
  open(purpose: 'start' | 'command'): Promise<House>;
  /** What serves the chat platforms that are set up, giving its exit status when it was stopped; null when none is. */
  openServing(): Promise<(() => Promise<number>) | null>;
  /** The store of what outlives the process. */
  openStore(): Promise<Pick<Store, 'cards' | 'keepCards' | 'forget' | 'workspaces' | 'close'>>;
  /** Opens the application whatever the settings are like, and says what is the matter with them. */
  examine(): Promise<{ readonly house: House; readonly findings: readonly Finding[] }>;
  /** Keeps a bug's details for a developer and gives the sentence that a person is shown. */
  recordFault(fault: unknown): string;
}

/** Whether a person sits at both ends, so that a chat makes sense. */
export function isInteractive(terminal: Terminal): boolean {
  return terminal.input.isTTY === true && terminal.output.isTTY === true;
}
