// Names and codes of languages as they stand in file and folder names.
import iso from 'iso-639-1';

/** Codes of countries and habits of translators, where the code of the language would be another. */
const BY_HABIT: Readonly<Record<string, string>> = {
  ua: 'uk',
  kr: 'ko',
  jp: 'ja',
  cn: 'zh',
  tw: 'zh',
  hk: 'zh',
  ch: 'zh',
  chs: 'zh',
  cht: 'zh',
  zhs: 'zh',
  zht: 'zh',
  br: 'pt',
  ptbr: 'pt',
  gr: 'el',
  cz: 'cs',
  dk: 'da',
  vn: 'vi',
  ir: 'fa',
  ind: 'id',
  eng: 'en',
  esp: 'es',
  spa: 'es',
  fra: 'fr',
  ger: 'de',
  deu: 'de',
  ita: 'it',
  rus: 'ru',
  por: 'pt',
  farsi: 'fa',
  persian: 'fa',
  slovakian: 'sk',
  slovenian: 'sl',
  mandarin: 'zh',
  brazilian: 'pt',
  castellano: 'es',
  burmese: 'my',
  bangla: 'bn',
  norwegian: 'no',
  'chinese-traditional': 'zh',
  'chinese-simplified': 'zh',
  'traditional-chinese': 'zh',
  'simplified-chinese': 'zh',
  'brazilian-portuguese': 'pt',
  'portuguese-brazil': 'pt',
};

const NAMES = new Map(
  iso
    .getAllCodes()
    .flatMap(code => [
      [iso.getName(code).toLowerCase(), code] as const,
      [iso.getNativeName(code).toLowerCase(), code] as const,
    ]),
);

/** The ISO 639-1 code that a word of a path stands for (`fr`, `zh_CN`, `kr`, `French`); null when it is no language. */
export function languageOf(word: string): string | null {
  const lower = word.toLowerCase().replaceAll('_', '-');
  const whole = BY_HABIT[lower] ?? NAMES.get(lower);
  if (whole !== undefined) return whole;
  const [language = '', region] = lower.split('-');
  if (region !== undefined && !/^([a-z]{2}|hans|hant|latn|cyrl|419)$/.test(region)) return null;
  return BY_HABIT[language] ?? (iso.validate(language) ? language : null);
}
