// The vocabulary of banks: how questions, answers, side matters and empty answers are called, in the languages met so far.

/** Words that stand for "question" before a number or a colon; a lone Q is handled apart. */
export const QUESTION_WORDS =
  'QUESTION|Question|question|Ques|Frage|Pregunta|Pergunta|Questão|Domanda|Вопрос|Питання|Pytanie|Soru|Câu hỏi|Câu|Hỏi|Vraag|Fråga|Otázka|Kérdés|Pyetja|问题|問題|题目|題目|质问|質問|問|问|질문|문제|السؤال|سؤال|سوال|س|प्रश्न|שאלה|Pertanyaan|Savol';

/** Words that stand for "answer" before a colon or as the title of an answer. */
export const ANSWER_WORDS =
  'ANSWERS?|Answers?|answers?|Ans|ANS|Solutions?|SOLUTIONS?|solutions?|Antwort|Lösung|Respuestas?|Solución|Réponses?|Resposta|Solução|Risposta|Soluzione|Ответы?|Решение|Відповідь|Відповіді|Odpowiedź|Cevap|Yanıt|Đáp án|Trả lời|Antwoord|Svar|Odpověď|Odgovor|Válasz|Përgjigja|Përgjigje|Răspuns|答案|回答|解答|答え|答|正解|정답|해답|답|الإجابة|الجواب|إجابة|جواب|ج|پاسخ|उत्तर|תשובה|Jawaban|Javob|คำตอบ';

const LEADING =
  'correct|right|show|reveal|see|view|click(?: here)?(?: to| for)?(?: see| view| show| reveal| expand)?|check|sample|model|expected|suggested|possible|example|short|detailed|official|the|your|our|my|full|правильный|показать|ver|mostrar|voir|afficher|anzeigen|查看|点击查看|參考|参考|正确|正確';

const ANSWER_TITLE = new RegExp(
  `^(?:(?:${LEADING})\\s*)*(?:the\\s+)?(?:${ANSWER_WORDS})(?:\\s*(?:key|here|below|and explanation|& explanation|with explanation|\\d{1,4}))*(?:\\s*[:：.\\-–—)]+\\s*.{0,60}|\\s+[A-Za-z]\\W{0,3})?$`,
  'iu',
);

/** Whether a title only says that the answer follows ("Answer", "#### Answer: B", "Show solution"). */
export function isAnswerTitle(title: string): boolean {
  const bare = title.replace(/^[^\p{L}]+/u, '').trim();
  return ANSWER_TITLE.test(bare) || /^[^:：]{1,30}[:：]\s*\(?[A-H]\)?\.?$/u.test(bare);
}

const PART_TITLE =
  /^(explanation|explanations|hint|hints|reason|why\??|rationale|notes?|options|choices|example|examples|code|output|references?|sources?|details|read more|further reading|resources?|links?|see also|key points|asked as|follow[- ]?ups?|follow-up questions|erklärung|explicación|explicação|explication|пояснение|объяснение|解析|解説|说明|설명|شرح|discussion|background|tip|tips|interview tip|summary|tl;?dr|complexity|time complexity|approach|walkthrough)$/iu;

/** Whether a title names a usual part of an answer. */
export function isPartTitle(title: string): boolean {
  return PART_TITLE.test(title.replace(/^[^\p{L}]+|[^\p{L};?]+$/gu, ''));
}

/** Summaries that invite to unfold and name nothing. */
export function isUnfoldTitle(title: string): boolean {
  return (
    title === '' ||
    /^(click|tap|expand|show|open|view|see|reveal|toggle|unfold|more|details|点击|展开|показать|открыть|ver|mostrar|voir|afficher|anzeigen)(?![\p{L}\p{N}]).{0,30}$/iu.test(
      title,
    ) ||
    /^(展开|点击|查看).{0,10}$/u.test(title)
  );
}

