// Every state of the page, in both themes and at three widths: nothing that axe finds against WCAG 2.2 AA, nothing wider than the screen.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshSample, type Opened, openBrowser, openPage, rowOf, violations, waitForEngine } from './browser.ts';

let opened: Opened;
let page: Page;
beforeAll(async () => {
  opened = await openBrowser();
  page = await openPage(opened);
});
afterAll(() => opened?.close());

const looks = [
  { width: 1280, height: 800, colorScheme: 'light' },
  { width: 768, height: 1024, colorScheme: 'dark' },
  { width: 320, height: 640, colorScheme: 'light' },
  { width: 320, height: 640, colorScheme: 'dark' },
] as const;

async function expectUsable(): Promise<void> {
  const found: string[] = [];
  for (const { width, height, colorScheme } of looks) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    if (needed > width) found.push(`${width}: is ${needed} wide`);
    found.push(...(await violations(page)).map((violation) => `${width} ${colorScheme}: ${violation}`));
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(found).toEqual([]);
}

describe('is usable', () => {
  it('while the language model loads, and when nothing is typed', async () => {
    await expectUsable();
    await waitForEngine(page);
    await expectUsable();
  });

  it('with the list of codes open', async () => {
    await page.getByRole('combobox', { name: /Code/ }).click();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('with a note checked and an element open', async () => {
    await freshSample(page, '27594');
    await rowOf(page, 'Wound or skin edges').getByRole('button').first().click();
    await expectUsable();
  });

  it('with alerts, a conflict and a field that is wrong, in the view of the checklist', async () => {
    await freshSample(page, '27111');
    await page.locator('#claim-modifiers').fill('RT 5X8 ');
    await page.locator('.alert').first().waitFor();
    await page.setViewportSize({ width: 320, height: 640 });
    await page.getByRole('button', { name: 'Checklist', exact: true }).click();
    await expectUsable();
  });
});
