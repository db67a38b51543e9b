// The message: what Whetstone says to people on any surface, as plain readonly data that a renderer of the surface draws.
import type { Action } from './action.ts';
import type { Citation } from './citation.ts';

/** A piece of a line. Text is shown as it stands, letter by letter: it is never markup of any platform. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly style?: 'strong' | 'emphasis' | 'code' }
  /** Numbers of citations behind the words that stand on them: `[1][2]`. */
  | { readonly kind: 'marks'; readonly numbers: readonly number[] }
  /** Somebody of the workspace, by the platform's id. */
  | { readonly kind: 'person'; readonly id: string };

export type Line = readonly Inline[];

/** A button. `label` may be of any length: a renderer that has to shorten it says so. */
export interface Button {
  readonly label: string;
  readonly action: Action;
  readonly style?: 'primary' | 'danger';
  /** Asked before the action is taken. */
  readonly confirm?: { readonly question: string; readonly yes: string; readonly no: string };
}

/** A citation below an answer. An excerpt that the statement repeats word for word is not shown again. */
export interface Source {
  readonly citation: Citation;
  readonly excerpt: boolean;
  /** The file as readers know it, where its path on this machine tells them nothing. */
  readonly file?: string;
}

/** A question that a person answers in a form. `name` is what the answer comes back under. */
export type Field =
  | {
      readonly kind: 'text';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      /** Filled in beforehand. */
      readonly value?: string;
      readonly required: boolean;
      readonly long: boolean;
    }
  | {
      readonly kind: 'one-of';
      readonly name: string;
      readonly label: string;
      readonly required: boolean;
      readonly options: readonly { readonly value: string; readonly label: string }[];
      /** The value that is chosen beforehand; none where no option has it. */
      readonly chosen?: string;
    }
  /** Several may be chosen: they come back as one text, with line feeds between their values, which hold none. */
  | {
      readonly kind: 'some-of';
      readonly name: string;
      readonly label: string;
      readonly required: boolean;
      readonly options: readonly { readonly value: string; readonly label: string }[];
    };

/** Figures to be drawn. `labels` name the points along the axis; a point without a figure is null. */
export interface Chart {
  readonly title: string;
  readonly shape: 'bars' | 'curves';
  readonly unit: 'USD';
  readonly labels: readonly string[];
  readonly series: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly line: Line }
  | { readonly kind: 'list'; readonly items: readonly Line[]; readonly ordered: boolean }
  | { readonly kind: 'code'; readonly text: string; readonly marks: readonly number[] }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | ({ readonly kind: 'chart' } & Chart)
  | { readonly kind: 'quote'; readonly text: string; readonly from: string | null }
  | { readonly kind: 'sources'; readonly sources: readonly Source[] }
  /** Some lines of text, each with a button of its own. */
  | { readonly kind: 'choices'; readonly choices: readonly { readonly text: string; readonly button: Button }[] }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  /** One of several, the chosen one marked; choosing another takes its action. */
  | {
      readonly kind: 'picker';
      readonly label: string;
      readonly options: readonly { readonly label: string; readonly action: Action }[];
      readonly chosen: number;
    }
  /** Thumbs up and down. */
  | { readonly kind: 'vote'; readonly up: Action; readonly down: Action }
  | { readonly kind: 'form'; readonly fields: readonly Field[]; readonly submit: Button }
  | { readonly kind: 'notice'; readonly level: 'info' | 'warning' | 'problem'; readonly line: Line }
  | { readonly kind: 'divider' };

/** What is said at once. A renderer keeps the order, splits what is too long for one post, and names what it shortens. */
export interface Message {
  readonly blocks: readonly Block[];
}

/** A window of its own over the conversation. Its last `form`, if any, is sent off by the window's own button. */
export interface Dialog {
  readonly title: string;
  readonly message: Message;
}
