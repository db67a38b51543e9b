// Words that ask for a particular of a thing. Near a known subject, the particular is what decides whether it is covered.

const WORDS = `
accuracy address age api architect author badge bandwidth benchmark birthday bug calendar cap carbon ceo certificate
certification changelog cities city cli command company conference contact contract coupon country course cto currency
date datasheet deadline default deprecated documentation download email emissions employee employees engine exam
expire expiry fee fees flag footprint formula founded founder free github guarantee headquarters holiday hostname
hotline install installation invented inventor invoice keyboard keynote latest launch launched license licence limit
limits link login logo maximum mascot memory microarchitecture milestone minimum minutes name names number numbers
owner owns package pages parameter parameters password patent percent phone plan port ports president price prices
pricing promo quota quotas rank rate rating refund release released renewal repo repository requirement requirements
retention revenue roadmap salary salaries schema score screenshot sdk seats serial shortcut sla slas spec specs speed
stars stock subscription support surcharge syntax tax team telephone tier tiers timeline tokens trademark trial tutorial
tutorials upgrade uptime url username valuation vat vendor version versions video voltage vram warranty watts webinar
website weight who whom whose year yaml
`;

const ASKING = new Set(WORDS.trim().split(/\s+/));

/** Whether `word` asks for a particular: a version, a limit, a date, a person. By the word, since "limitations" share its stem. */
export function asksForDetail(word: string): boolean {
  return ASKING.has(word) || (word.endsWith('s') && ASKING.has(word.slice(0, -1)));
}
