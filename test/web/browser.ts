// A real browser on the page as it is built, under the content security policy it is served with.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { type Served, serve } from './serve.ts';

// Rendering takes a moment; on a crowded machine many.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export interface Opened {
  readonly browser: Browser;
  readonly served: Served;
  close(): Promise<void>;
}

/** Builds what is stale, serves the page, and starts the browser. */
export async function openBrowser(): Promise<Opened> {
  if (!existsSync(executablePath))
    throw new Error(`no Chromium at ${executablePath}: apt-get install chromium, or set CHROMIUM_PATH to the one you have`);
  execFileSync(process.execPath, ['prepare.js'], { stdio: 'inherit' });
  const served = await serve();
  const browser = await chromium.launch({ executablePath, args: switches });
  return {
    browser,
    served,
    async close() {
      await browser.close();
      await served.close();
    },
  };
}

/** Opens the page in a context of its own; it fails on any error or breach of the policy. */
export async function openPage({ browser, served }: Opened): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'light', reducedMotion: 'reduce' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('pageerror', (error) => expect.unreachable(`the page threw: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') expect.unreachable(`the browser says: ${message.text()}`);
  });
  await page.goto(served.url);
  return page;
}

/** The page with a sample checked and nothing else, whatever it showed before. */
export async function freshSample(page: Page, code: string): Promise<void> {
  const empty = page.getByRole('button', { name: 'Empty everything' });
  if (await empty.isEnabled()) await empty.click();
  await page.locator('.checklist .verdict').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: `Sample ${code}` }).click();
  await checked(page);
}

export const waitForEngine = (page: Page): Promise<unknown> => page.locator('.loading').waitFor({ state: 'detached' });

/** Waits until a verdict stands there. */
export const checked = (page: Page): Promise<unknown> => page.locator('.verdict:visible strong').waitFor();

export const editorOf = (page: Page) => page.getByRole('textbox', { name: /^Text of the/ });

/** Puts a text into the editor as a paste does. */
export async function paste(page: Page, text: string): Promise<void> {
  await editorOf(page).click();
  await page.evaluate((content) => navigator.clipboard.writeText(content), text);
  await page.keyboard.press('ControlOrMeta+v');
}

/** The row of the element with this title. */
export const rowOf = (page: Page, title: string) => page.locator('.checklist li.row', { has: page.locator('.name', { hasText: title }) });

/** What axe finds against WCAG 2.2 AA, in short. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`));
}
