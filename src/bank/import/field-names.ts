// What people call the fields of a question bank, in CSV headers and JSON keys.

/** What a field means. `text` fields answer when nothing else does. */
export type Role =
  | 'id'
  | 'question'
  | 'answer'
  | 'tags'
  | 'difficulty'
  | 'url'
  | 'variants'
  | 'option'
  | 'options'
  | 'correct'
  | 'wrong'
  | 'explanation';

/** In each line the best name comes first: where two fields of a row mean the same, the better name wins. */
const NAMES: Readonly<Record<Exclude<Role, 'option'>, string>> = {
  id: '_id,id,uuid,slug,key,question id,qid,faq id',
  question:
    'question,questions,question text,questiontext,question title,q,query,prompt,faq,ask,front,title,titulo,título,heading,headline,pregunta,frage,domanda,pergunta,вопрос,问题,問題,質問,질문,soru,pytanie,vraag,سؤال,السؤال,שאלה,प्रश्न',
  answer:
    'answer,answers,answer text,answertext,a,ans,response,responses,reply,solution,back,text,content,body,output,completion,passage,document,contents,respuesta,antwort,réponse,reponse,risposta,resposta,ответ,答案,回答,答え,답변,cevap,odpowiedź,antwoord,جواب,الجواب,إجابة,الإجابة,תשובה,उत्तर',
  tags: 'tags,tag,category,categories,topic,topics,labels,label,keywords,subject,section,skill,theme,area',
  difficulty: 'difficulty,level,difficulty level,hardness',
  url: 'url,link,href,source url,source link,reference,permalink,website',
  variants:
    'variants,asked as,patterns,aliases,alias,alt questions,paraphrases,alternatives,alternative questions,utterances,similar questions',
  options:
    'options,choices,alternatives list,possible answers,opciones,opções,opcoes,optionen,варианты,варианты ответа,варианты ответов,选项,選項,選択肢,보기',
  correct:
    'correct,correct answer,correct answers,correct option,right,right answer,answer key,correct choice,is correct,correctanswer,correct index,correct answer index,correct option index,correct choice index,correct idx,answer index,answer idx,right index,solution index,respuesta correcta,correcta,correcto,resposta correta,richtige antwort,bonne réponse,правильный ответ,正确答案,正確答案,정답',
  wrong: 'incorrect answers,wrong answers,incorrect options,wrong options,incorrect choices,false answers,distractors',
  explanation: 'explanation,rationale,reason,feedback,notes,hint',
};

const RANKS = new Map<string, { role: Role; rank: number }>();
for (const [role, names] of Object.entries(NAMES)) {
  for (const [rank, name] of names.split(',').entries()) {
    if (!RANKS.has(name)) RANKS.set(name, { role: role as Role, rank });
  }
}

const TELLING = {
  question: new Set('question,questions,pregunta,frage,domanda,pergunta,vraag,pytanie'.split(',')),
  answer: new Set('answer,answers,response,respuesta,antwort,réponse,risposta,resposta,antwoord,odpowiedź'.split(',')),
};

const OPTION = /^(?:option|choice|opt|answer|alternative)\s?([a-h]|\d{1,2})$/;
const WRONG = /^(?:distractor|(?:wrong|incorrect|false)(?: (?:answer|option|choice))?)\s?([a-h]|\d{1,2})$/;
const LONE_LETTER = /^[b-h]$/;

/** A header or key in lower case, words apart, without marks around it (`# FRONT`, `"Question_Text"`). */
export function plainName(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/^[\s#"'*]+|[\s"':*]+$/g, '')
    .replace(/[\s_\-.]+/g, ' ')
    .trim();
}

/** What a field of this name means and how good a name it is (0 best); null when it means nothing to a bank. */
function roleOf(name: string): { role: Role; rank: number } | null {
  const bare = name.trim();
  if (bare === '_id') return { role: 'id', rank: 0 };
  const plain = plainName(bare);
  const found = RANKS.get(plain);
  if (found !== undefined) return found;
  if (OPTION.test(plain) || LONE_LETTER.test(plain)) return { role: 'option', rank: 0 };
  if (WRONG.test(plain)) return { role: 'wrong', rank: 0 };
  return roleByWord(plain);
}

/** `Customer question`, `Answer (English)`: a telling word among others, worse than any name of its own. */
function roleByWord(plain: string): { role: Role; rank: number } | null {
  const words = plain.split(/[^\p{L}]+/u);
  if (
    words.length > 4 ||
    words.some(word => /^(id|no|number|count|type|date|score|category|is|has|by|length)$/.test(word))
  )
    return null;
  const role = (['question', 'answer'] as const).find(each => words.some(word => TELLING[each].has(word)));
  return role === undefined ? null : { role, rank: 1000 };
}

/** The field to take for each role, by the position of its name; options, right or wrong, keep their order. */
export interface FieldRoles {
  readonly at: ReadonlyMap<Role, number>;
  readonly options: readonly number[];
  readonly wrong: readonly number[];
}

/** What the fields of these names mean. */
export function rolesOf(names: readonly string[]): FieldRoles {
  const best = new Map<Role, { at: number; rank: number }>();
  const options: number[] = [];
  const wrong: number[] = [];
  for (const [at, name] of names.entries()) {
    const found = roleOf(name);
    if (found === null) continue;
    if (found.role === 'option') options.push(at);
    if (found.role === 'wrong') wrong.push(at);
    const before = best.get(found.role);
    if (before === undefined || found.rank < before.rank) best.set(found.role, { at, rank: found.rank });
  }
  return { ...lettersAsOptions(names, best, options), wrong };
}

/** A column `a` beside `b` and `c` is an option, not the answer. */
function lettersAsOptions(
  names: readonly string[],
  best: Map<Role, { at: number; rank: number }>,
  options: number[],
): Pick<FieldRoles, 'at' | 'options'> {
  const a = names.findIndex(name => plainName(name) === 'a');
  const letters = options.some(at => plainName(names[at] ?? '') === 'b');
  if (a >= 0 && letters) {
    options.unshift(a);
    if (best.get('answer')?.at === a) best.delete('answer');
  }
  return { at: new Map([...best].map(([role, { at }]) => [role, at])), options };
}

/** Whether the names are those of a collection of documents, where a title alone says something. */
export function namesDocuments(names: readonly string[]): boolean {
  const plain = new Set(names.map(plainName));
  return plain.has('title') && !plain.has('question') && !plain.has('answer');
}
