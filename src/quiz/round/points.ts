// What an answer earns: for being right, and for being fast.

/** Points for a right answer, and how many more at most for a fast one. */
export const FOR_RIGHT = 100;
const FOR_FAST = 50;

/**
 * Points for an answer that is right by `share` (0 to 1) and took `milliseconds` of the `limit`. What is added for
 * speed falls evenly to nothing, and an answer that is partly right gets its share of both. Where speed is not rewarded nothing is added.
 */
export function pointsFor(share: number, milliseconds: number, limit: number, rewardsSpeed: boolean): number {
  const forFast = rewardsSpeed ? FOR_FAST * (1 - milliseconds / limit) : 0;
  return Math.round(share * (FOR_RIGHT + forFast));
}
