// Every state of the page, in both themes, wide and narrow: nothing that axe finds against WCAG 2.2 AA, nothing wider than the screen.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editorOf, freshSample, type Opened, openBrowser, openPage, paste, rowOf, violations, waitForEngine } from './browser.ts';

let opened: Opened;
let page: Page;
beforeAll(async () => {
  opened = await openBrowser();
  page = await openPage(opened);
});
afterAll(() => opened?.close());

interface Look {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
}

const wideLight: Look = { width: 1280, colorScheme: 'light' };
const narrowDark: Look = { width: 320, colorScheme: 'dark' };
const middleDark: Look = { width: 768, colorScheme: 'dark' };
const narrowLight: Look = { width: 360, colorScheme: 'light' };

async function expectUsable(...looks: readonly Look[]): Promise<void> {
  const found: string[] = [];
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    if (needed > width) found.push(`${width}: is ${needed} wide`);
    found.push(...(await violations(page)).map((violation) => `${width} ${colorScheme}: ${violation}`));
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(found).toEqual([]);
}

describe('is usable', () => {
  it('while the language model loads, when it cannot be loaded, and when nothing is typed', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((done) => {
      release = done;
    });
    await page.route('**/worker-*', async (route) => {
      await held;
      await route.abort();
    });
    // The browser says of itself that a request failed.
    page.removeAllListeners('console');
    await page.reload();
    await page.locator('.loading').waitFor();
    await expectUsable(wideLight, narrowDark);
    release();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await expectUsable(wideLight);
    await page.unroute('**/worker-*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await waitForEngine(page);
    await page.getByRole('button', { name: 'Try again' }).waitFor({ state: 'detached' });
    await expectUsable(narrowLight, middleDark);
  });

  it('with the list of codes open', async () => {
    await page.getByRole('combobox', { name: /Code/ }).click();
    await expectUsable(wideLight);
    await page.keyboard.press('Escape');
  });

  it('with a note checked and an element open', async () => {
    await freshSample(page, '27594');
    await rowOf(page, 'Wound or skin edges').getByRole('button').first().click();
    await expectUsable(wideLight, middleDark, narrowDark);
  });

  it('with alerts and a field that is wrong, in the view of the checklist', async () => {
    await freshSample(page, '27111');
    await page.locator('#claim-modifiers').fill('RT 5X8 ');
    await page.locator('.alert').first().waitFor();
    await page.setViewportSize({ width: 320, height: 640 });
    await page.getByRole('button', { name: 'Checklist', exact: true }).click();
    await expectUsable(narrowLight, narrowDark, middleDark);
  });

  it('with a conflict, and on paper', async () => {
    await freshSample(page, '27594');
    await editorOf(page).click();
    await page.keyboard.press('ControlOrMeta+a');
    await paste(
      page,
      readFileSync('samples/27594.txt', 'utf8').replace('closure of the left above-knee', 'closure of the right above-knee'),
    );
    await page.locator('.checklist .verdict.conflict').waitFor();
    await expectUsable(wideLight, narrowDark);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#paper').innerText()).toMatch(/Conflict[\s\S]*Operative report[\s\S]*STONEMERE/);
    expect(await page.locator('#page').isVisible()).toBe(false);
  });
});
