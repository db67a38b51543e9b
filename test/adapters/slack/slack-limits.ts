// Checks payloads against what Slack documents of Block Kit, written from its pages and not from the renderer.

type Json = Readonly<Record<string, unknown>>;
type Check = (value: unknown, at: string) => string[];
export type Surface = 'post' | 'home' | 'modal';

/** What is wrong with a post; nothing when Slack takes it. */
export function faultsOfPost(post: unknown): string[] {
  const { text, blocks } = record(post);
  const count = list(blocks).filter(block => record(block).type === 'table').length;
  return [
    ...string(1, 40_000)(text, 'text'),
    ...markup(String(text), 'text'),
    ...faultsOfBlocks(blocks, 'post', 50),
    ...over(count, 1, 'blocks: tables'),
    ...over(JSON.stringify(blocks).length, 12_000, 'blocks: characters'),
  ];
}

/** The same for the blocks of a home page. */
export function faultsOfHome(blocks: unknown): string[] {
  return [...faultsOfBlocks(blocks, 'home', 100), ...over(bytesOf({ type: 'home', blocks }), 250_000, 'view: bytes')];
}

/** The same for a window. */
export function faultsOfModal(view: unknown): string[] {
  const { type, title, blocks, submit, close, callback_id: id, private_metadata: metadata } = record(view);
  const asks = list(blocks).some(block => record(block).type === 'input');
  return [
    ...(type === 'modal' ? [] : ['view: is no modal']),
    ...plainText(24)(title, 'title'),
    ...optional(plainText(24))(submit, 'submit'),
    ...optional(plainText(24))(close, 'close'),
    ...optional(string(1, 255))(id, 'callback_id'),
    ...optional(string(0, 3_000))(metadata, 'private_metadata'),
    ...(asks && submit === undefined ? ['submit: is missing beside questions'] : []),
    ...faultsOfBlocks(blocks, 'modal', 100),
    ...over(bytesOf(view), 250_000, 'view: bytes'),
  ];
}

function faultsOfBlocks(blocks: unknown, surface: Surface, max: number): string[] {
  return [
    ...items(1, max, (block, at) => faultsOfBlock(block, at, surface))(blocks, 'blocks'),
    ...repeated(
      list(blocks).map(block => record(block).block_id),
      'block_id',
    ),
    ...repeated(actionIds(list(blocks)), 'action_id'),
  ];
}

function faultsOfBlock(block: unknown, at: string, surface: Surface): string[] {
  const { type, block_id: id } = record(block);
  const check = Object.hasOwn(BLOCKS, String(type)) ? BLOCKS[String(type)] : undefined;
  const isElsewhere = surface !== 'post' && ['table', 'context_actions'].includes(String(type));
  if (check === undefined || isElsewhere) return [`${at}: ${type} is no block of a ${surface}`];
  return [...check(record(block), at), ...optional(string(1, 255))(id, `${at}.block_id`)];
}

const BLOCKS: Readonly<Record<string, (block: Json, at: string) => string[]>> = {
  divider: () => [],
  header: ({ text }, at) => plainText(150)(text, `${at}.text`),
  context: ({ elements }, at) => items(1, 10, anyText(2_000))(elements, `${at}.elements`),
  section: ({ text, fields, accessory }, at) => [
    ...(text === undefined && fields === undefined ? [`${at}: has neither text nor fields`] : []),
    ...optional(anyText(3_000))(text, `${at}.text`),
    ...optional(items(1, 10, anyText(2_000)))(fields, `${at}.fields`),
    ...optional(element(['button', 'radio_buttons', 'static_select']))(accessory, `${at}.accessory`),
  ],
  actions: ({ elements }, at) =>
    items(1, 25, element(['button', 'radio_buttons', 'static_select']))(elements, `${at}.elements`),
  context_actions: ({ elements }, at) => items(1, 5, element(['feedback_buttons']))(elements, `${at}.elements`),
  input: ({ label, hint, element: asked, optional: isOptional }, at) => [
    ...plainText(2_000)(label, `${at}.label`),
    ...optional(plainText(2_000))(hint, `${at}.hint`),
    ...(typeof isOptional === 'boolean' ? [] : [`${at}.optional: is no boolean`]),
    ...element(['plain_text_input', 'radio_buttons', 'static_select', 'checkboxes', 'multi_static_select'])(
      asked,
      `${at}.element`,
    ),
  ],
  table: ({ rows, column_settings: columns }, at) => [
    ...items(1, 100, items(1, 20, cell))(rows, `${at}.rows`),
    ...optional(items(1, 20, anObject))(columns, `${at}.column_settings`),
    ...over(
      list(rows)
        .flatMap(list)
        .map(lengthOfCell)
        .reduce((sum, length) => sum + length, 0),
      10_000,
      `${at}: characters`,
    ),
    ...(new Set(list(rows).map(row => list(row).length)).size > 1 ? [`${at}.rows: are not of one length`] : []),
  ],
  rich_text: ({ elements }, at) => items(1, Number.POSITIVE_INFINITY, richPart)(elements, `${at}.elements`),
};

