// A text that must not be seen: it is handed out only to who asks for it by name, and prints as [set].
import { inspect } from 'node:util';

const SHOWN = '[set]';

export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself, for what has to send it or to sign with it. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return SHOWN;
  }

  toJSON(): string {
    return SHOWN;
  }

  [inspect.custom](): string {
    return SHOWN;
  }
}
