// Report → text for a terminal: verdict first, then what is open, with the words behind every status.
import type { Case } from '../contract/case.ts';
import type { Alert, Evidence, Finding, Report, Status } from '../contract/report.ts';
import {
  byGroup,
  countsLine,
  globalPeriodLine,
  isOpen,
  onOneLine,
  operativeReportLine,
  placeOf,
  quoted,
  reasonAfterQuote,
  remarks,
  sentence,
  severitySign,
  statusSign,
  statusWord,
  verdictWord,
  whyNot,
} from './wording.ts';

/** Colours of a terminal; each takes and gives text. */
export interface Palette {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  readonly cyan: (text: string) => string;
}

const same = (text: string): string => text;
const noColors: Palette = { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same };

export interface TextOptions {
  /** Columns of the terminal. */
  readonly width?: number;
  readonly palette?: Palette;
}

const narrowest = 40;
const widest = 110;

/** The report as text for a terminal, ending with a newline. */
export function renderText(report: Report, input: Case, options: TextOptions = {}): string {
  const width = Math.min(widest, Math.max(narrowest, options.width ?? 100));
  const page = new Page(width, options.palette ?? noColors, input, report);
  page.head(report);
  for (const alert of report.alerts) page.alert(alert);
  for (const [group, findings] of byGroup(report.elements)) page.group(group, findings);
  if (report.operativeReport.length > 0) page.operativeReport(report.operativeReport);
  page.foot(report);
  return `${page.lines.join('\n')}\n`;
}

const widestTitle = 34;

class Page {
  readonly lines: string[] = [];
  readonly width: number;
  readonly colors: Palette;
  readonly input: Case;
  /** How wide the column of titles is. */
  readonly titles: number;

  constructor(width: number, colors: Palette, input: Case, report: Report) {
    const settled = report.elements.filter((finding) => !isOpen(finding)).map((finding) => finding.title.length);
    this.titles = Math.max(16, ...settled.filter((length) => length <= Math.min(widestTitle, width * 0.4)));
    this.width = width;
    this.colors = colors;
    this.input = input;
  }

  head(report: Report): void {
    const { bold, dim } = this.colors;
    const paint = { complete: this.colors.green, incomplete: this.colors.yellow, conflict: this.colors.red }[report.verdict];
    const verdict = verdictWord[report.verdict].toUpperCase();
    this.write(countsLine(report), { first: `${bold(paint(verdict))}   `, indent: verdict.length + 3 });
    this.write(`${report.code} · ${onOneLine(report.title)}`, { style: bold });
    const { documents } = this.input;
    if (report.id !== null) this.write(onOneLine(report.id), { style: dim });
    if (documents.length > 1)
      this.write(`${documents.length} documents: ${documents.map((document) => document.kind.replaceAll('-', ' ')).join(', ')}`, {
        style: dim,
      });
    if (report.ranking !== undefined && report.ranking.length > 0)
      this.write(`No code was given; the record supports, best first: ${report.ranking.map((one) => one.code).join(', ')}`, { style: dim });
  }

  alert(alert: Alert): void {
    const paint = { error: this.colors.red, warning: this.colors.yellow, info: this.colors.cyan }[alert.severity];
    this.lines.push('');
    this.write(onOneLine(alert.message), {
      first: `${paint(severitySign[alert.severity])} `,
      indent: 2,
      style: alert.severity === 'info' ? same : this.colors.bold,
    });
    for (const one of alert.evidence.slice(0, 3)) this.quote(one, 4);
  }

  group(name: string, findings: readonly Finding[]): void {
    this.lines.push('', this.colors.bold(name.toUpperCase()));
    for (const finding of findings) this.finding(finding, 'full');
  }

  /** The group beside the code's own: what is there in one line, what is not by name. */
  operativeReport(findings: readonly Finding[]): void {
    const { bold, dim } = this.colors;
    this.lines.push('', bold('OPERATIVE REPORT'));
    this.write(operativeReportLine(findings), { indent: 3, style: dim });
    const settled = findings.filter((finding) => finding.status === 'present');
    if (settled.length > 0)
      this.write(settled.map((finding) => onOneLine(finding.title)).join(', '), {
        first: ` ${this.sign('present')} `,
        indent: 3,
        style: dim,
      });
    for (const finding of findings.filter(isOpen)) this.finding(finding, 'brief');
  }

