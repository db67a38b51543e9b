// How an answer is shown: what goes with it beside what the bank says.

export interface ShownAnswer {
  /** Whether only the asker sees it, who may then share it. */
  readonly private: boolean;
  /** Whether further messages here are answered without a mention, which anybody may stop. */
  readonly followed: boolean;
  /** Who asked what, where the question does not stand above the answer. */
  readonly asked: { readonly person: string; readonly question: string } | null;
  /** What else the reader has to know, a sentence each. */
  readonly notices: readonly string[];
}

export const PLAINLY: ShownAnswer = { private: false, followed: false, asked: null, notices: [] };
