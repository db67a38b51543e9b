// What Whetstone orders for later, or is told by its own outbox: it comes in as an event like what people do.

export type Task =
  /** A question of a round is to be closed, or the next one asked. */
  | { readonly kind: 'round-due'; readonly round: string; readonly for: 'reveal' | 'next'; readonly question: number }
  /** The post that asks a question is out, at that moment in milliseconds since 1970; or it will never be. */
  | { readonly kind: 'round-asked'; readonly round: string; readonly question: number; readonly at: number | null }
  /** It is to be shown how many people have answered. */
  | { readonly kind: 'round-count'; readonly round: string; readonly question: number }
  /** The daily question of a channel is to be asked. `date` is the local day that it is for. */
  | { readonly kind: 'daily-due'; readonly channel: string; readonly date: string }
  /** The person asked about an entry, which is worth to be asked back. */
  | { readonly kind: 'asked'; readonly entry: string }
  /** What the week brought is to be told. `date` is the local day that ends it. */
  | { readonly kind: 'week-due'; readonly channel: string; readonly date: string };
