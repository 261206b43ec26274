/** The few words that parts say on their own; everything else comes in as props. */
export type UiWords = {
  readonly cancel: string;
  readonly close: string;
  readonly dismiss: string;
  readonly loading: string;
  readonly required: string;
  readonly breadcrumb: string;
  readonly resizePanel: string;
  readonly notRated: string;
  readonly passed: string;
  readonly notPassed: string;
  readonly chooseFiles: string;
  readonly increase: string;
  readonly decrease: string;
};

/** The parts' words in English. */
export const uiWordsInEnglish: UiWords = {
  cancel: 'Cancel',
  close: 'Close',
  dismiss: 'Dismiss',
  loading: 'Loading',
  required: 'required',
  breadcrumb: 'Where you are',
  resizePanel: 'Resize panel',
  notRated: 'Not rated',
  passed: 'Passed',
  notPassed: 'Not passed',
  chooseFiles: 'Choose files',
  increase: 'Increase',
  decrease: 'Decrease',
};

let source = $state.raw<() => UiWords>(() => uiWordsInEnglish);

/** Sets where the parts take their words from; called once by the frame, so that they follow the user's language. */
export function provideUiWords(words: () => UiWords): void {
  source = words;
}

/** The parts' words in the user's language. */
export function uiWords(): UiWords {
  return source();
}
