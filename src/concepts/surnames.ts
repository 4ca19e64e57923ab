// The surnames of a note: capitalized words that a role or a title somewhere in it makes known as a person's.

const bareName =
  "(?:\\p{Lu}\\.[^\\S\\n]?){0,3}(?:(?:van|von|de|da|di|del|der|la|le)[^\\S\\n]){0,2}(?:Mc|Mac|O['’]|D['’])?\\p{Lu}[\\p{L}'’]{1,40}(?:-\\p{Lu}[\\p{L}'’]{1,40})?";
/** What makes the capitalized words beside it names of people. */
const role =
  '(?:co-?\\s?surgeons?|surgeons?(?:\\s(?:\\(s\\)|one|two|[12AB]))?|attendings?|operators?|op(?:erated)?(?:\\sby)?|(?:1st\\s|2nd\\s|first\\s|second\\s)?assistants?|(?:1st\\s|2nd\\s)?assts?\\.?|assist|[12]A|residents?|fellows?|registrars?|interns?|consultants?|anesthetists?|anaesthetists?|anesthesiologists?|anaesthesiologists?|anaesthesia|anesthesia|anes\\.?|crna|lead|staff|scrubbed|team|pa)';
const introductions: readonly RegExp[] = [
  new RegExp(`\\b${role}(?:\\(s\\))?[^\\S\\n]{0,40}(?:(?:[:=/(-]|were|was)[^\\S\\n]{0,40})?(?=(${bareName}))`, 'giu'),
  new RegExp(
    `(?=(${bareName}),?[^\\S\\n]?\\(?(?:attending|surgeon|co-?surgeon|assistant|assisting|resident|fellow|registrar|PGY-?\\d|student|operator|CSA|CRNA|PA-C|RNFA)\\b)`,
    'gu',
  ),
];
const moreNames = new RegExp(`(?:[^\\S\\n]?(?:,|/|&|\\+|;|and|with)[^\\S\\n]?)(${bareName})`, 'uy');
const oneName = new RegExp(`^${bareName}`, 'u');
/** Capitalized words that are no names. */
const noName =
  /^(?:none|nil|see|the|an?|he|she|it|we|they|i|my|our|his|her|this|that|both|all|two|one|no|not|with|for|by|and|of|in|on|at|as|is|was|were|to|general|spinal|epidural|regional|geta|mac|lma|surgeons?|surgery|surgical|assistants?|asst|assists?|attending|residents?|fellows?|consultant|operator|anesth\w*|anaesth\w*|anes|team|case|service|department|vascular|plastics?|ortho\w*|urolog\w*|oncolog\w*|trauma|orthop\w*|general|senior|chief|primary|second|first|third|lead|staff|scrub|nurse|student|registrar|modifier|left|right|patient|procedure|preop\w*|postop\w*|pre|post|diagnosis|operation|date|time|indications?|findings|specimens?|complications|drains?|counts?|position|implants|estimated|dr|drs|mr|mrs|ms|prof|doctor|professor|md|pa|rn|crna|pgy|blank|present|performed|scrubbed|available|required|needed|responsible|signature|signed|dictated|dictating|name|names|other|same|who|then|after|under|also|am|did|has|had|will|operated|opened|divided|ligated|raised|closed|made|note|report|office|notes|consent|room|hospital|clinic|block|record|type|provider|start|end|total|induction|induced|yes|unknown|pending|self|alone|members?)$/iu;

/** No operation has so many people; a list without end would make each search as long. */
const mostSurnames = 200;

/** Bare surnames: introduced by a role ("assistant: Moss", "Vale and Reyes, co-surgeons", "Moss (resident)") or a title anywhere in the note, found wherever they stand. */
export function surnames(text: string): RegExp | null {
  const found = new Set<string>();
  const add = (name: string): boolean => {
    if (found.size === mostSurnames) return false;
    const last = name.trim().split(/\s|\./).pop() as string;
    if (last.length < 3 || noName.test(last)) return false;
    found.add(last);
    return true;
  };
  const introduce = (name: string, end: number): void => {
    if (!add(name)) return;
    moreNames.lastIndex = end;
    for (let more = moreNames.exec(text); more !== null && add(more[1] as string); ) more = moreNames.exec(text);
  };
  for (const introduction of introductions)
    for (const match of text.matchAll(introduction)) {
      // The role is read in any case, a name only as it is written.
      const name = oneName.exec(match[1] as string)?.[0];
      if (name !== undefined) introduce(name, match.index + match[0].length + name.length);
    }
  for (const match of text.matchAll(/\b(?:Dr|Drs|Mr|Mrs|Ms|Prof|Professor|Doctor)\.?\s(?:\p{Lu}\.\s?){0,3}(\p{Lu}[\p{L}'’-]+)/gu))
    introduce(match[1] as string, match.index + match[0].length);
  if (found.size === 0) return null;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:\\p{Lu}\\.\\s?){0,3}(?:${[...found].join('|')})(?![\\p{L}\\p{N}])`, 'gu');
}
