import type { Licence } from '../model/framework.ts';

/** Licences that let anyone pass the text on as it is. */
const open =
  /creative commons|\bCC0\b|\bCC[ -]BY\b|public domain|public information|apache licen[cs]e|\bMIT licen[cs]e|open government licen[cs]e|licence ouverte|open licen[cs]e|may be (?:freely )?(?:distributed|copied|reproduced|reused)|free(?:ly)? (?:to )?(?:distribute|copy|reproduce|reuse)/i;

/** Terms that take that back, whatever else is said. */
const restricted =
  /non-?commercial|\bBY-NC\b|\bNC-|not be (?:distributed|copied|reproduced|reused)|without (?:the )?(?:prior )?(?:written )?(?:permission|consent)|purchase|fair use/i;

/**
 * A licence from the terms that came with a text. Only terms that plainly let the text be passed on make it `open`; in
 * doubt it is `restricted` and stays out of packages until a person allows it.
 */
export function licenceFromTerms(text: string): Licence {
  const isOpen = open.test(text) && !restricted.test(text);
  return { class: isOpen ? 'open' : 'restricted', text, allowShare: isOpen };
}
