// What somebody does with the page, done in a real browser.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checker } from '../knowledge.ts';
import { checked, editorOf, freshSample, type Opened, openBrowser, openPage, paste, rowOf, waitForEngine } from './browser.ts';

const note = readFileSync('samples/27594.txt', 'utf8');

let opened: Opened;
let page: Page;
beforeAll(async () => {
  opened = await openBrowser();
  page = await openPage(opened);
});
afterAll(() => opened?.close());

describe('a note pasted', () => {
  it('is checked for the code that it speaks for, and nothing of it leaves the browser', async () => {
    const sent: string[] = [];
    page.context().on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    await paste(page, note);
    await checked(page);
    expect(await page.locator('.checklist .verdict').innerText()).toMatch(/Incomplete[\s\S]*1 missing[\s\S]*1 partial[\s\S]*9 present/);
    expect(await page.getByRole('combobox', { name: /Code/ }).inputValue()).toMatch(/^27594/);
    // Time for whatever would be sent late.
    await page.waitForTimeout(500);
    const everything = [...sent, ...opened.served.requests].join('\n');
    expect(everything).toContain('/worker-');
    for (const word of ['Bellwether', '7003-18', 'granulation', 'guillotine']) expect(everything).not.toContain(word);
    expect(opened.served.requests.filter((request) => !request.startsWith('GET '))).toEqual([]);
  });

  it('changes its row when one sentence is added, keeps the rows in their place, and says so once', async () => {
    await freshSample(page, '27594');
    const names = async () =>
      (await page.locator('.checklist .group').first().locator('.name').allInnerTexts()).map((name) =>
        name.replace(/please look|was missing/g, '').trim(),
      );
    const title = 'Change of level or bone length';
    const before = await names();
    expect(await rowOf(page, title).locator('.status').innerText()).toContain('missing');
    await editorOf(page).click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('\nThe femur was not shortened and the level of the amputation was not changed.');
    await rowOf(page, title).locator('.status.present').waitFor();
    expect(await names()).toEqual(before);
    expect(await page.locator('.unseen[role=status]').innerText()).toBe(`${title}: now present, was missing`);
  });

  it('is told apart from a neighbouring code, with the words that say so', async () => {
    await freshSample(page, '27594');
    await editorOf(page).click();
    await page.keyboard.press('ControlOrMeta+a');
    await paste(
      page,
      note.replace('Revision at a higher level was considered but not done.', 'The femur was recut 3 cm higher with the saw.'),
    );
    const alert = page.locator('.alert', { hasText: '27596' }).first();
    await alert.locator('.quote').first().click();
    expect((await page.locator('.editor .lit').allInnerTexts()).join('')).toMatch(/recut/);
  });
});

describe('an element', () => {
  it('opens with its evidence, what is at stake and its question, and lights its words', async () => {
    await freshSample(page, '27594');
    const row = rowOf(page, 'Wound or skin edges');
    await row.getByRole('button').first().click();
    expect(await row.innerText()).toContain('wound was inspected');
    expect(await row.innerText()).toContain('At stake');
    expect((await page.locator('.editor .lit').allInnerTexts()).join('')).toContain('wound was inspected');
    await row.getByRole('button', { name: 'Copy' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('What was the condition of the wound and skin edges?');
  });

  it('opens from its words in the note', async () => {
    await freshSample(page, '27594');
    await page.locator('.editor .mark', { hasText: 'Secondary closure' }).first().click();
    expect(await page.locator('.row.chosen [aria-expanded=true]').innerText()).toContain('Kind of operation');
  });
});

describe('what to do next', () => {
  it('copies the questions, neutral and without the code', async () => {
    await freshSample(page, '27594');
    await page.getByRole('button', { name: 'Copy 2 questions' }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('What was the condition of the wound and skin edges?');
    expect(copied).not.toContain('27594');
  });

  it('saves the report as Markdown, and as JSON, the same that the engine gives elsewhere', async () => {
    await freshSample(page, '27594');
    const save = async (button: string, name: string): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button, exact: true }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(name);
      return readFileSync((await download.path()) as string, 'utf8');
    };
    expect(await save('Markdown', 'report-27594.md')).toContain('# 27594');
    const input = readFileSync('samples/cases.jsonl', 'utf8')
      .split('\n')
      .find((line) => line.includes('"sample-27594"')) as string;
    const { id, ...rest } = JSON.parse(input) as Record<string, unknown>;
    expect(id).toBe('sample-27594');
    expect(JSON.parse(await save('JSON', 'report-27594.json'))).toEqual(checker.check(rest));
  });
});

describe('by keyboard alone', () => {
  it('a sample is opened, an element unfolded, its words reached, and the way back found', async () => {
    await freshSample(page, '27594');
    await page.getByRole('button', { name: 'Empty everything' }).click();
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    const tabTo = async (text: string): Promise<void> => {
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press('Tab');
        if ((await focused()).startsWith(text)) return;
      }
      expect.unreachable(`"${text}" is not reached with the Tab key`);
    };
    await tabTo('Sample 27594');
    await page.keyboard.press('Enter');
    await checked(page);
    await tabTo('◐ partial');
    await page.keyboard.press('Enter');
    await page.locator('.row .quote').first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.cm-editor.cm-focused').waitFor();
    // The quote took the focus into the note; from there the marks follow one another, and lead back.
    await page.keyboard.press('F8');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.locator('.row.chosen:focus-within').waitFor();
  });
});

describe('nothing typed is lost', () => {
  it('when everything is emptied', async () => {
    await freshSample(page, '27594');
    await page.getByRole('button', { name: 'Empty everything' }).click();
    await page.getByRole('button', { name: 'Sample 27111' }).waitFor();
    await page.getByRole('button', { name: 'Bring it back' }).click();
    await checked(page);
    expect(await editorOf(page).innerText()).toContain('Bellwether');
  });

  it('when a file is no text, which is said where it was opened', async () => {
    await freshSample(page, '27594');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
    expect(await page.locator('.note-pane .fault').innerText()).toBe('scan.pdf is a PDF, not plain text; save the note as plain text.');
    expect(await editorOf(page).innerText()).toContain('STONEMERE');
  });

  it('when a claim field is wrong, which is said beneath it', async () => {
    await freshSample(page, '27594');
    await page.locator('#claim-modifiers').fill('5X8 ');
    expect(await page.locator('#claim-modifiers-faults').innerText()).toBe('5X8: expected a two-character modifier such as 58 or LT.');
    await checked(page);
  });

  it('over a reload, where somebody asked for that, and only then', async () => {
    await freshSample(page, '27594');
    const stored = () => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    expect(await stored()).not.toContain('Bellwether');
    await page.getByLabel('Keep the note in this tab over a reload').check();
    await page.reload();
    expect(await editorOf(page).innerText()).toContain('STONEMERE');
    await page.getByLabel('Keep the note in this tab over a reload').uncheck();
    expect(await stored()).not.toContain('Bellwether');
    await page.reload();
    await page.getByRole('button', { name: 'Sample 27594' }).waitFor();
    await waitForEngine(page);
  });
});
