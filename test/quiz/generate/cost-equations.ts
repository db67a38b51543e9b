// Reckons up the formulas of a working, as a person with a calculator would: an evaluator that shares nothing with what it checks.

/** The equations of an explanation: what stands left and right of each "=", chained ones one by one. */
export function equationsIn(explanation: string): (readonly [left: string, right: string])[] {
  return explanation
    .split('\n')
    .filter(
      sentence => sentence.includes(' = ') && !sentence.includes('; overhead = ') && !/the price book/.test(sentence),
    )
    .flatMap(sentence => {
      const sides = sentence.slice(sentence.lastIndexOf(': ') + 1).split(' = ');
      return sides.slice(1).map((right, index) => [sides[index]!, right] as const);
    });
}

/** The first number of `text`, percentages as fractions. */
export function firstNumber(text: string): number {
  const [number] = tokensOf(text).filter(token => typeof token === 'number');
  return number ?? Number.NaN;
}

/** Half a unit of the last place of the first number of `text`: so far off may be what is rounded to it. */
export function roundingOf(text: string): number {
  const [number] = tokensIn(text).filter(token => /^\d/.test(token));
  const decimals = /\.(\d+)/.exec(number ?? '')?.[1]?.length ?? 0;
  return (0.5 * 10 ** -decimals) / (number?.endsWith('%') ? 100 : 1);
}

type Token = number | string;

const TOKEN = /√|less|\d[\d,]*(?:\.\d+)?(?:e\d+)?(?: TFLOPS|%|[BT](?![a-z]))?|[A-Za-z_][\w.-]*|[×÷+()]/g;

function tokensIn(text: string): readonly string[] {
  return text.replace(/\([^()]* are free\)|\(MFU\)/g, '').match(TOKEN) ?? [];
}

/** Numbers with what stands for their size, signs, brackets; words and units are left out. */
function tokensOf(text: string): Token[] {
  const billions = text.includes('bytes') ? 1 : 1e9;
  return tokensIn(text).flatMap((token): Token[] => {
    if (/^\d/.test(token)) return [numberOf(token, billions)];
    return /^[A-Za-z_]/.test(token) && !token.startsWith('less') ? [] : [token];
  });
}

function numberOf(token: string, billions: number): number {
  const amount = Number.parseFloat(token.replaceAll(',', ''));
  if (token.endsWith('%')) return amount / 100;
  if (token.endsWith(' TFLOPS') || token.endsWith('T')) return amount * 1e12;
  return token.endsWith('B') ? amount * billions : amount;
}

/** The value of a formula. "less 60%" takes that share off the product before it. */
export function reckoned(formula: string): number {
  const tokens = tokensOf(formula);
  const end = tokens.findIndex(token => typeof token === 'string' && token.startsWith('less'));
  if (end < 0) return sum(tokens);
  const before = sum(tokens.slice(0, end));
  return before * (1 - firstOf(tokens.slice(end)));
}

function firstOf(tokens: readonly Token[]): number {
  return tokens.find(token => typeof token === 'number') ?? Number.NaN;
}

function sum(tokens: readonly Token[]): number {
  const rest = [...tokens];
  const total = terms(rest);
  if (rest.length > 0) throw new Error(`${rest.join(' ')} is left of ${tokens.join(' ')}`);
  return total;
}

function terms(rest: Token[]): number {
  let total = product(rest);
  while (rest[0] === '+') {
    rest.shift();
    total += product(rest);
  }
  return total;
}

function product(rest: Token[]): number {
  let value = factor(rest);
  while (rest[0] === '×' || rest[0] === '÷') {
    const isTimes = rest.shift() === '×';
    const by = factor(rest);
    value = isTimes ? value * by : value / by;
  }
  return value;
}

/** A number, a bracket, a root; 1 where a name stood, such as that of an instance. */
function factor(rest: Token[]): number {
  const [next] = rest;
  if (typeof next === 'number') {
    rest.shift();
    return next;
  }
  if (next === '√') {
    rest.shift();
    return Math.sqrt(factor(rest));
  }
  if (next !== '(') return 1;
  rest.shift();
  const total = terms(rest);
  rest.shift();
  return total;
}
