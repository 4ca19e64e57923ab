// What was weighed and left, what is to come, and what holds only under a condition.
import { describe, expect, it } from 'vitest';
import { understood } from './understood.ts';

describe('choices', () => {
  it.each([
    ['A <<sural flap>> was considered but the vessels were too small.', 'considered'],
    ['<<Primary closure>> was rejected as too tight.', 'considered'],
    ['I elected to forgo a <<drain>>.', 'considered'],
    ['Decided to leave the <<cyst>> alone.', 'considered'],
    ['<<Flap>> discussed with plastics, not felt necessary.', 'considered'],
    ['<<Mesh>> was discussed but not used.', 'considered'],
    ['<<Bone graft>>: not today.', 'considered'],
  ])('considered: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['Instead of <<wiring>> the fragment I excised it.', 'considered'],
    ['Instead of wiring the fragment I <<excised>> it.', 'affirmed'],
    ['Anchors rather than <<screws>> were used.', 'considered'],
    ['In lieu of anchors, <<tunnels>> were drilled.', 'affirmed'],
    ['Opted for a <<spica>> over a brace.', 'affirmed'],
    ['Opted for a spica over a <<brace>>.', 'considered'],
  ])('instead: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['After considering the options we <<divided>> the psoas.', 'affirmed'],
    ['We thought about a <<graft>>, and this was done.', 'affirmed'],
  ])('weighed and then done: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['<<Sutures>> will be removed at two weeks.', 'planned'],
    ['<<Stent>> to come out in clinic.', 'planned'],
    ['The <<fixator>> stays on for twelve weeks.', 'planned'],
    ['Continue <<vancomycin>>.', 'planned'],
    ['Bring back for <<delayed primary closure>> in 5 days.', 'planned'],
    ['PLAN: <<non weight bearing>>, elevate.', 'planned'],
    ['<<Spica change>> due 12 May.', 'planned'],
    ['Keep covered with <<a dressing>>.', 'planned'],
    ['PROCEDURE: Transfer of biceps. Keep <<the brace>> on.', 'planned'],
  ])('planned: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['Transfer of the left <<iliopsoas>> to the femoral neck.', 'affirmed'],
    ['Transfer <<tensioned>> with the knee at ninety degrees of flexion.', 'affirmed'],
    ['PROCEDURE: Transfer <<biceps>> to the patella', 'affirmed'],
  ])('a noun that opens a title is no order: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['The planned <<transfer>> was then carried out.', 'affirmed'],
    ['As had been planned, the <<rectus>> was rerouted.', 'affirmed'],
    ['The patient was brought back for <<closure>> today.', 'affirmed'],
  ])('a plan carried out is done: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['If bleeding recurs, <<embolize>>.', 'conditional'],
    ['<<Blood transfusion>> may be needed.', 'conditional'],
    ['Should the <<tendon>> pull off, we would revise.', 'conditional'],
    ['Anchors were kept ready in case the <<tunnels>> cracked.', 'conditional'],
    ['<<Oxycodone>> prn pain', 'conditional'],
    ['Unless <<cultures>> grow, stop antibiotics.', 'conditional'],
    ['Reoperation should the <<hip>> redislocate.', 'conditional'],
    [
      'Call for any weight gain of more than three pounds a day or five pounds a week, new rashes, vomiting, chills, a temperature above 101 degrees Fahrenheit, drainage through the dressing, redness about the staples, swelling of the calf, shortness of breath, chest discomfort, numb toes, calf cramps, a cold foot, or <<wound opening>>.',
      'conditional',
    ],
  ])('conditional: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['Risks discussed: <<infection>>, DVT, death.', 'conditional'],
    ['Consent: AKA, possible <<hip disarticulation>>.', 'conditional'],
    ['The patient was warned of <<phantom pain>>.', 'conditional'],
  ])('risk and consent lists: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['When the <<traction>> was released the head stayed in.', 'affirmed'],
    ['<<Anchors>> were kept ready in case the tunnels cracked.', 'affirmed'],
    ['The bone end, if a little prominent, was <<covered>> by muscle.', 'affirmed'],
    ['The hip was ranged to see if it was <<stable>>.', 'affirmed'],
  ])('no condition: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
});

describe('what was meant, by an infinitive, a row of them or a name', () => {
  it.each([
    ['The plan was to open the window, then to carry the tendon across, and then <<fix it with anchors>>.', 'considered'],
    ['The plan was to take the iliopsoas, <<bring it through the wing>>, and fix it there.', 'considered'],
    ['The intention was to <<put two anchors>> in the neck.', 'considered'],
    ['What I set out to do was to <<carry the tendon round the front>>.', 'considered'],
    ['It was intended to send them <<through the septum>> to the adductor tubercle.', 'considered'],
    ['The plan was <<semitendinosus and gracilis>>.', 'considered'],
    ['On the whiteboard was <<a hip disarticulation>>.', 'considered'],
    ['<<A window in the wing>> is what I would normally do.', 'considered'],
    ['The plan was to reduce it and <<the hip was reduced>>.', 'affirmed'],
    ['The plan was explained and <<the hip reduced>>.', 'affirmed'],
    ['The plan was <<a psoas transfer>>, and this was done.', 'affirmed'],
    ['The aim was to keep length, and <<the stump was closed>> over a drain.', 'affirmed'],
    ['What we wanted was length and what we got was <<a short stump>>.', 'affirmed'],
    ['On the list was one other child; <<the hip>> was reduced.', 'affirmed'],
    ['<<The tendon>> was pulled out of its sheath and loosened.', 'affirmed'],
  ])('%s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
});
