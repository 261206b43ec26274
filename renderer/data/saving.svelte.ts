/** How long a write may take before it is worth a word, in milliseconds: most are over before one could be read. */
const patience = 400;

let slow = $state(0);
let lastFailed = $state(false);

/** Whether all that was entered is stored: the last write failed, one is taking its time, or neither. */
export function saveState(): 'saved' | 'saving' | 'failed' {
  if (slow > 0) return 'saving';
  return lastFailed ? 'failed' : 'saved';
}

/** Notes that a write begins; the function returned notes how it ended. */
export function beginSaving(): (succeeded: boolean) => void {
  let isSlow = false;
  const timer = setTimeout(() => {
    isSlow = true;
    slow++;
  }, patience);
  return (succeeded) => {
    clearTimeout(timer);
    if (isSlow) slow--;
    lastFailed = !succeeded;
  };
}