const ELEMENTS: Readonly<Record<string, (element: Json, at: string) => string[]>> = {
  button: ({ text, value, style, confirm: asked }, at) => [
    ...plainText(75)(text, `${at}.text`),
    ...string(1, 2_000)(value, `${at}.value`),
    ...(style === undefined || style === 'primary' || style === 'danger' ? [] : [`${at}.style: unknown`]),
    ...optional(confirm)(asked, `${at}.confirm`),
  ],
  radio_buttons: ({ options, initial_option: chosen }, at) => menu(options, chosen, 10, at),
  static_select: ({ options, initial_option: chosen }, at) => menu(options, chosen, 100, at),
  checkboxes: ({ options }, at) => items(1, 10, option)(options, `${at}.options`),
  multi_static_select: ({ options }, at) => items(1, 100, option)(options, `${at}.options`),
  feedback_buttons: ({ positive_button: up, negative_button: down }, at) => [
    ...thumb(up, `${at}.positive_button`),
    ...thumb(down, `${at}.negative_button`),
  ],
  plain_text_input: ({ placeholder, max_length: length, initial_value: value }, at) => [
    ...optional(string(1, Number(length)))(value, `${at}.initial_value`),
    ...optional(plainText(150))(placeholder, `${at}.placeholder`),
    ...over(Number(length), 3_000, `${at}.max_length`),
  ],
};

function element(types: readonly string[]): Check {
  return (value, at) => {
    const { type, action_id: id } = record(value);
    const check = types.includes(String(type)) ? ELEMENTS[String(type)] : undefined;
    if (check === undefined) return [`${at}: ${type} may not stand here`];
    return [...check(record(value), at), ...string(1, 255)(id, `${at}.action_id`)];
  };
}

function confirm(value: unknown, at: string): string[] {
  const { title, text, confirm: yes, deny: no } = record(value);
  return [
    ...plainText(100)(title, `${at}.title`),
    ...plainText(300)(text, `${at}.text`),
    ...plainText(30)(yes, `${at}.confirm`),
    ...plainText(30)(no, `${at}.deny`),
  ];
}

function menu(options: unknown, chosen: unknown, max: number, at: string): string[] {
  const isOffered = list(options).some(offered => JSON.stringify(offered) === JSON.stringify(chosen));
  return [
    ...items(1, max, option)(options, `${at}.options`),
    ...(chosen === undefined || isOffered ? [] : [`${at}.initial_option: is not offered`]),
  ];
}

function option(value: unknown, at: string): string[] {
  const { text, value: carried } = record(value);
  return [...plainText(75)(text, `${at}.text`), ...string(1, 75)(carried, `${at}.value`)];
}

function thumb(value: unknown, at: string): string[] {
  const { text, value: carried, accessibility_label: label } = record(value);
  return [
    ...plainText(75)(text, `${at}.text`),
    ...string(1, 2_000)(carried, `${at}.value`),
    ...optional(string(1, 75))(label, `${at}.accessibility_label`),
  ];
}

