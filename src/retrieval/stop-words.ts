// Words that carry a question's grammar and little of its subject.

const WORDS = `
a about above after again all also am an and any are as at be because been before being between both but by can could
cannot cant did didnt do does doesnt doing dont down during each else few for from further get gets getting go going got
had has have havent having he her here hers him his how i id if ill im in into is isnt it its itself ive just let lets
like me might mine more most much must my myself no nor not now of off on once one only or other our ours out over own
please same shall she should so some such than thanks that thats the their theirs them then there theres these they this
those through to too under until up upon us very was wasnt way we well were werent what whats when where which while who
whom whose why will with wont would wouldnt yes yet you your yours
hey hi hello really actually basically anyone someone something anything thing things tell explain describe know want
need say mean give show use using used make does good
ppl abt plz pls thx ty bc cuz coz u ur idk imo imho btw tbh gonna wanna gotta kinda sorta lemme gimme dunno smth sth rly tho
thru wat wats wot wht rn atm asap shld shud shuld cud wud hv fyi ok okay yeah yep nope lol wtf omg ffs lmao damn yes no bye
`;

/** The stop words, folded. */
export const STOP_WORDS: readonly string[] = WORDS.split(/\s+/).filter(Boolean);
const STOP = new Set(STOP_WORDS);

/** Whether `word` (folded, not stemmed) is a stop word. */
export function isStopWord(word: string): boolean {
  return STOP.has(word);
}