const SIDE_MATTERS =
  /^(the )?(table of contents?|contents?|toc|index|navigation|quick links|licen[cs]e|licensing|copyright|contribut(ing|ions?|ors?|e)|contribution guidelines?|how to contribute|contributing guidelines?|our contributors|sponsors?|sponsorship|our sponsors|backers|supporters|support( us| me| this project| the project)?|donat(e|ions?)|buy me a coffee|acknowledge?ments?|credits?|thanks|special thanks|authors?|about( me| us| the author| this repo(sitory)?| this project)?|contact( me| us)?|connect with me|follow( me| us)?|stay connected|community|disclaimer|changelog|change log|release notes|course updates|star history|stargazers|badges?|promotion(al)?|advertisements?|ads?|useful links|links|references|further reading|resources|related (repos|repositories|projects)|other (repos|repositories|projects)|translations?|available languages|languages|how to use( this)?( repo(sitory)?| file)?|prerequisites|requirements|getting started|installation|legend|score tracker|inhaltsverzeichnis|índice|sommaire|содержание|зміст|目录|目次|목차|المحتويات|лицензия|lizenz|licencia|licence|next questions?|who (is|are) this .{3,40} for|what(['’]s| is) (inside|included|covered)|why (this|use this) (repo|repository|guide|book|course)|how (can|do) (i|you) contribute|want to contribute)$/iu;

/** Whether a heading opens a section beside the questions: contents, licence, sponsors and the like. */
export function isSideMatter(title: string): boolean {
  return SIDE_MATTERS.test(withoutMarks(title));
}

const INTRODUCTIONS =
  /^(introduction|intro|overview|preface|foreword|welcome|about|before you (start|begin)|einleitung|introducción|introdução|введение|вступление|前言|简介|介绍|はじめに|소개|مقدمة)$/iu;

/** Whether a heading opens what a page says of itself. */
export function isIntroduction(title: string): boolean {
  return INTRODUCTIONS.test(withoutMarks(title));
}

const PLACEHOLDER =
  /^(answers?( goes)?( here| below| needed| pending| to be added| coming soon)?|your answer( here)?|add (your )?answer( here)?|write (your )?answer( here)?|todo|to do|tbd|tba|tbc|wip|fixme|n\/?a|none|coming soon|((is|are) )?(still )?(yet )?to be (added|updated|answered|completed|continued|done|written|filled( in)?|provided|explained|inserted|announced|determined|defined)( soon| later)?|(will|needs to) be (added|updated|answered|completed|written|filled)( soon| later| shortly)?|(needs|missing|awaiting|waiting for) (an )?answer|answer (missing|required|needed|wanted|will be added.{0,20})|fill (me )?in( later| here)?|content coming soon|under development|help wanted|contributions? welcome|\?+|work in progress|in progress|pending|not answered( yet)?|no answer( yet)?|unanswered|answer in progress|under construction|placeholder|lorem ipsum.*|待补充|待续|待更新|待完善|待添加|未完待续|暂无(答案)?|敬请期待|próximamente|por (hacer|completar)|pendiente|à compléter|à venir|em breve|a fazer|скоро будет|ответ скоро.{0,20}|будет (добавлен[ао]?|дополнено).{0,10}|в разработке|folgt( noch)?|준비 ?중|準備中|todo.{0,40})$/iu;

/** Whether an answer's whole text only says that the answer is missing. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(withoutMarks(text));
}

/** A text from its first letter to its last. */
function withoutMarks(text: string): string {
  return text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
}

/** The words of a text, in lower case with single spaces between them: what two texts share whatever their marks. */
export function bareWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const ASKING_WORD =
  /^(what|what['’]s|whats|why|how|when|where|which|who|whom|whose|explain|describe|compare|contrast|define|list|name|give|tell|write|implement|design|discuss|state|mention|differentiate|distinguish|outline|identify|is|are|was|were|do|does|did|can|could|should|would|will|has|have|true or false|walk|show|find|difference|differences|in what|in which|for what|at what|was ist|was sind|wie|warum|wann|welche[rs]?|erkläre|qué|cuál|cuáles|cómo|por qué|cuándo|dónde|explica|o que|qual|quais|como|quando|onde|por que|explique|qu['’]est|que|quel|quelle|quels|quelles|comment|pourquoi|quand|cosa|che cos|quale|quali|come|perché|spiega|что|как|какой|какая|какие|каков|зачем|почему|когда|где|чем|объясните|расскажите|що|як|який|чому|co to|jak|dlaczego|czym|ne|nedir|nasıl|什么|如何|为什么|怎么|怎样|请|简述|说说|谈谈|何|なぜ|どう|무엇|어떻게|왜|ما|كيف|لماذا|متى|أين|اشرح)(?![\p{L}\p{N}])/iu;

/** Whether a title starts as questions and tasks do. */
export function startsLikeQuestion(title: string): boolean {
  return ASKING_WORD.test(title);
}

/** Whether a title has a question mark that is not part of code or an address. */
export function hasQuestionMark(title: string): boolean {
  return /[?？؟\u037e](?=$|[\s)\]"'”’»*(,.!:;]|[^\x20-\x7e])/u.test(title);
}

const QUESTION_COLUMNS = 'questions?|q|frage|pregunta|pergunta|вопросы?|问题|問題|質問|질문|السؤال|سؤال';
const ANSWER_COLUMNS = 'answers?|a|antwort|respuesta|resposta|ответы?|答案|回答|답변|الإجابة|جواب';
const WORD_END = '(?![\\p{L}\\p{N}])';
const WORD_BEGIN = '(?<![\\p{L}\\p{N}])';
const NO_WORD = '[^\\p{L}\\p{N}]*';
const QUESTION_COLUMN = new RegExp(`^${NO_WORD}(?:${QUESTION_COLUMNS})${WORD_END}`, 'iu');
const ANSWER_COLUMN = new RegExp(
  `^${NO_WORD}(?:(?:short|sample|model|expected|correct)\\s+)?(?:${ANSWER_COLUMNS})${WORD_END}`,
  'iu',
);
const TABLE_HEADER = new RegExp(
  `^[ \\t]*\\|?(?:[^\\n|]*\\|){0,3}[^\\n|]*${WORD_BEGIN}(?:${QUESTION_COLUMNS})${WORD_END}[^\\n|]*\\|(?:[^\\n]*\\|)?[^\\n|]*${WORD_BEGIN}(?:${ANSWER_COLUMNS})${WORD_END}[^\\n]*\\r?\\n[ \\t]*\\|?[ \\t]*:?-`,
  'imu',
);

/** Which columns of a table, by their names, hold the questions and the answers; -1 where none does. */
export function questionColumns(names: readonly string[]): { readonly question: number; readonly answer: number } {
  return {
    question: names.findIndex(name => QUESTION_COLUMN.test(name)),
    answer: names.findIndex(name => ANSWER_COLUMN.test(name)),
  };
}

/** Whether raw Markdown holds a table with a column of questions and one of answers. */
export function holdsQuestionTable(raw: string): boolean {
  return raw.includes('|') && TABLE_HEADER.test(raw);
}

const CHIPS = /^\s*`+ ?(?:id|difficulty|tags?|url):/;

/** Whether the line of code spans stands at an offset that only questions of our own format have. */
export function startsWithChips(text: string, offset: number): boolean {
  return CHIPS.test(text.slice(offset, offset + 200));
}
