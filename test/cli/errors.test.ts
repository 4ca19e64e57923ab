// Wrong input: one clear line on standard error, exit code 2, no word of the note.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { opaudit, scratch } from './command.ts';

const folder = scratch();
const secret = 'Zebulon Quartermaine';
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const good = file('note.txt', `OPERATIVE NOTE\nPatient: ${secret}\nThe left stump was closed.`);
const empty = file('empty.txt', ' \n\t\n');
const nothing = file('nothing.txt', '');
const binary = file('binary.txt', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 3, 0, 0x3e, 0, 1, 0, 5, 6, 7, 8, 9, 0, 0, 0]));
const pdf = file('scan.pdf', '%PDF-1.7\n%âãÏÓ\n1 0 obj');
const large = file('large.txt', 'a word '.repeat(200_000));
const broken = file('broken.json', `{\n  "code": "27594",\n  "note": "${secret}" oops\n}`);
const array = file('array.json', '[1, 2]');
const field = file(
  'field.json',
  JSON.stringify({
    code: '27594',
    documents: [
      { kind: 'operative-note', text: secret },
      { kind: 'x-ray', text: secret },
    ],
  }),
);
const key = file('key.json', JSON.stringify({ code: '27594', note: secret, modifers: ['58'] }));
const dated = file('dated.json', JSON.stringify({ code: '27594', note: secret, claim: { dateOfService: '2026-02-30' } }));
const displaced = file('displaced.json', JSON.stringify({ code: '27594', note: secret, modifiers: ['58'] }));
const both = file('both.json', JSON.stringify({ code: '27594', note: secret, documents: [{ text: secret }] }));
const longer = file('longer.txt', 'a word '.repeat(140_000));
const blank = file('blank.json', JSON.stringify({ code: '27594', note: '  ' }));
mkdirSync(join(folder, 'empty-folder'));

const check = (...rest: string[]): string[] => ['check', good, '--code', '27594', ...rest];

