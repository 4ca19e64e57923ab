// npm run train: learns the weights of the second reading from labelled passages and notes and writes checklists/words/weights.json.
//   --passages DIR…         passages that those who write rules have read: words are learned from them
//   --unread-passages DIR…  passages that nobody who writes rules has read: also how far rules and words are to be trusted
//   --notes DIR…            --unread-notes DIR…  the same of whole notes
//   --read-notes DIR…       notes harder than most, which those who write rules have read: only words are learned from them
//   --unrelated-notes DIR…  notes about other matters, from which both learn what is not meant
// The trust is learned from words held out in turn, so that it is that in words of text not learned from. The same data give the same file.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { checkByRules } from '../check/element.ts';
import { groundsOf } from '../check/second-opinion.ts';
import { type Finding, type Status, statuses } from '../contract/report.ts';
import { compileKnowledge, createChecker, type Knowledge } from '../index.ts';
import { clueNames, cluesOf } from '../second-reading/opinion.ts';
import { createSecondReading, type SecondReading } from '../second-reading/second-reading.ts';
import { createTerms } from '../second-reading/terms.ts';
import { packWordModel, type WordModelData } from '../second-reading/word-model.ts';
import { readKnowledgeFiles } from '../service/knowledge.ts';
import { type GoldCase, readCases } from './cases.ts';
import { everywhere, type Passage, readPassages } from './labelled-passages.ts';
import { type Example, learn } from './logistic.ts';
import { EvaluationInputError, runEvaluation } from './tsv.ts';
import { readUnrelatedNotes } from './unrelated-notes.ts';
import { type Lesson, learnWords, lessonsOfNotes, lessonsOfPassages } from './word-lessons.ts';

const target = 'checklists/words/weights.json';
/** The data are cut in so many parts; each is judged by words learned from the others. */
const parts = 5;
/** Steps of descent for what is kept, and for what only tells how far words are to be trusted. */
const steps = 100;
const fewerSteps = 60;
/** Every so manyeth unread passage is also put to the elements of the other codes; such a judgement counts so much. */
const offTopicEvery = 12;
const offTopicWeight = 0.04;
/** A judgement of a note about other matters counts so much. */
const unrelatedWeight = 0.15;

/** The values of clues with the status that should come of them. */
interface Judged {
  readonly clues: Float64Array;
  readonly status: Status;
  readonly weight: number;
}

/** All lessons, and the models of words learned with each part held out. */
interface Taught {
  readonly whole: Pick<WordModelData, 'shared' | 'elements'>;
  readonly without: readonly SecondReading[];
}

function teach(lessons: readonly Lesson[], vocabulary: Knowledge['vocabulary']): Taught {
  const without = Array.from({ length: parts }, (_, part) => {
    console.error(`learning words, part ${part + 1} of ${parts + 1}`);
    const words = learnWords(
      lessons.filter((lesson) => lesson.part !== part),
      fewerSteps,
    );
    return createSecondReading(packWordModel({ passages: 0, notes: 0, clues: {}, ...words }), vocabulary);
  });
  console.error(`learning words, part ${parts + 1} of ${parts + 1}`);
  return { whole: learnWords(lessons, steps), without };
}

/** The clues that one record gives for some elements of its code, by the rules alone and the words of a model. */
function judge(
  knowledge: Knowledge,
  input: unknown,
  code: string,
  reading: SecondReading,
  wanted: (element: string) => { status: Status; weight: number } | null,
): Judged[] {
  const record = { ...createChecker(knowledge).read(input), words: reading };
  return knowledge.checklists.get(code)!.elements.flatMap((element): Judged[] => {
    const gold = wanted(element.source.id);
    if (gold === null) return [];
    const finding: Finding = checkByRules(element, record);
    const grounds = groundsOf(finding, element, record);
    return grounds === null ? [] : [{ clues: cluesOf(grounds), ...gold }];
  });
}

const documentsOf = (text: string) => [{ kind: 'operative-note', text }];

function judgePassages(knowledge: Knowledge, passages: readonly Passage[], readingOf: (at: number) => SecondReading): Judged[] {
  return passages.flatMap(({ code, element, status, text }, at) => {
    const own = judge(knowledge, { code, documents: documentsOf(text) }, code, readingOf(at), (id) =>
      id === element ? { status: status as Status, weight: 1 } : null,
    );
    if (at % offTopicEvery !== 0) return own;
    const others = [...knowledge.checklists.keys()].filter((other) => other !== code);
    const offTopic = others.flatMap((other) =>
      judge(knowledge, { code: other, documents: documentsOf(text) }, other, readingOf(at), (id) =>
        id === element || everywhere.has(id) ? null : { status: 'missing', weight: offTopicWeight },
      ),
    );
    return [...own, ...offTopic];
  });
}

