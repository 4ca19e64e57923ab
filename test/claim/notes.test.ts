// Short notes against the real checklists: which sibling each record fits, and which modifiers it supports. Invented; no patient in them exists.
import { describe, expect, it } from 'vitest';
import { checker } from '../knowledge.ts';

/** Code checked, siblings expected, note. */
const siblings: readonly (readonly [string, readonly string[], string])[] = [
  [
    '27594',
    ['27590'],
    `PREOPERATIVE DIAGNOSIS: Ischemic gangrene of the left leg, not reconstructable.
PROCEDURE: Left above-knee amputation.
ANESTHESIA: Spinal.
DESCRIPTION: Anterior and posterior flaps of equal length were marked above the knee. The superficial femoral artery and vein were ligated. The femur was divided 12 cm above the joint line with an oscillating saw and the limb was passed off. Adductor myodesis was done through drill holes. The fascia was closed with 0 Vicryl and the skin with staples over a drain.`,
  ],
  [
    '27594',
    ['27592'],
    `PROCEDURE: Guillotine amputation, right thigh.
INDICATIONS: Wet gangrene to the knee with septic shock.
DESCRIPTION: A circular incision was made above the knee, all muscle was divided at one level and the femur was cut with a Gigli saw. The vessels were suture ligated. The wound was left open and packed with saline gauze. He will return in three to five days for formal closure.`,
  ],
  [
    '27594',
    ['27598'],
    `PROCEDURE: Left through-knee amputation.
DESCRIPTION: A posterior flap was raised. The patellar tendon was divided at the tubercle, the cruciate and collateral ligaments were cut, and the leg was disarticulated at the knee, leaving the femoral condyles intact. The patellar tendon was sewn to the cruciate stumps and the skin was closed with nylon.`,
  ],
  [
    '27594',
    ['27596'],
    `INDICATIONS: Nonhealing left above-knee stump, POD 30, with exposed bone.
PROCEDURE: Revision of left above-knee amputation.
DESCRIPTION: The old scar was excised. The muscles were reflected and a further 6 cm of femur was resected with the saw to a fresh level in the mid thigh. Myodesis was carried out and the flaps closed over a drain.`,
  ],
  [
    '27594',
    [],
    `INDICATIONS: Open left transfemoral stump after guillotine amputation on 3/2/2026, granulating and clean.
PROCEDURE: Delayed primary closure, left above-knee stump.
DESCRIPTION: No bone was resected; the femur was left at its length and only a spicule was rasped smooth. Three drill holes were made for the myodesis. The flaps were closed in layers over a drain. Re-amputation had been considered but was not needed.`,
  ],
  [
    '27594',
    [],
    `INDICATIONS: Painful adherent scar of the right AKA stump. He had an open guillotine amputation in 2021, revised to a higher level in 2022 by removing 4 cm of femur.
PROCEDURE: Scar revision, right above-knee stump.
DESCRIPTION: The scar was excised as an ellipse down to fascia, the flaps were advanced and closed with 2-0 Vicryl and 3-0 nylon. The bone was not touched.`,
  ],
  [
    '27111',
    ['27110'],
    `PROCEDURE: Right iliopsoas transfer (Mustard).
DESCRIPTION: The iliopsoas was detached with the lesser trochanter and brought through a window in the ilium. A trough was cut in the greater trochanter and the bone block was fixed there with a 6.5 mm cancellous screw and washer.`,
  ],
  [
    '27111',
    ['27110'],
    `OPERATION: Psoas transfer, left hip.
The tendon was freed from the lesser trochanter, led under the abductor remnant, and sutured to the lateral surface of the greater trochanter with No. 5 Ethibond through drill holes.`,
  ],
  [
    '27111',
    [],
    `OPERATION: Psoas transfer, left hip.
The greater trochanter was exposed by splitting the fascia lata. The tendon was freed from the lesser trochanter, led beneath the sartorius to the outside, and anchored to the superior femoral neck just medial to the greater trochanter with two suture anchors. The vastus ridge was left alone.`,
  ],
  [
    '27111',
    [],
    `PROCEDURE: Iliopsoas transfer to the femoral neck, right.
HISTORY: At age 6 he had an external oblique transfer to the greater trochanter.
DESCRIPTION: The iliopsoas was passed through the iliac window and its bone wafer fixed into the base of the femoral neck with a screw. Attaching it to the greater trochanter was considered but not done. The gluteus maximus fascia was sewn back to the greater trochanter.`,
  ],
  [
    '27257',
    ['27252'],
    `PREOP DX: Left hip dislocation after motorcycle accident.
PROCEDURE: Closed reduction left hip under general anesthesia.
DESCRIPTION: The patient was thrown from his motorcycle tonight and his hip dislocated posteriorly. Under general endotracheal anesthesia the hip was flexed and traction was applied; the head reduced with a clunk. Post-reduction films were concentric.`,
  ],
  [
    '27257',
    ['27266'],
    `DX: Dislocated right total hip arthroplasty.
PROCEDURE: Closed reduction, right THA, under anesthesia.
The patient bent over to tie her shoes and the hip popped out. Propofol was given by the anesthesia team. With traction and internal rotation the prosthetic head was reduced into the liner. Abduction brace applied.`,
  ],
  [
    '27257',
    ['27258'],
    `DX: Developmental dislocation, left hip.
PROCEDURE: Open reduction left hip.
Under general anesthesia a closed reduction was tried and failed. Through a medial approach the psoas was released, the capsule was opened, the ligamentum teres excised, and the head reduced under direct vision. A spica cast was applied in abduction.`,
  ],
  [
    '27257',
    ['27256'],
    `DX: Developmental dislocation of the right hip.
PROCEDURE: Placement of Pavlik harness in clinic, no anesthesia.
The awake infant's hip was gently guided into abduction and the harness adjusted. No sedation and no anesthesia were used.`,
  ],
  [
    '27257',
    [],
    `DX: Developmental dislocation, left hip (DDH).
PROCEDURE: Closed reduction left hip with arthrogram and spica.
General anesthesia was induced. No trauma history. Her brother dislocated his hip in a car crash. The hip was flexed, abducted and reduced with a clunk. An adductor tenotomy was done percutaneously. If this fails, open reduction will be planned. Spica cast applied.`,
  ],
  [
    '27290',
    ['27295'],
    `PROCEDURE: Left hip disarticulation.
The femoral vessels were ligated. The capsule was incised, the ligamentum teres divided, and the limb removed through the hip joint. The acetabulum and pelvis were left intact. The gluteal flap was sutured to the inguinal ligament.`,
  ],
  [
    '27290',
    ['27590'],
    `PROCEDURE: High above-knee amputation, right, for crush injury.
Planned hindquarter amputation was given up when viable muscle was found in the proximal thigh. The femur was divided below the lesser trochanter and the flaps were closed.`,
  ],
  [
    '27290',
    [],
    `PROCEDURE: Right hindquarter amputation.
HISTORY: Hip disarticulation on this side in 2024 for osteosarcoma, now recurrent in the stump.
The symphysis was divided. The sacroiliac joint was disarticulated with an osteotome and the hemipelvis removed with what was left of the limb. Internal hemipelvectomy had been discussed but was not possible.`,
  ],
  [
    '27290',
    [],
    `PROCEDURE: Left external hemipelvectomy.
The hip joint was not entered. The symphysis was cut, the left SI joint opened, the limb and innominate bone delivered en bloc. Above-knee amputation or hip disarticulation would not have cleared the tumor.`,
  ],
  [
    '27397',
    ['27394'],
    `PROCEDURE: Hamstring surgery, right.
The semimembranosus was lengthened by fractional cuts and the semitendinosus by Z-plasty. The biceps was lengthened at its aponeurosis. No tendon was transferred.`,
  ],
  [
    '27397',
    ['27400'],
    `PROCEDURE: Egger transfer, left.
The semitendinosus, gracilis and biceps were detached at their insertions and transferred to the posterior aspect of the femoral condyles through drill holes, so that they no longer flex the knee.`,
  ],
  [
    '27397',
    [],
    `PROCEDURE: Transfer of biceps femoris and semitendinosus to the patella, right.
Both tendons were detached, tunneled to the front, and fixed through a patellar tunnel. The semimembranosus was lengthened. A single tendon transfer had been considered.`,
  ],
];

