// Slack's limits on what we make, all in one table: characters as UTF-16 counts them, unless a line says otherwise.

export const LIMITS = {
  messageBlocks: 50,
  /** Slack refuses a message at about 13,200, counted in a way it does not tell; so this is the length of the JSON. */
  messageCharacters: 12_000,
  /** The top-level text of a message. */
  messageText: 40_000,
  tablesInMessage: 1,

  viewBlocks: 100,
  /** Bytes of the JSON of a window or home page. */
  viewBytes: 250_000,
  viewTitle: 24,
  viewSubmit: 24,
  viewClose: 24,
  privateMetadata: 3_000,

  blockId: 255,

  header: 150,
  sectionText: 3_000,
  sectionFields: 10,
  sectionFieldText: 2_000,
  contextText: 2_000,
  actionsElements: 25,

  buttonText: 75,
  buttonValue: 2_000,
  accessibilityLabel: 75,
  linkUrl: 3_000,

  confirmTitle: 100,
  confirmText: 300,
  confirmYes: 30,
  confirmNo: 30,

  radioOptions: 10,
  checkboxOptions: 10,
  selectOptions: 100,
  optionText: 75,
  optionValue: 75,

  inputLabel: 2_000,
  inputHint: 2_000,
  inputLength: 3_000,
  placeholder: 150,

  tableRows: 100,
  tableColumns: 20,
  tableCharacters: 10_000,
} as const;
