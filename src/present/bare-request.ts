// Tells a bare request from a question: words that ask for something are in none.
const ASKS_ANYTHING =
  /\?|\b(?:what|whats|when|how|hows|why|which|who|where|should|could|can|do|does|did|is|are|explain|tell|describe|best|difference|between)\b/i;

export function asksAnything(text: string): boolean {
  return ASKS_ANYTHING.test(text);
}