/** Code checked, modifiers expected, note. */
const modifiers: readonly (readonly [string, readonly string[], string])[] = [
  [
    '27290',
    ['62', 'LT'],
    'CO-SURGEONS: Anne Park, MD (oncology); Raj Mehta, MD (vascular)\nPROCEDURE: Left hindquarter amputation.\nDESCRIPTION: Dr. Mehta exposed and divided the common iliac vessels. I then divided the symphysis and the left sacroiliac joint and delivered the limb.',
  ],
  [
    '27290',
    ['62', 'RT'],
    'SURGEONS: Dr. Ito and Dr. Bauer, as co-surgeons.\nPROCEDURE: Right external hemipelvectomy.\nDESCRIPTION: The vascular part, with ligation of the iliac artery and vein, was done by Dr. Bauer and is dictated separately. Dr. Ito divided the symphysis and the sacroiliac joint.',
  ],
  [
    '27290',
    ['LT'],
    'SURGEON: Dr. Ito. CO-SURGEON: Dr. Bauer.\nPROCEDURE: Left external hemipelvectomy.\nDESCRIPTION: The iliac vessels were ligated. The symphysis and the sacroiliac joint were divided.',
  ],
  [
    '27290',
    ['RT'],
    'SURGEON: Dr. Ito. ASSISTANT: Dr. Bauer.\nPROCEDURE: Right external hemipelvectomy.\nDESCRIPTION: Dr. Bauer held the leg while I divided the symphysis. I divided the sacroiliac joint.',
  ],
  [
    '27257',
    ['50'],
    'PROCEDURE: Closed reduction, both hips, with spica.\nDESCRIPTION: The right hip was reduced first with abduction, then the left hip was reduced in the same way.',
  ],
  [
    '27257',
    ['RT'],
    'PROCEDURE: Closed reduction, right hip.\nDESCRIPTION: Both hips were examined under anesthesia; the left was stable. The right hip was reduced. A double spica was applied to both legs.',
  ],
  [
    '27397',
    ['50'],
    'PROCEDURE: Bilateral transfer of gracilis and semitendinosus.\nDESCRIPTION: On each side the gracilis and semitendinosus were detached and moved to the iliotibial band.',
  ],
  [
    '27397',
    ['LT'],
    'PROCEDURE: Transfer of biceps and semitendinosus to the patella, left.\nDESCRIPTION: Tunnels were made on both sides of the thigh and one tendon was brought along each side to the kneecap. Both legs were padded.',
  ],
  [
    '27111',
    ['LT'],
    'PROCEDURE: Left iliopsoas transfer to the femoral neck.\nDESCRIPTION: The patient lay right side down. The right arm was padded. The left iliopsoas was anchored to the femoral neck.',
  ],
  [
    '27594',
    ['58', 'RT'],
    'PREOP: Open right AKA.\nPROCEDURE: Secondary closure, right above-knee stump.\nHISTORY: Guillotine amputation six days ago for sepsis; it was agreed then that I would come back to close it. \nDESCRIPTION: The right thigh stump was closed in layers with nylon.',
  ],
  [
    '27594',
    ['78', 'LT'],
    'PREOP: Dehisced left AKA.\nPROCEDURE: Closure of left above-knee stump.\nHISTORY: The stump was closed primarily twelve days ago; on Friday it came apart. \nDESCRIPTION: The left stump was debrided and closed with nylon.',
  ],
  [
    '27594',
    ['LT'],
    'PREOP: Painful scar, left AKA stump.\nPROCEDURE: Scar revision of left above-knee stump.\nHISTORY: The amputation was done on March 3, 2024. \nDATE: 03/14/2026\nDESCRIPTION: The left stump scar was excised and closed with nylon.',
  ],
];

describe('siblings of short notes', () => {
  it.each(siblings)('%s: %j', (code, expected, note) => {
    expect([...checker.check({ code, note }).siblings]).toEqual(expected);
  });
});

describe('modifiers of short notes', () => {
  it.each(modifiers)('%s: %j', (code, expected, note) => {
    expect([...checker.check({ code, note }).modifiers]).toEqual(expected);
  });
});
