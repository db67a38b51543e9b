// A command that was called in a way it cannot serve: told in one sentence, with exit status 2.

/** `message` is one clear sentence that says what was wrong and what to do. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}
