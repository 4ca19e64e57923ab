// npm run train:context -- --read FILE… --unread FILE…: learns from labelled sentences how far the words around a target, and what cues
// and frames made of it, speak for each assertion, and writes checklists/language/weights.json; then teaches the network of words alone by
// the same sentences and writes network.json beside it. In files that those who write cues have read, cues and frames are better than they
// are elsewhere: of these files the words alone are learned. The same data give the same files.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Role, roles } from '../context/surroundings.ts';
import type { ContextWeights } from '../context/weighing.ts';
import { type Assertion, assertions } from '../contract/report.ts';
import { compileKnowledge } from '../index.ts';
import { readNote } from '../note/read.ts';
import { readKnowledgeFiles } from '../service/knowledge.ts';
import { readRows, rowsOf, tokensOf } from './assertion-rows.ts';
import { type Example, learn } from './logistic.ts';
import { type Lesson, lessonOf, teach } from './network-lessons.ts';
import { EvaluationInputError, runEvaluation, tsvFiles } from './tsv.ts';

const target = 'checklists/language/weights.json';
const networkTarget = 'checklists/language/network.json';
/** Features that stand in fewer sentences are left to others. */
const leastSentences = 3;
const penalty = 1.25;
const steps = 100;
/** Weights smaller than this many hundredths say nothing. */
const least = 6;

const usage = 'npm run train:context, or --read FILE --unread FILE, each as often as needed';

runEvaluation(import.meta.url, usage, () => {
  const paths = { type: 'string', multiple: true, default: [] as string[] } as const;
  const { values } = parseArgs({ options: { read: paths, unread: paths } });
  const rows = (['read', 'unread'] as const).flatMap((kind) =>
    values[kind].flatMap(tsvFiles).flatMap((file) => rowsOf(file, readRows).map((row) => ({ row, ruled: kind === 'unread' }))),
  );
  if (rows.length === 0) throw new EvaluationInputError(`give files: ${usage}`);
  const files = readKnowledgeFiles().filter(({ path }) => path.includes('language/') && path.endsWith('.yaml'));
  const { headings, context: engine } = compileKnowledge(files);
  const terms = new Map<string, number>();
  const names: string[] = [];
  const number = (term: string): number => {
    const known = terms.get(term);
    if (known !== undefined) return known;
    terms.set(term, names.length);
    return names.push(term) - 1;
  };
  const features = new Map<number, number>();
  const sentences: number[] = [];
  const ruling = roles.indexOf('rules');
  const networkLessons: Lesson[] = [];
  const examples = rows.flatMap(({ row, ruled }): Example[] => {
    const note = readNote(row.text, headings);
    const range = tokensOf(note, row);
    if (range === null) return [];
    const own: number[] = [];
    const counts: number[] = [];
    const add = (role: number, term: number, value: number): void => {
      if (role === ruling && !ruled) return;
      const key = term * roles.length + role;
      let feature = features.get(key);
      if (feature === undefined) {
        feature = features.size;
        features.set(key, feature);
      }
      sentences[feature] = (sentences[feature] ?? 0) + 1;
      own.push(feature);
      counts.push(value);
    };
    const seen = new Set<number>();
    engine.of(note, 'operative-note').around(range.first, range.last, number, {
      once(role, term) {
        const key = term * roles.length + role;
        if (!seen.has(key)) add(role, term, 1);
        seen.add(key);
      },
      every: add,
    });
    const assertion = assertions.indexOf(row.label as Assertion);
    networkLessons.push(lessonOf(note, range.first, range.last, assertion));
    return [{ features: own, values: counts, target: assertion, weight: 1 }];
  });
  // The features that stand often enough, numbered anew.
  const kept = new Map<number, number>();
  for (const feature of features.values()) if ((sentences[feature] ?? 0) >= leastSentences) kept.set(feature, kept.size);
  const lessons = examples.map(({ features: own, values: counts, ...rest }): Example => {
    const places = own.map((feature, at) => [kept.get(feature), counts?.[at] ?? 1] as const).filter(([feature]) => feature !== undefined);
    return { ...rest, features: places.map(([feature]) => feature as number), values: places.map(([, count]) => count) };
  });
  const width = assertions.length;
  const learned = learn(lessons, { features: kept.size, classes: width, penalty, steps });
  const byRole = new Map<Role, [string, number[]][]>(roles.map((role) => [role, []]));
  for (const [key, feature] of features) {
    const place = kept.get(feature);
    if (place === undefined) continue;
    const list = [...learned.slice(place * width, (place + 1) * width)].map((weight) =>
      Math.abs(weight * 100) < least ? 0 : Math.round(weight * 100),
    );
    while (list[list.length - 1] === 0) list.pop();
    if (list.length > 0) byRole.get(roles[key % roles.length] as Role)?.push([names[Math.floor(key / roles.length)] as string, list]);
  }
  const weights: ContextWeights['weights'] = {};
  for (const [role, list] of byRole) weights[role] = Object.fromEntries(list.sort(([a], [b]) => (a < b ? -1 : 1)));
  const lines = Object.entries(weights).map(([role, list]) => `${JSON.stringify(role)}:${JSON.stringify(list)}`);
  writeFileSync(target, `{"sentences":${lessons.length},\n"weights":{\n${lines.join(',\n')}\n}}\n`);
  console.log(
    `${target}: learned from ${lessons.length} sentences; ${[...byRole.values()].reduce((sum, list) => sum + list.length, 0)} features`,
  );
  const network = teach(networkLessons);
  writeFileSync(networkTarget, `${JSON.stringify(network)}\n`);
  console.log(`${networkTarget}: learned from ${network.sentences} sentences; ${network.words.length} words`);
});
