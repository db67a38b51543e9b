// What a question must be like before it is asked: not blank, not endless, and plain text.
import { lengthTrouble } from '../../src/message/question-length.ts';
import { cleanLine } from './clean-text.ts';
import { WrongUsage } from './wrong-usage.ts';

/** The question as it is asked, cleaned; a `WrongUsage` says what to do about one that cannot be asked. */
export function checkQuestion(text: string): string {
  const question = cleanLine(text);
  if (question === '')
    throw new WrongUsage('The question is empty; write what you want to know, for example "what is trainium".');
  const trouble = lengthTrouble(question);
  if (trouble !== null) throw new WrongUsage(trouble);
  return question;
}
