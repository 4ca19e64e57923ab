// Short statements that answer the one before them: "… was to be repaired. It was not.", "… should it measure under ten. It did."
import type { Candidate } from './decide.ts';
import { clauseAt, type Range, type Reading } from './scopes.ts';

/** How many characters a bare answer takes at most. */
export const longestAnswer = 60;

const denials = [
  // "It was not.", "They had not.", "We never did."
  /^(?:but |yet |and )?(?:it|they|that|this|these|those|he|she|we|i|there|neither|one)(?: simply| in fact| just)? (?:was|were|is|are|did|do|does|has|have|had|could|would)(?:n['’]?t| not| never)(?: (?:done|been|so|happen|happened|come to (?:that|it|pass)|there|to be|the case|needed|used|required))?[.!]?$/,
  // "There was none.", "None was found.", "Didn't happen."
  /^(?:but )?(?:there )?(?:was|were|is|are|had) (?:none|nothing)(?: (?:there|found|seen|to be (?:found|seen|had)))?[.!]?$/,
  /^(?:but )?there (?:was|were|is|are)(?:n['’]?t|'d been none| had been none)(?: any| one)?[.!]?$/,
  /^(?:but )?none (?:was|were)(?: (?:done|found|seen|placed|used|needed|taken|given|sent|made|present|there|left|required|put in))?[.!]?$/,
  /^(?:it |this |that )?(?:did not|didn['’]?t|never) (?:happen|come to (?:that|it|pass)|materiali[sz]e|occur)(?:ed)?[.!]?$/,
  /^(?:it |this |that )?never (?:happened|came to (?:that|it|pass)|materiali[sz]ed|occurred)[.!]?$/,
  /^(?:nothing of the (?:kind|sort)|no such (?:thing|luck))(?: (?:was|were)? ?(?:done|found|seen|made|present))?[.!]?$/,
  // "All this is not made.", "None of this was done.", "In the end I used neither."
  /^(?:in the end,? |in the event,? |but |yet |and )?(?:all (?:of )?)?(?:this|that|these|those|it|they|both)(?: all)? (?:was|were|is|are)(?:n['’]?t| not| never)(?: then| in the end)? (?:made|performed|carried out|undertaken|attempted|possible|necessary|placed|put (?:in|on|up)|worn|applied|opened|taken|given|tried|inflated|passed|raised|cut|indicated|pursued|fired|fitted|needed|used|done)[.!]?$/,
  /^(?:in the end,? |in the event,? |but |yet )?(?:i|we) (?:did|used|needed|placed|took|opened) (?:neither|none)(?: of (?:this|that|these|those|them|it))?[.!]?$/,
  /^(?:in the end,? |in the event,? |but |yet )?(?:none|neither|nothing|not one)(?: of (?:this|that|these|those|them|it|the (?:two|three|four|above)))? (?:was|were|is|are|had been)(?: then)? (?:done|made|performed|carried out|undertaken|attempted|possible|necessary|placed|put (?:in|on|up)|worn|applied|opened|taken|given|tried|needed|used|required|found|seen|there|true|so)[.!]?$/,
  /^(?:in the end,? |in the event,? |but |yet )?(?:none|neither|nothing|not one)(?: of (?:this|that|these|those|them|it))? (?:happened|came about|came to pass|took place|materiali[sz]ed|came of it)[.!]?$/,
  /^(?:in the end,? |in the event,? |but |yet |and )?(?:this|that|these|both|it|they|all)(?: of (?:this|that|it))?(?: all)? (?:was|were) (?:left undone|abandoned|given up|dropped|cancel+ed|called off|put off|shelved|omitted|left out|handed back|not to be)[.!]?$/,
  /^(?:not today|not this time|not this trip|not on this occasion|not here)[.!]?$/,
  /^(?:not so|not done|not found|not used|not needed|not placed|not given|no need|no longer)[.!]?$/,
];
const confirmation =
  /^(?:and )?(?:so )?(?:it|they|one|two|three|four|both|that|this|all|he|she|we|i)(?: duly| indeed| since)? (?:was|were|did|has|have|has been|have been|had to be)(?: so| done| too)?[.!]?$/;

/** What the short statement `answer` says of words in the statement before it, or null where it is no answer to them. */
export function answerTo(answer: string, reading: Reading, target: Range): Candidate | null {
  const said = answer.trim().toLowerCase();
  if (confirmation.test(said)) {
    // "two units if her count fell. It did.": what came about is the condition.
    if (/ did\b/.test(said) && reading.words.norms.some((norm) => /^(?:if|should|unless|in)$/.test(norm))) return null;
    return { assertion: 'affirmed', cue: null, rule: 'frame.confirmed-later', over: ['planned', 'conditional', 'considered'] };
  }
  if (!denials.some((pattern) => pattern.test(said))) return null;
  const { tokens } = reading.words;
  // "None of this was done": all that the statement before it told.
  if (/\bneither\b|\b(?:all|none|nothing|both) (?:of )?(?:this|that|these|those)\b/.test(said))
    return { assertion: 'negated', cue: null, rule: 'frame.denied-later', over: [] };
  let end = tokens.length;
  while (end > 0 && tokens[end - 1]?.kind === 'punctuation') end -= 1;
  // What is denied is the last thing that was told.
  return end > 0 && target.last > clauseAt(reading, end - 1).first
    ? { assertion: 'negated', cue: null, rule: 'frame.denied-later', over: [] }
    : null;
}
