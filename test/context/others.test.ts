// Earlier events, other people, and doubt.
import { describe, expect, it } from 'vitest';
import { understood } from './understood.ts';

describe('earlier, others, doubt', () => {
  it.each([
    ['He has a history of <<DVT>>.', 'historical'],
    ['A <<VP shunt>> was placed in infancy.', 'historical'],
    ['<<Hip fusion>> in 1999.', 'historical'],
    ['The LIMA from the <<2009 bypass>> was patent.', 'historical'],
    ['Two years ago a <<biopsy>> showed sarcoma.', 'historical'],
    ['<<Tendon release>> done at an outside hospital failed.', 'historical'],
    ['At the first operation the <<sartorius>> was detached.', 'historical'],
    ['When he was five he had a <<femoral osteotomy>>.', 'historical'],
    ['He had undergone <<radiotherapy>> for it.', 'historical'],
    ['A man with a medical history significant for <<polio>>.', 'historical'],
    ['PAST MEDICAL HISTORY: The patient has <<hypertension>> and asthma.', 'historical'],
    ['The last time she had <<drainage>> was before the scan.', 'historical'],
  ])('historical: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['Once the <<vessels>> had been tied the muscle was cut.', 'affirmed'],
    ['Prior to incision <<cefazolin>> was given.', 'affirmed'],
    ['The previously marked <<side>> was confirmed.', 'affirmed'],
    ['The cast applied last week was <<removed>>.', 'affirmed'],
    ['She presents with a <<dislocated hip>>.', 'affirmed'],
    ['The stump had <<unhealed edges>>.', 'affirmed'],
    ['COMPLICATIONS: None    POSTOPERATIVE DIAGNOSIS(ES):  1) <<Dehiscence>> of the stump', 'affirmed'],
    ['The old incision, made for his nailing ten years back, was <<reopened>>.', 'affirmed'],
  ])('this operation all the same: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['One <<debridement>> last week, another today, a third on Friday.', 'historical'],
    ['Debridement last week, <<debridement>> again today, another on Friday.', 'affirmed'],
    ['Debridement last week, again today, further <<debridement>> on Friday.', 'planned'],
    ['In 2009, at another hospital, the <<tendon>> was held with two anchors.', 'historical'],
    ['The <<iliopsoas>> was to be anchored.', 'planned'],
    ['The posterior flap had been <<freed>> and was brought over the end.', 'affirmed'],
    ['The biopsy came back with <<Ewing sarcoma>>.', 'affirmed'],
    ['LATERALITY [X] <<LEFT>> [ ] RIGHT [ ] BILAT', 'affirmed'],
  ])('each time to its own: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['Her twin brother has cerebral palsy, walks in a crouch and <<falls often>>.', 'other-person'],
    ['Her husband has Parkinson disease, he is the one who <<falls>>.', 'other-person'],
    ['Her husband is well, and she <<walks with a cane>>.', 'affirmed'],
    ["The patient's mother had <<breast cancer>>.", 'other-person'],
    ['Family history of <<bleeding>>.', 'other-person'],
    ['<<Diabetes>> in both parents.', 'other-person'],
    ['The donor was <<CMV positive>>.', 'other-person'],
    ['The circulating nurse <<fainted>>.', 'other-person'],
    ['The previous patient had <<MRSA>>.', 'other-person'],
    ["Scrub tech's <<glove>> was torn.", 'other-person'],
    ['Her stepsister <<falls often>>.', 'other-person'],
    ['In such patients <<the abductors are absent>>.', 'other-person'],
    ['The literature reports <<anchors in the neck>>.', 'other-person'],
    ['Most surgeons <<fix it with a screw>>.', 'other-person'],
  ])('other people: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['Mother reports that he <<limps>>.', 'affirmed'],
    ['Wife agreed to the <<amputation>>.', 'affirmed'],
    ['The assistant <<held>> the leg.', 'affirmed'],
    ['The donor <<tendon>> was harvested.', 'affirmed'],
    ['The donor was tied over a titanium <<button>>.', 'affirmed'],
    ['In this patient <<the abductors are absent>>.', 'affirmed'],
    ['With most of the muscle <<detached>>, we turned to the neck.', 'affirmed'],
    ['The daughter, who is on warfarin, <<signed the form>>.', 'affirmed'],
  ])('informants and helpers: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['Possible <<infection>> of the stump.', 'uncertain'],
    ['<<Osteomyelitis>> cannot be excluded.', 'uncertain'],
    ['<<Abscess>> vs hematoma.', 'uncertain'],
    ['Something at the vallecula, ?<<cyst>>.', 'uncertain'],
    ['The tendon was, I believe, <<avascular>>.', 'uncertain'],
    ['It is unclear whether the <<nerve>> was in continuity.', 'uncertain'],
    ['<<Infection>> was not ruled out.', 'uncertain'],
    ['The question of <<infection>> was left open.', 'uncertain'],
  ])('uncertain: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['The tendon was cut as high as <<possible>> and tied.', 'affirmed'],
    ['The hip could now be <<reduced>>.', 'affirmed'],
    ['The suspected <<hematoma>> was confirmed.', 'affirmed'],
    ['The <<guillotine amputation>> of 3/12/26 was left open.', 'affirmed'],
  ])('no doubt: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
});

describe('whose it is', () => {
  it.each([
    ["<<The hernia>> belonged to the father; the boy's groin had only a node.", 'other-person'],
    ["The hernia belonged to the father; <<the boy's groin>> had only a node.", 'affirmed'],
    ['It is the mother who had <<it both sides>>; the daughter has a cyst.', 'other-person'],
    ['The right one was the twin sister and hers is the one with the <<developmental hip>>.', 'other-person'],
    ['It was her mother who brought the films, and <<the hip>> was out on them.', 'affirmed'],
    ['The tendon belonged to <<the flexors>>.', 'affirmed'],
  ])('%s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
});
