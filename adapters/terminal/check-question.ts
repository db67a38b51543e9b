// What a question must be like before it is asked: not blank, not endless, and plain text.
import { cleanLine } from './clean-text.ts';
import { WrongUsage } from './wrong-usage.ts';

const LONGEST = 4_000;

/** The question as it is asked, cleaned; a `WrongUsage` says what to do about one that cannot be asked. */
export function checkQuestion(text: string): string {
  const question = cleanLine(text);
  if (question === '')
    throw new WrongUsage('The question is empty; write what you want to know, for example "what is trainium".');
  const length = question.length > LONGEST ? [...question].length : question.length;
  if (length > LONGEST) throw new WrongUsage(tooLong(length));
  return question;
}

function tooLong(length: number): string {
  const [has, may] = [length, LONGEST].map(count => count.toLocaleString('en-US'));
  return `The question has ${has} characters and may have ${may}; shorten it, or ask its parts one at a time.`;
}
