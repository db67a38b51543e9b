// Words to the grader rather than about the question: they are no part of an answer.

/** Sure signs that a sentence is about the grading itself. */
const TO_THE_GRADER: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:rubric|instructions?|prompt|rules|criteria|anything|above)\b/i,
  /\b(?:grader|grading|rubric|verdict)\b/i,
  /\b(?:mark|grade|score|rate|count|treat|set)\b.{0,60}\b(?:as|to)\b.{0,20}\b(?:correct|right|hit|pass(?:ed)?|complete|full|fully|maximum|zero)\b/i,
  /\b(?:full|highest|maximum|top)\b.{0,10}\b(?:score|marks?|points|grade)\b/i,
  /\bkey points?\b/i,
  /\b(?:reference|model|sample) answer\b/i,
  /\bif you(?:'re| are) an? (?:ai|model|bot|assistant|language model)\b/i,
  /\b(?:the|this) candidate\b.{0,40}\b(?:explained|answered|covered|knows|is|has)\b/i,
  /^\s*(?:system|assistant|developer)\s*:/i,
  /<\/?(?:answer|system|instructions?|user)>|\[(?:end|begin) of\b|\[begin\b/i,
  /\bgive me (?:the|all|full) (?:points|marks|credit)\b/i,
];

/** Whether `sentence` speaks to the grader. */
export function speaksToGrader(sentence: string): boolean {
  return TO_THE_GRADER.some(sign => sign.test(sentence));
}
