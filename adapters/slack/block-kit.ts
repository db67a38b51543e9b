// The shapes of the Block Kit payloads that we make; Slack knows more of each.

export interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  /** Off, so that `:word:` stays what it is. */
  readonly emoji: false;
}

/** `verbatim` keeps Slack from making links and mentions of what looks like them. */
export interface Mrkdwn {
  readonly type: 'mrkdwn';
  readonly text: string;
  readonly verbatim: true;
}

interface RichStyle {
  readonly bold?: true;
  readonly italic?: true;
  readonly code?: true;
}

/** Slack shows the text of these letter by letter. */
export type RichElement =
  | { readonly type: 'text'; readonly text: string; readonly style?: RichStyle }
  | { readonly type: 'link'; readonly url: string; readonly text: string }
  | { readonly type: 'user'; readonly user_id: string };

interface RichSection {
  readonly type: 'rich_text_section';
  readonly elements: readonly RichElement[];
}

export type RichPart =
  | RichSection
  | { readonly type: 'rich_text_quote' | 'rich_text_preformatted'; readonly elements: readonly RichElement[] }
  | {
      readonly type: 'rich_text_list';
      readonly style: 'bullet' | 'ordered';
      readonly elements: readonly RichSection[];
    };

export interface Confirm {
  readonly title: PlainText;
  readonly text: PlainText;
  readonly confirm: PlainText;
  readonly deny: PlainText;
  readonly style?: 'danger';
}

export interface ButtonElement {
  readonly type: 'button';
  readonly action_id: string;
  readonly text: PlainText;
  readonly value: string;
  readonly style?: 'primary' | 'danger';
  readonly confirm?: Confirm;
}

export interface Option {
  readonly text: PlainText;
  readonly value: string;
}

export interface OptionsElement {
  readonly type: 'radio_buttons' | 'static_select';
  readonly action_id: string;
  readonly options: readonly Option[];
  readonly initial_option?: Option;
}

/** Of these any number can be chosen. */
export interface ManyOptionsElement {
  readonly type: 'checkboxes' | 'multi_static_select';
  readonly action_id: string;
  readonly options: readonly Option[];
}

interface Thumb {
  readonly text: PlainText;
  readonly value: string;
  readonly accessibility_label: string;
}

interface FeedbackButtons {
  readonly type: 'feedback_buttons';
  readonly action_id: string;
  readonly positive_button: Thumb;
  readonly negative_button: Thumb;
}

interface TextInput {
  readonly type: 'plain_text_input';
  readonly action_id: string;
  readonly multiline: boolean;
  readonly max_length: number;
  readonly initial_value?: string;
  readonly placeholder?: PlainText;
}

export interface RichText {
  readonly type: 'rich_text';
  readonly elements: readonly RichPart[];
}

export interface TableCell {
  readonly type: 'raw_text';
  readonly text: string;
}

export type SlackBlock =
  | RichText
  | { readonly type: 'header'; readonly text: PlainText }
  | { readonly type: 'divider' }
  | { readonly type: 'section'; readonly text: PlainText; readonly accessory?: ButtonElement | OptionsElement }
  | { readonly type: 'section'; readonly fields: readonly Mrkdwn[] }
  | { readonly type: 'context'; readonly elements: readonly PlainText[] }
  | { readonly type: 'actions'; readonly elements: readonly ButtonElement[] }
  | { readonly type: 'context_actions'; readonly elements: readonly FeedbackButtons[] }
  | {
      readonly type: 'input';
      readonly block_id: string;
      readonly label: PlainText;
      readonly hint?: PlainText;
      readonly optional: boolean;
      readonly element: TextInput | OptionsElement | ManyOptionsElement;
    }
  | {
      readonly type: 'table';
      readonly rows: readonly (readonly TableCell[])[];
      readonly column_settings: readonly { readonly is_wrapped: boolean }[];
    };

/** A post: `text` says the same as `blocks`, for notifications and screen readers. */
export interface SlackPost {
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}

/** A window over the conversation. */
export interface SlackModal {
  readonly type: 'modal';
  readonly title: PlainText;
  readonly blocks: readonly SlackBlock[];
  readonly close: PlainText;
  readonly submit?: PlainText;
  readonly callback_id?: string;
  readonly private_metadata?: string;
}

/** A plain text object; `text` is within the limit of its place. */
export function plain(text: string): PlainText {
  return { type: 'plain_text', text, emoji: false };
}