/** How often each status is given in notes. */
function shares(cases: readonly GoldCase[]): Map<Status, number> {
  const all = cases.flatMap(({ gold }) => Object.values(gold.elements).map(({ status }) => status));
  return new Map(statuses.map((status) => [status, all.filter((one) => one === status).length / all.length]));
}

/** Notes judged element by element, each status with its weight. */
function judgeNotes(
  knowledge: Knowledge,
  cases: readonly GoldCase[],
  readingOf: (at: number) => SecondReading,
  weightOf: (status: Status) => number,
): Judged[] {
  return cases.flatMap(({ input, gold }, at) =>
    judge(knowledge, input, gold.code, readingOf(at), (id) => {
      const status = gold.elements[id]?.status;
      return status === undefined ? null : { status, weight: weightOf(status) };
    }),
  );
}

function learnClues(judged: readonly Judged[]): WordModelData['clues'] {
  const examples = judged.map(({ clues, status, weight }): Example => {
    const given = [...clues.keys()].filter((clue) => clues[clue] !== 0);
    return { features: given, values: given.map((clue) => clues[clue]!), target: statuses.indexOf(status), weight };
  });
  const weights = learn(examples, { features: clueNames.length, classes: statuses.length, penalty: 1, steps: 300 });
  return Object.fromEntries(
    clueNames.map((name, at) => [
      name,
      [...weights.slice(at * statuses.length, (at + 1) * statuses.length)].map((one) => Math.round(one * 100)),
    ]),
  );
}

const unique = (passages: readonly Passage[]): Passage[] => [
  ...new Map(passages.map((passage) => [`${passage.code}.${passage.element} ${passage.text}`, passage])).values(),
];

/** One line an element, so that a change of the data shows as a change of lines. */
function write({ passages, notes, shared, elements, clues }: WordModelData): void {
  const table = (entries: Record<string, unknown>): string =>
    `{\n${Object.entries(entries)
      .map(([key, weights]) => `${JSON.stringify(key)}:${JSON.stringify(weights)}`)
      .join(',\n')}\n}`;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(
    target,
    `{"passages":${passages},"notes":${notes},\n"shared":${JSON.stringify(shared)},\n"elements":${table(elements)},\n"clues":${table(clues)}}\n`,
  );
}

const usage =
  'npm run train, or --passages DIR --unread-passages DIR --notes DIR --read-notes DIR --unread-notes DIR --unrelated-notes DIR, each as often as needed';

runEvaluation(import.meta.url, usage, () => {
  const folders = { type: 'string', multiple: true, default: [] as string[] } as const;
  const { values } = parseArgs({
    options: {
      passages: folders,
      'unread-passages': folders,
      notes: folders,
      'read-notes': folders,
      'unread-notes': folders,
      'unrelated-notes': folders,
    },
  });
  const read = values.passages.flatMap(readPassages);
  const unread = unique(values['unread-passages'].flatMap(readPassages));
  const corpus = values.notes.flatMap(readCases);
  const readNotes = values['read-notes'].flatMap(readCases);
  const unreadNotes = values['unread-notes'].flatMap(readCases);
  const unrelated = values['unrelated-notes'].flatMap(readUnrelatedNotes);
  if (unread.length === 0 || unreadNotes.length === 0 || corpus.length === 0) throw new EvaluationInputError(`give folders: ${usage}`);
  const knowledge: Knowledge = { ...compileKnowledge(readKnowledgeFiles()), words: null };
  const partOf = (at: number): number => at % parts;
  const passages = unique([...unread, ...read]);
  const reader = { read: createChecker(knowledge).read, eachTerm: createTerms(knowledge.vocabulary, (term) => term), partOf };
  const lessons = [
    ...lessonsOfPassages(passages, reader),
    ...lessonsOfNotes([...unreadNotes, ...corpus, ...readNotes], reader),
    ...lessonsOfNotes(unrelated, reader),
  ];
  const taught = teach(lessons, knowledge.vocabulary);
  const readingOf = (at: number): SecondReading => taught.without[partOf(at)] as SecondReading;
  console.error('judging by rules and words');
  // Unread notes are weighed so that their statuses are as frequent as in the notes of the corpus.
  const wanted = shares(corpus);
  const given = shares(unreadNotes);
  const judged = [
    ...judgePassages(knowledge, unread, readingOf),
    ...judgeNotes(knowledge, unreadNotes, readingOf, (status) => wanted.get(status)! / given.get(status)!),
    ...judgeNotes(knowledge, unrelated, readingOf, () => unrelatedWeight),
  ];
  const data: WordModelData = {
    passages: passages.length,
    notes: unreadNotes.length + corpus.length + readNotes.length,
    ...taught.whole,
    clues: learnClues(judged),
  };
  write(data);
  console.log(`${target}: learned from ${data.passages} passages and ${data.notes} notes; ${judged.length} judgements weighed`);
});
