// The error of a change to something that another change reached first: what led to it is to be handled anew.

export class StaleError extends Error {
  override readonly name = 'StaleError';
}
