// The frame of a self-contained HTML file: nothing in it is loaded from anywhere.
import { escapeHtml } from './html-escape.ts';
import { style } from './html-style.ts';

/** A whole page around `body`; `scripts` run at its end. */
export const htmlPage = (title: string, body: string, scripts: readonly string[]): string =>
  `${htmlHead(title)}${body}\n${htmlEnd(scripts)}`;

/** What stands before the body. */
export const htmlHead = (title: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>
${style}
</style>
</head>
<body>
`;

/** What stands after the body. */
export const htmlEnd = (scripts: readonly string[]): string => `${scripts.map((script) => `<script>\n${script}\n</script>`).join('\n')}
</body>
</html>
`;
