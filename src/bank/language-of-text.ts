// Whether a text can be in the language that its file name claims: by script, and by the commonest words.

/** Scripts of languages that are not written in Latin letters. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  ...scripts('Cyrillic', 'ru uk be bg sr mk kk ky mn tg tt ba cv os ce kv av ab cu'),
  ...scripts('Arabic', 'ar fa ur ps ug sd ku ks'),
  ...scripts('Devanagari', 'hi mr ne sa pi'),
  ...scripts('Han', 'zh ii za'),
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  ...scripts('Hangul', 'ko'),
  ...scripts('Hebrew', 'he yi'),
  ...scripts('Greek', 'el'),
  ...scripts('Thai', 'th'),
  ...scripts('Bengali', 'bn as'),
  ...scripts('Tamil', 'ta'),
  ...scripts('Telugu', 'te'),
  ...scripts('Malayalam', 'ml'),
  ...scripts('Kannada', 'kn'),
  ...scripts('Gujarati', 'gu'),
  ...scripts('Gurmukhi', 'pa'),
  ...scripts('Oriya', 'or'),
  ...scripts('Sinhala', 'si'),
  ...scripts('Georgian', 'ka'),
  ...scripts('Armenian', 'hy'),
  ...scripts('Ethiopic', 'am ti'),
  ...scripts('Khmer', 'km'),
  ...scripts('Lao', 'lo'),
  ...scripts('Myanmar', 'my'),
  ...scripts('Tibetan', 'bo dz'),
  ...scripts('Canadian_Aboriginal', 'iu cr oj'),
  ...scripts('Thaana', 'dv'),
};

/** The commonest words of languages in Latin letters, none of them common in English. */
const COMMON_WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to is in that it for with are as be this on which you by can not',
  es: 'de la el en los que las una un para con del es por se como cuál qué su al',
  fr: 'de la le les et des en un une est que pour du dans qui sur vous par quelle au',
  de: 'der die das und ist in den von mit für ein eine nicht zu auf werden sie welche wie dem',
  it: 'di il la che un per una del è in le con della sono dei nel si quale come gli',
  pt: 'de o a que do da em um uma para com os no é as por dos na qual se',
  nl: 'de het een van en is dat op te voor met zijn die niet aan wat bij wordt welke deze',
  pl: 'w i na z do jest nie się to że jak dla od przez co oraz który jakie lub po',
  tr: 've bir bu için ile hangi nedir olarak daha ne olan gibi kullanılır değil çok veya da de',
  vi: 'là và của các có cho một trong được không để những với khi này đó bạn thể từ gì',
  id: 'yang dan di untuk dengan adalah dari ini pada dalam tidak apa atau anda dapat akan sebuah itu',
  ro: 'de în și la a cu o care pentru un este din pe sunt ce nu mai prin să sau',
  sv: 'och att det i en är som på för med av den till inte ett om vad har kan',
  da: 'og at det i en er som på for med af den til ikke et om hvad har kan de',
  no: 'og at det i en er som på for med av den til ikke et om hva har kan de',
  cs: 'a v je na se že z s do jak co pro k nebo jsou který by to od při',
  sk: 'a v je na sa že z s do ako čo pre k alebo sú ktorý by to od pri',
  hu: 'a az és egy hogy nem is van ez meg mi vagy de csak ki el ha mint lehet milyen',
  fi: 'ja on ei se että joka kun mutta tai ovat mitä kuin myös voi sen oli mikä ole',
  hr: 'i u je na se da za su od koji s što a ili kako ne iz koje to bi',
  ca: 'de la el i que en els un una per amb les del és es com quina al o no',
  et: 'ja on ei et see mis kui ka oma või kas aga mida olla',
  lt: 'ir yra kad kaip su iš į tai ar kas bet arba už nuo',
  lv: 'un ir ka kā ar no uz tas vai kas bet par lai ko',
  sl: 'in je na da se za so v z ki kaj kako ali pri',
};

/** Fewer letters than this in a text tell nothing. */
const FEWEST = 20;
const LOOKED_AT = 60_000;
const LEAST_COMMON = 0.05;
/** Neighbours such as Danish and Norwegian share most of these words. */
const NEAR_BEST = 0.6;

/** Whether `text` may be written in `language`; code and names in English within it are expected. */
export function couldBeIn(language: string, text: string): boolean {
  const prose = text
    .slice(0, LOOKED_AT)
    .replace(/```[\s\S]*?```|~~~[\s\S]*?~~~|`[^`\n]*`|\]\([^()\n]*\)|<[^<>\n]*>|https?:\S+/g, ' ');
  const script = SCRIPTS[language];
  const letters = prose.match(/\p{L}/gu)?.length ?? 0;
  if (letters < FEWEST) return true;
  if (script !== undefined) return (prose.match(script)?.length ?? 0) / letters > 0.08;
  const scores = latinScores(prose);
  const best = Math.max(...scores.values());
  const own = scores.get(language);
  return own === undefined ? best < LEAST_COMMON : own >= LEAST_COMMON && own >= best * NEAR_BEST;
}

/** What share of the words are among the commonest of each language; below the least it is chance. */
function latinScores(prose: string): Map<string, number> {
  const words = prose.toLowerCase().match(/\p{Script=Latin}+/gu) ?? [];
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const share = (common: string) =>
    common.split(' ').reduce((sum, word) => sum + (counts.get(word) ?? 0), 0) / Math.max(words.length, 1);
  return new Map(Object.entries(COMMON_WORDS).map(([language, common]) => [language, share(common)]));
}

/** The share of a text's lines that stand in another as they are; lines of a few letters do not count. */
export function linesShared(text: string, other: string): number {
  const known = new Set(linesOf(other));
  const lines = linesOf(text);
  return lines.length === 0 ? 0 : lines.filter(line => known.has(line)).length / lines.length;
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line.length > 12);
}

function scripts(name: string, languages: string): Record<string, RegExp> {
  return Object.fromEntries(languages.split(' ').map(language => [language, new RegExp(`\\p{Script=${name}}`, 'gu')]));
}
