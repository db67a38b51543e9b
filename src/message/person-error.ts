// A mistake or trouble that a person can mend: shown as it is, never with a stack trace.

/** `message` is one clear sentence that says what happened and what to do. */
export class PersonError extends Error {
  override readonly name = 'PersonError';
}