const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['no such file', ['check', join(folder, 'gone.txt'), '--code', '27594'], /gone\.txt: no such file or folder; give the path/],
  ['a folder', ['check', folder, '--code', '27594'], /is a folder; give a file/],
  ['an empty file', ['check', nothing, '--code', '27594'], /nothing\.txt: is empty/],
  ['only white space', ['check', empty, '--code', '27594'], /empty\.txt: is empty/],
  ['binary data', ['check', binary, '--code', '27594'], /binary\.txt: is binary data/],
  ['a PDF', ['check', pdf, '--code', '27594'], /scan\.pdf: is a PDF, not plain text/],
  ['a note over 1 MB', ['check', large, '--code', '27594'], /large\.txt: is larger than 1 MB/],
  [
    'an unknown code',
    ['check', good, '--code', '12345'],
    /code 12345: there is no checklist for it; there are 27111, 27257, 27290, 27397, 27594/,
  ],
  ['a code that is none', ['check', good, '--code', 'hip'], /--code HIP: expected a five-character CPT code/],
  ['an impossible date', check('--date', '2026-02-30'), /--date 2026-02-30: no such day/],
  ['a date in another form', check('--date', '3/14/2026'), /--date 3\/14\/2026: expected a calendar date such as 2026-03-14/],
  ['a bad modifier', check('--modifier', '5'), /--modifier 5: expected a two-character modifier/],
  ['a bad diagnosis', check('--diagnosis', 'stump'), /--diagnosis stump: expected an ICD-10-CM code/],
  [
    'an unknown kind of document',
    check('--document', `index-note=${good}`),
    /--document index-note: unknown kind of document; did you mean index-operative-note\?/,
  ],
  ['a document without its kind', check('--document', good), /--document: expected KIND=FILE/],
  ['a document that is not there', check('--document', `imaging=${folder}/none.txt`), /none\.txt: no such file/],
  ['an unknown format', check('--format', 'pdf'), /'pdf' is invalid\. Allowed choices are text, json, markdown, html, csv/],
  ['an unknown element', check('--explain', 'wound-margin'), /--explain: code 27594 has no such element; did you mean wound-margins\?/],
  ['output onto a full disk', check('--out', '/dev/full'), /--out \/dev\/full: cannot be written: the disk is full/],
  ['output into a folder', check('--out', folder), /--out .*: is a folder/],
  ['output where nothing can be', check('--out', join(folder, 'gone', 'r.json')), /--out .*: cannot be written: no such file or folder/],
  ['output below a file', check('--out', join(good, 'r.json')), /--out .*: cannot be written: a part of this path is no folder/],
  ['broken JSON', ['check', broken], /broken\.json:3: is no valid JSON/],
  ['JSON that is no case', ['check', array], /array\.json: is no case/],
  ['a wrong field', ['check', field], /field\.json: documents\[1\]\.kind: expected one of operative-note, /],
  ['an unknown field', ['check', key], /key\.json: unknown field modifers; did you mean modifiers\? it belongs in claim/],
  ['a field in the wrong place', ['check', displaced], /displaced\.json: unknown field modifiers; it belongs in claim/],
  ['a note beside documents', ['check', both], /both\.json: note: give "note" or "documents", not both/],
  [
    'a record over 2 MB',
    check('--document', `imaging=${longer}`, '--document', `consent=${longer}`, '--document', `pathology=${longer}`),
    /the record: documents: .*2 MB/,
  ],
  ['a wrong field inside the claim', ['check', dated], /dated\.json: claim\.dateOfService: no such day/],
  ['a note without text', ['check', blank], /blank\.json: note: the document has no text/],
  [
    'a batch of nothing',
    ['batch', join(folder, 'gone.jsonl'), '--out', join(folder, 'o.jsonl')],
    /gone\.jsonl: no such file or folder; give a JSONL file/,
  ],
  ['a batch of an empty folder', ['batch', join(folder, 'empty-folder'), '--out', join(folder, 'o.jsonl')], /holds no note/],
  ['a batch without --out', ['batch', folder], /required option '-o, --out <file>' not specified/],
  ['a batch onto its own input', ['batch', field, '--out', field], /is the input itself/],
  ['a batch into nowhere', ['batch', field, '--out', join(folder, 'gone', 'o.csv')], /cannot be written/],
  ['lint of no file', ['lint', join(folder, 'gone.yaml')], /gone\.yaml: no such file/],
  ['verify of what is no report', ['verify', field, good], /field\.json: is no report of opaudit/],
  [
    'serve to other machines without keys',
    ['serve', '--host', '0.0.0.0'],
    /--host 0\.0\.0\.0: other machines can reach it, so it needs API keys/,
  ],
  ['serve on no port', ['serve', '--port', '80a'], /expected a whole number from 0 to 65535/],
  [
    'serve with keys that are not there',
    ['serve', '--keys', join(folder, 'gone.txt')],
    /gone\.txt: no such file.*make a key with opaudit keys create/,
  ],
  ['serve with keys of another kind', ['serve', '--keys', good], /note\.txt:1: is no key/],
  ['serve with no key in the file', ['serve', '--keys', nothing], /nothing\.txt: holds no key; make one/],
  ['a key without a file', ['keys', 'create', 'billing'], /required option '--keys <file>' not specified/],
  ['no note', ['check', '--code', '27594'], /missing required argument 'note'/],
  ['an unknown command', ['chek', good], /unknown command 'chek'.*Did you mean check\?/],
  ['an unknown option', check('--modifer', '58'), /unknown option '--modifer'.*Did you mean --modifier\?/],
];

describe('wrong input', () => {
  it.each(cases)('%s', (_, args, message) => {
    const before = readdirSync(folder).sort();
    const { status, stdout, stderr } = opaudit(args);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/^opaudit: /);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toContain('Quartermaine');
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+/);
    expect(readdirSync(folder).sort()).toEqual(before);
  });
});