  finding(finding: Finding, depth: 'full' | 'brief'): void {
    const { dim, bold, cyan } = this.colors;
    const open = isOpen(finding);
    const first = ` ${this.sign(finding.status)} `;
    const title = onOneLine(finding.title);
    const marks = remarks(finding);
    if (!open) {
      const evidence = finding.evidence.find((one) => one.role === 'supports');
      const said =
        evidence === undefined ? onOneLine(finding.reason) : `${quoted(evidence.text)} (${placeOf(evidence, this.input.documents)})`;
      const note = finding.status === 'not-applicable' ? `not applicable: ${onOneLine(finding.reason)}` : [...marks, said].join(' · ');
      this.columns(first, title, note, dim);
      if (finding.confidence === 'review') for (const one of finding.evidence.filter((other) => other !== evidence)) this.quote(one, 5);
      return;
    }
    this.lines.push(`${first}${bold(title)}  ${this.paint(finding.status)([statusWord[finding.status], ...marks].join(' · '))}`);
    const shown = finding.evidence.slice(0, 4);
    const [main] = shown;
    const after = reasonAfterQuote(finding);
    if (main === undefined || after === null) this.write(sentence(onOneLine(finding.reason)), { indent: 5 });
    else this.write(`${quoted(main.text)} (${placeOf(main, this.input.documents)}): ${onOneLine(after)}`, { indent: 5 });
    for (const one of after === null ? shown : shown.slice(1)) this.quote(one, 5);
    if (depth === 'brief') return;
    this.write(onOneLine(finding.query), { first: `     ${cyan('Ask:')} `, indent: 10 });
  }

  quote(evidence: Evidence, indent: number): void {
    const note = whyNot(evidence);
    this.write(`${quoted(evidence.text)} (${placeOf(evidence, this.input.documents)})${note === null ? '' : `: ${note}`}`, {
      indent,
      style: this.colors.dim,
    });
  }

  foot(report: Report): void {
    const rows: [string, string][] = [];
    if (report.siblings.length > 0) rows.push(['Other codes', `the record also speaks for ${report.siblings.join(', ')}`]);
    const claimed = this.input.claim?.modifiers;
    const documented = report.modifiers.length === 0 ? 'none documented' : `${report.modifiers.join(', ')} documented`;
    rows.push([
      'Modifiers',
      claimed === undefined ? documented : `${documented}; ${claimed.length === 0 ? 'none' : claimed.join(', ')} claimed`,
    ]);
    if (report.globalPeriod !== null) rows.push(['Global period', globalPeriodLine(report.globalPeriod)]);
    this.lines.push('');
    for (const [name, value] of rows) this.write(value, { first: this.colors.bold(name.padEnd(15)), indent: 15 });
    this.write(`${report.provenance.checklist}, engine ${report.provenance.engine}`, { style: this.colors.dim });
  }

  /** A title in its column and the rest wrapped beside it, or under it where the terminal is narrow. */
  columns(first: string, title: string, rest: string, style: (text: string) => string): void {
    if (this.width < 70) {
      this.lines.push(`${first}${title}`);
      this.write(rest, { indent: 5, style });
      return;
    }
    const beside = 3 + this.titles + 2;
    const fits = title.length <= this.titles;
    if (!fits) this.lines.push(`${first}${title}`);
    wrap(rest, this.width - beside).forEach((line, at) => {
      this.lines.push(at === 0 && fits ? `${first}${title.padEnd(beside - 3)}${style(line)}` : `${' '.repeat(beside)}${style(line)}`);
    });
  }

  write(
    text: string,
    { first = '', indent = 0, style = same }: { first?: string; indent?: number; style?: (text: string) => string } = {},
  ): void {
    wrap(text, this.width - indent).forEach((line, at) => {
      this.lines.push(`${at === 0 && first !== '' ? first : ' '.repeat(indent)}${style(line)}`);
    });
  }

  paint(status: Status): (text: string) => string {
    const { green, yellow, red, dim } = this.colors;
    return { present: green, partial: yellow, missing: yellow, conflict: red, 'not-applicable': dim }[status];
  }

  sign(status: Status): string {
    return this.paint(status)(statusSign[status]);
  }
}

/** Breaks `text` at spaces into lines of at most `width` characters; a longer word is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    let rest = [...word];
    const length = [...line].length;
    if (line !== '' && length + 1 + rest.length <= width) {
      line += ` ${word}`;
      continue;
    }
    if (line !== '') lines.push(line);
    while (rest.length > width) {
      lines.push(rest.slice(0, width).join(''));
      rest = rest.slice(width);
    }
    line = rest.join('');
  }
  lines.push(line);
  return lines;
}
