import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/index.ts';
import { checker } from '../knowledge.ts';

/** An operation on the shoulder, in more words than a brief note. */
const shoulder = `OPERATIVE NOTE
Procedure: Repair of the torn rotator cuff, left shoulder.
Anesthesia: General endotracheal.
Indications: The patient has had weakness of the arm since a fall, and therapy and two injections have failed. An MRI showed a torn tendon that had retracted.
Operation: The patient was brought to the operating room and placed in the beach chair position. The deltoid was split along its fibers. The torn tendon was found,
freed from the scar about it and brought forward over the head. It was passed beneath the acromion and fixed to the tuberosity with two suture anchors, and with sutures
through drill holes. The edges of the wound were healthy and bled well. The wound was irrigated, the deltoid was closed with heavy sutures and the skin with staples.
The patient returned to the recovery room in a sling. Physical therapy will begin in two weeks; no lifting for six weeks.`;
const statusIn = (report: Report, id: string): string | undefined => report.elements.find((one) => one.id === id)?.status;
const check = (code: string, note: string): Report => checker.check({ code, note });

describe('a record about another operation', () => {
  it.each([
    ['27111', ['fixation-method', 'transfer-route', 'prior-treatment', 'postoperative-plan']],
    ['27397', ['fixation-method', 'mobilization', 'rehabilitation']],
    ['27594', ['closure-technique', 'wound-margins']],
  ])('documents nothing that only the operation of %s has, and says why', (code, ids) => {
    const report = check(code, shoulder);
    for (const id of ids)
      expect(report.elements.find((one) => one.id === id)).toMatchObject({
        status: 'missing',
        confidence: 'sure',
        evidence: [],
        reason: 'the record is about another operation',
      });
  });
  it('is told in an alert', () => {
    const about = { kind: 'document', severity: 'error', codes: ['27594'] };
    expect(check('27594', shoulder).alerts).toContainEqual(expect.objectContaining(about));
    expect(check('27594', `${shoulder} The stump was closed over the femur.`).alerts).not.toContainEqual(expect.objectContaining(about));
  });
  it('documents what any operation has', () => {
    expect(statusIn(check('27397', shoulder), 'anesthesia')).toBe('present');
  });
  it('is still about another where its region is named once, and no longer where it is named again', () => {
    const once = `${shoulder}\nShe also has an old weakness of the left hip.`;
    expect(statusIn(check('27111', once), 'postoperative-plan')).toBe('missing');
    expect(statusIn(check('27111', `${once} The hip was not examined.`), 'postoperative-plan')).toBe('present');
  });
  it('is not told by a passage or a brief note, which may leave unsaid what it is about', () => {
    expect(statusIn(check('27111', 'It was fixed with two suture anchors.'), 'fixation-method')).toBe('present');
  });
  it('supports no code by itself', () => {
    expect(() => checker.check({ note: shoulder })).toThrow('supports none');
  });
});
