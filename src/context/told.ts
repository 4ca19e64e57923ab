// What a clause tells, found once, whichever cue and target asks: in a run-on every cue asks it for every target.
import type { Clause } from './clauses.ts';
import type { Reading } from './scopes.ts';
import { isAuxiliary, isNoun, tellsPast } from './words.ts';

/** What one clause tells; each part is found when it is first asked for. */
class Told {
  readonly #reading: Reading;
  readonly #clause: Clause;
  #pasts: readonly number[] | null = null;
  #verbs: readonly number[] | null = null;
  #isPast: boolean | null = null;
  #isPerfect: boolean | null = null;
  #opening: number | null = null;

  constructor(reading: Reading, clause: Clause) {
    this.#reading = reading;
    this.#clause = clause;
  }

  /** True where it has a past tense with an auxiliary or of its own, what is embedded in it included. */
  get isPast(): boolean {
    this.#isPast ??= tellsPast(this.#reading.words, this.#clause.first, this.#clause.last);
    return this.#isPast;
  }

  /** True where it holds "has" or "have". */
  get isPerfect(): boolean {
    this.#isPerfect ??= this.#some((norm) => norm === 'has' || norm === 'have');
    return this.#isPerfect;
  }

  #some(holds: (norm: string) => boolean): boolean {
    const { norms } = this.#reading.words;
    for (let at = this.#clause.first; at < this.#clause.last; at++) if (holds(norms[at] as string)) return true;
    return false;
  }

  /** The positions of its own finite verbs. */
  get verbs(): readonly number[] {
    if (this.#verbs === null) {
      const { words, clauses } = this.#reading;
      const found: number[] = [];
      for (let at = this.#clause.first; at < this.#clause.last; at++)
        if (words.forms[at] === 'finite' && clauses.of[at] === this.#clause.index) found.push(at);
      this.#verbs = found;
    }
    return this.#verbs;
  }

  /** The position of the first finite verb, or participle without an auxiliary, after its first word; its end where there is none. */
  get opening(): number {
    if (this.#opening === null) {
      const { forms, norms } = this.#reading.words;
      const isVerb = (at: number): boolean => forms[at] === 'finite' || (forms[at] === 'past' && !isAuxiliary(norms[at - 1] as string));
      let at = this.#clause.first + 1;
      while (at < this.#clause.last && !isVerb(at)) at += 1;
      this.#opening = at;
    }
    return this.#opening;
  }

  /** The positions of its own words that tell something past; not those of a plan, which tell of the planning. */
  get pasts(): readonly number[] {
    if (this.#pasts === null) {
      const found: number[] = [];
      for (let at = this.#clause.first; at < this.#clause.last; at++)
        if (this.#reading.clauses.of[at] === this.#clause.index && this.#isPastAt(at)) found.push(at);
      this.#pasts = found;
    }
    return this.#pasts;
  }

  #isPastAt(at: number): boolean {
    const { words, hits } = this.#reading;
    if (words.forms[at] !== 'past') return tellsPast(words, at, at + 1);
    // "drain removal scheduled": the verb of planning tells nothing past.
    if (hits.cues.some(({ cue, first, last }) => cue.category === 'planned' && first <= at && at < last)) return false;
    // "drain removed", and after a comma: ", shown at the board on Tuesday".
    return tellsPast(words, at, at + 1) || at === this.#clause.first || isNoun(words.tokens[at - 1]) || words.norms[at - 1] === ',';
  }
}

const known = new WeakMap<Clause, Told>();

export function told(reading: Reading, clause: Clause): Told {
  const found = known.get(clause) ?? new Told(reading, clause);
  known.set(clause, found);
  return found;
}
