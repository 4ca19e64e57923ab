// Why an element has its status, in one line that a surgeon understands.
import type { Assertion, Evidence, Status } from '../contract/report.ts';
import { abandonmentRule } from './abandonment.ts';
import type { Match } from './judge.ts';

const longestQuote = 90;

const shorten = (text: string): string => {
  const line = /[^\S ]|[ ]{2}/.test(text) ? text.replace(/\s+/g, ' ').trim() : text.trim();
  return line.length <= longestQuote ? line : `${line.slice(0, longestQuote - 1).trimEnd()}…`;
};

export const quoted = (text: string): string => `“${shorten(text)}”`;

/** How each assertion rules a statement out. */
export const ruledOut: Readonly<Record<Assertion, string>> = {
  affirmed: 'it does not say enough',
  negated: 'it is said not to be so',
  planned: 'it is only planned',
  conditional: 'it is only a possibility or condition',
  considered: 'it was only considered',
  historical: 'it belongs to an earlier time',
  'other-person': 'it is about another person',
  uncertain: 'it is only suspected',
  blank: 'the field is empty',
};

/** What a statement is about that is about no part of this operation, by the rule that refused it. */
const elsewhere: Readonly<Record<string, string>> = {
  'other side': 'the other side',
  'generic statement': 'people in general',
  'another part of the body': 'another part of the body',
};

/** The reason for a status decided by `deciding` matches; `first` is their first quote, `other` the first in another role, where a conflict has one. */
export function reasonFor(status: Status, deciding: readonly Match[], first: Evidence | undefined, other?: Evidence): string {
  const stated = deciding.find((match) => match.composition.source.reason !== undefined && match.accepted)?.composition.source.reason;
  if (status === 'not-applicable') return 'its condition does not hold in this record';
  if (first === undefined) return 'nothing in the record states it';
  if (status === 'present') return `${quoted(first.text)} documents it`;
  if (status === 'partial')
    return stated === undefined ? `${quoted(first.text)} is not specific enough` : `${quoted(first.text)}: ${stated}`;
  if (status === 'conflict') {
    if (stated !== undefined) return `${quoted(first.text)}: ${stated}`;
    return other === undefined ? `${quoted(first.text)} contradicts it` : `${quoted(first.text)} stands against ${quoted(other.text)}`;
  }
  const refused = deciding[0]?.refused;
  if (refused === null || refused === undefined) return `${quoted(first.text)} does not count${stated === undefined ? '' : `: ${stated}`}`;
  const cue = first.cue === null ? '' : ` (${quoted(first.cue.text)})`;
  if (refused.assessment.rule === abandonmentRule) return `${quoted(first.text)} does not count: the operation was abandoned${cue}`;
  const place = elsewhere[refused.assessment.rule];
  if (place !== undefined) return `${quoted(first.text)} does not count: it is about ${place}${cue}`;
  return `${quoted(first.text)} does not count: ${ruledOut[refused.assessment.assertion]}${cue}`;
}
