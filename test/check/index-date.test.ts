// Which dates and distances belong to the index amputation, and which to something told beside it.
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/index.ts';
import { knowledge } from '../knowledge.ts';

const checker = createChecker(knowledge);
const statusOf = (told: string): string =>
  checker.checkOne(
    {
      code: '27594',
      documents: [{ date: '2026-03-14', text: `Procedure: Secondary closure, right above-knee stump.\n\nIndications: ${told}` }],
    },
    'index-date',
  ).status;

describe('the index amputation', () => {
  it.each([
    'On February 5, 2026 I took the leg off and left everything open; I told his daughters that same night.',
    'He lost the right leg above the knee in a motorcycle crash on 2 July 2024.',
    'He came in on the fifth of january in septic shock and that night I took the leg off.',
    'She had the formal amputation on february seventeen of this year by my partner.',
    'We came through the femur on March 2nd.',
    'A vascular surgeon had divided the femur on 22 February.',
    'It was on the night of 28 February that the limb had to be sacrificed.',
    'The open amputation was carried out on 02/21/2026 by the trauma team.',
    'Guillotine through the right femur 2/9 for a wet foot.',
    'He came in on April thirtieth with a septic foot and I did a guillotine that night.',
    'She lost both lower limbs to a grain auger on 3 October 2019.',
    'The amputation was done on February 3, no, February 13, 2026.',
  ])('is dated in other words: %s', (told) => expect(statusOf(told)).toBe('present'));

  it.each([
    'Post-amputation day: 9',
    'AKA d14, sponge off.',
    'The wound has been open for nine days, that is, since the leg was sacrificed.',
    'Interval from index amputation to this procedure: 8 days.',
    'Days since index amputation: 12',
  ])('is told by its distance: %s', (told) => expect(statusOf(told)).toBe('present'));

  it.each([
    'Her brother lost his leg on 3 March 2024.',
    'A guillotine amputation was done in her mother on March 3, 2024.',
    'Her hernia was repaired two weeks ago. Her mother lost a leg to diabetes.',
    'He was admitted on 3/2/26 with gas gangrene.',
    'POD 4 from cholecystectomy.',
  ])('is not what is dated: %s', (told) => expect(statusOf(told)).not.toBe('present'));
});

describe('another paper and a later event', () => {
  it('gives the same amputation another date', () =>
    expect(statusOf('She had the open amputation on 02/20/2026. The discharge letter has it on 02/18/2026.')).toBe('conflict'));
  it.each([
    'He had an above-the-knee amputation a while back. About ten days ago a nurse saw a gap.',
    'She had a recent above-knee amputation. Two weeks ago the wound opened when she fell.',
  ])('is no distance of the amputation: %s', (told) => expect(statusOf(told)).toBe('partial'));
});
