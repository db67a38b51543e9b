// What a person may change about a request without typing it again, as plain data for a form.

export type AdjustName = 'cloud' | 'accelerator' | 'count' | 'hours' | 'purchase' | 'region' | 'request';

/** One thing to change. Without options it is typed freely; `chosen` is what holds now, a value of the options where there are any. */
export interface AdjustChoice {
  readonly name: AdjustName;
  readonly label: string;
  readonly chosen: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** In the order in which a form asks. */
export type AdjustChoices = readonly AdjustChoice[];
