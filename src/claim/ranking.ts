// Without a code: which codes the record supports, best first, and the words that speak for each.
import { checkByRules } from '../check/element.ts';
import { judge, type RecordReading } from '../check/record.ts';
import type { Knowledge } from '../checklist/compile.ts';
import type { Finding, Report } from '../contract/report.ts';
import { placeOf } from './places.ts';
import { affirmed, only, quotes, statements } from './statements.ts';

export type Ranking = NonNullable<Report['ranking']>;

/** A case names no code and its record supports none of those that have a checklist. */
export class NoSupportedCodeError extends Error {
  constructor(codes: readonly string[]) {
    super(`the case names no code, and its record supports none of ${codes.join(', ')}; name the code to be checked`);
  }
}

/** What counts how much: a `supports` rule met in the body of the operative note, or in a title or another field only; the act itself; what describes it; what it is about. */
const points = { body: 2, title: 1, act: 3, described: 1, topic: 2 } as const;

/**
 * The codes that the record supports. A code counts its distinct `supports` rules that are affirmed in the operative note, more where the
 * body says it than where only a title does; the topics of its operation; and the elements that name and describe its act as far as they are
 * present. Its score is the share of all that it could reach, in two decimals. A code with no supporting rule, without its act and with fewer
 * than two of its topics is left out.
 */
export function rankCodes(record: RecordReading, knowledge: Pick<Knowledge, 'checklists' | 'claimRules'>): Ranking {
  const here = only(record, 'operative-note');
  const ranking: Ranking = [];
  for (const checklist of knowledge.checklists.values()) {
    const speaking = checklist.supports.map((rule, at) =>
      judge(here, rule, affirmed, `supports ${at + 1}`).filter((match) => match.accepted),
    );
    const rules = knowledge.claimRules[checklist.source.code];
    const finding = (id: string): Finding | null => {
      const element = checklist.elements.find((one) => one.source.id === id);
      return element === undefined ? null : checkByRules(element, here);
    };
    const act = rules === undefined ? null : finding(rules.act);
    const described = (rules?.['described-by'] ?? []).filter((id) => id !== rules?.act).map(finding);
    const supported = speaking.reduce(
      (sum, matches) => sum + (matches.length === 0 ? 0 : matches.some((match) => placeOf(match) === 'body') ? points.body : points.title),
      0,
    );
    const acted = act?.status === 'present' ? points.act : act?.status === 'conflict' || act?.status === 'partial' ? points.act / 2 : 0;
    const topics = (rules?.topics ?? []).map((topic) => statements(here, topic));
    const met = topics.filter((matches) => matches.length > 0);
    if (supported === 0 && act?.status !== 'present' && met.length < 2) continue;
    const reached =
      supported + acted + points.topic * met.length + points.described * described.filter((one) => one?.status === 'present').length;
    const most = points.body * checklist.supports.length + points.act + points.described * described.length + points.topic * topics.length;
    const shown = (act?.evidence ?? []).filter((one) => one.role === 'supports').slice(0, 2);
    const quoted = quotes(
      [...speaking, ...met].flatMap((matches) => matches.slice(0, 1)),
      'supports',
      6,
    );
    const evidence = [
      ...quoted,
      ...shown.filter((one) => !quoted.some((other) => other.document === one.document && other.start < one.end && one.start < other.end)),
    ];
    ranking.push({ code: checklist.source.code, score: Math.round((reached / most) * 100) / 100, evidence });
  }
  return ranking.sort((a, b) => b.score - a.score || b.evidence.length - a.evidence.length || (a.code < b.code ? -1 : 1));
}
