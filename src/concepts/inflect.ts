// The only place that knows compromise: one base word → all the forms it takes in a note.
import nlp from 'compromise/two';
import { normal } from '../note/normal.ts';

interface Transform {
  readonly noun: { toPlural(word: string, model: unknown): string };
  readonly verb: { conjugate(word: string, model: unknown): Record<string, string> };
}

const language = nlp as unknown as { methods(): { two: { transform: Transform } }; model(): unknown };
const transform = language.methods().two.transform;
const model = language.model();

/** Words that take no inflection: function words, and words whose "inflections" are other words. */
const fixed = new Set(
  'about above after all along also and any are as at away back be been before behind below beneath between both but by can could did do does down during each either ever every few for forward from further get given had has have he her here him his how if in inside into is it its just least less like long made many may me might more most much must my near never new next nil no none nor not now of off old on once one only or other our out outside over own part past per possible quite rather right same seen several she should since so some still such than that their them then there these they this those through thus to together too toward towards under until up upon us very via was we well were what when where whether which while who whole why will with within without would yet you left lay lying'.split(
    ' ',
  ),
);

/** Forms that the rules of spelling do not give. */
const irregular: Record<string, readonly string[]> = {
  clip: ['clips', 'clipped', 'clipping'],
  prep: ['preps', 'prepped', 'prepping'],
  sew: ['sews', 'sewed', 'sewn', 'sewing'],
  saw: ['saws', 'sawed', 'sawn', 'sawing'],
  bleed: ['bleeds', 'bled', 'bleeding'],
  tear: ['tears', 'tore', 'torn', 'tearing'],
  swing: ['swings', 'swung', 'swinging'],
  lead: ['leads', 'led', 'leading'],
  bind: ['binds', 'bound', 'binding'],
  find: ['finds', 'found', 'finding'],
  leave: ['leaves', 'left', 'leaving'],
  thread: ['threads', 'threaded', 'threading'],
  diverticulum: ['diverticula'],
  ramus: ['rami'],
  ilium: ['ilia'],
  femur: ['femurs', 'femora'],
  cm: ['cms'],
  wind: ['winds', 'wound', 'winding'],
  lie: ['lies', 'lay', 'lain', 'lying'],
  // Not as "ride" and "pulse" go.
  debride: ['debrides', 'debrided', 'debriding'],
  avulse: ['avulses', 'avulsed', 'avulsing'],
  wean: ['weans', 'weaned', 'weaning'],
  rive: ['rives', 'rived', 'riven'],
  give: ['gives', 'gave', 'given', 'giving'],
  drive: ['drives', 'drove', 'driven', 'driving'],
  bring: ['brings', 'brought', 'bringing'],
  spring: ['springs', 'sprang', 'sprung', 'springing'],
  sting: ['stings', 'stung', 'stinging'],
  fly: ['flies', 'flew', 'flown', 'flying'],
  wear: ['wears', 'wore', 'worn', 'wearing'],
  swell: ['swells', 'swelled', 'swollen', 'swelling'],
};

/** Verbs that end as adjectives, adverbs or nouns do. */
const verbal =
  /^(?:re|over|under|trans)?(?:live|receive|perceive|derive|arrive|survive|revive|deprive|dive|apply|supply|multiply|rely|imply|comply|need|feed|proceed|succeed|exceed|embed|position|section|function|suction|mention|question|condition|cement|document|supplement|augment|fragment|segment|comment|implement|complement|witness|harness)$/;

const memo = new Map<string, readonly string[]>();

/** `word` (any case and spelling) and its inflections, as norms, without repetition. */
export function inflections(word: string): readonly string[] {
  const found = memo.get(word);
  if (found !== undefined) return found;
  const base = word.toLowerCase();
  const forms = new Set<string>([base]);
  const special = Object.hasOwn(irregular, base) ? irregular[base] : undefined;
  if (special !== undefined) for (const form of special) forms.add(form);
  else if (/^[a-z]{3,}$/.test(base) && !fixed.has(base)) {
    forms.add(transform.noun.toPlural(base, model));
    if (verbal.test(base) || !/(?:ed|ing|ly|ous|ive|tion|sis|itis|ment|ness|ity|ectomy|otomy)$/.test(base)) {
      const { FutureTense: _, ...tenses } = transform.verb.conjugate(base, model);
      for (const form of Object.values(tenses)) if (typeof form === 'string' && !form.includes(' ')) forms.add(form);
    }
  }
  const result = [...new Set([...forms].map((form) => (/^[\d.,/-]+$/.test(form) ? form : normal(form))))];
  memo.set(word, result);
  return result;
}
