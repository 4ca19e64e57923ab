// What a surgeon does in others, or people do in general, documents nothing of this operation; one of several things is no "one".
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/index.ts';
import { knowledge } from '../knowledge.ts';

const checker = createChecker({ ...knowledge, words: null });
const statusOf = (note: string): string => checker.checkOne({ code: '27257', note }, 'manipulation').status;
const act = 'flex the hip, pull along the thigh and abduct, and the head slides back into the socket with a clunk';

describe('statements about people in general', () => {
  it.each([
    `In most babies I ${act}.`,
    `In the small ones I ${act}.`,
    `In the stiff ones we ${act}.`,
    `In our unit the rule is to ${act}.`,
    `Usually with this operation I ${act}.`,
  ])('document no act: %s', (note) => expect(statusOf(note)).not.toBe('present'));
  it.each([
    'One assistant held the pelvis; the hip was flexed under traction and the head slid back into the socket with a clunk.',
    'The hip was flexed under traction in the usual way, and the head slid back into the socket with a clunk.',
    'As in most babies the capsule was lax. The hip was flexed under traction and the head slid back into the socket with a clunk.',
    'Two hands pulled, the lower one passes under the knee: the hip was flexed and the head slid back into the socket with a clunk.',
  ])('leave it standing: %s', (note) => expect(statusOf(note)).toBe('present'));
});