function cell(value: unknown, at: string): string[] {
  const { type, text } = record(value);
  return type === 'raw_text' ? string(1, 10_000)(text, `${at}.text`) : [`${at}: ${type} is no cell`];
}

function lengthOfCell(value: unknown): number {
  return String(record(value).text).length;
}

function richPart(value: unknown, at: string): string[] {
  const { type, elements, style } = record(value);
  const many = Number.POSITIVE_INFINITY;
  if (type === 'rich_text_list') {
    const isStyle = style === 'bullet' || style === 'ordered';
    return [...(isStyle ? [] : [`${at}.style: unknown`]), ...items(1, many, richSection)(elements, `${at}.elements`)];
  }
  const isKnown = ['rich_text_section', 'rich_text_quote', 'rich_text_preformatted'].includes(String(type));
  return isKnown ? items(1, many, richElement)(elements, `${at}.elements`) : [`${at}: ${type} is no rich text`];
}

function richSection(value: unknown, at: string): string[] {
  return record(value).type === 'rich_text_section' ? richPart(value, at) : [`${at}: is no section`];
}

function richElement(value: unknown, at: string): string[] {
  const { type, text, url, user_id: user } = record(value);
  if (type === 'text') return string(1, 12_000)(text, `${at}.text`);
  if (type === 'link') return [...string(1, 3_000)(url, `${at}.url`), ...string(1, 3_000)(text, `${at}.text`)];
  if (type === 'user') return string(3, 22)(user, `${at}.user_id`);
  return [`${at}: ${type} is no rich text element`];
}

function plainText(max: number): Check {
  return (value, at) => (record(value).type === 'plain_text' ? anyText(max)(value, at) : [`${at}: is no plain_text`]);
}

function anyText(max: number): Check {
  return (value, at) => {
    const { type, text } = record(value);
    if (type !== 'plain_text' && type !== 'mrkdwn') return [`${at}: is no text`];
    const isBlank = typeof text === 'string' && text.trim() === '';
    return [
      ...string(1, max)(text, at),
      ...(isBlank ? [`${at}: is blank`] : []),
      ...(type === 'mrkdwn' ? markup(String(text), at) : []),
    ];
  };
}

/** What Slack would read as a mention, a link or half an entity. */
function markup(text: string, at: string): string[] {
  return /[<>]|&(?!(?:amp|lt|gt);)/.test(text) ? [`${at}: has signs that are not escaped`] : [];
}

function string(min: number, max: number): Check {
  return (value, at) => {
    if (typeof value !== 'string') return [`${at}: is no string`];
    if (!value.isWellFormed()) return [`${at}: has half a character`];
    if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(value)) return [`${at}: has control characters`];
    return value.length < min ? [`${at}: is too short`] : over(value.length, max, at);
  };
}

function items(min: number, max: number, check: Check): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return [`${at}: is no list`];
    if (value.length < min) return [`${at}: has too few`];
    return [...over(value.length, max, at), ...value.flatMap((item, index) => check(item, `${at}[${index}]`))];
  };
}

function optional(check: Check): Check {
  return (value, at) => (value === undefined ? [] : check(value, at));
}

function anObject(value: unknown, at: string): string[] {
  return typeof value === 'object' && value !== null ? [] : [`${at}: is no object`];
}

function over(count: number, max: number, at: string): string[] {
  return count > max ? [`${at}: ${count} is over ${max}`] : [];
}

function repeated(ids: readonly unknown[], name: string): string[] {
  const known = ids.filter(id => id !== undefined);
  return known.filter((id, at) => known.indexOf(id) < at).map(id => `${name}: ${id} is there twice`);
}

/** Ids of actions in a message; those of questions only have to differ within their block. */
function actionIds(blocks: readonly unknown[]): unknown[] {
  return blocks.flatMap(block => {
    const { type, elements, accessory } = record(block);
    return type === 'input' || type === 'rich_text'
      ? []
      : [...list(elements), accessory].map(part => record(part).action_id);
  });
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

function record(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
