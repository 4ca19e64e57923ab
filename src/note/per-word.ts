// What is made of a word is kept with the word itself, where it is nearer than in any table of words: the few that come again and again in
// all notes stay at hand.
import type { Lexeme } from './note.ts';

let rooms = 0;

/**
 * Room with every word for one thing. Given what makes it, tells it of any word. Only what was made last is kept: where several knowledge
 * bases take turns, each makes its own anew, and none is kept longer than it is used.
 */
export function roomPerWord<T>(): (make: (word: Lexeme) => T) => (word: Lexeme) => T {
  const maker = 2 * rooms++;
  const made = maker + 1;
  return (make) => (word) => {
    const { kept } = word;
    if (kept[maker] !== make) {
      kept[made] = make(word);
      kept[maker] = make;
    }
    return kept[made] as T;
  };
}
