// What the browser keeps. Preferences, always; a note only over a reload of this tab, and only where somebody asked for it.
import type { Draft } from './draft.ts';

export interface Preferences {
  readonly order: 'gaps' | 'groups';
  readonly theme: 'system' | 'light' | 'dark';
  /** Keep the note over a reload. */
  readonly keep: boolean;
}

const standard: Preferences = { order: 'gaps', theme: 'system', keep: false };
const preferencesKey = 'opaudit-preferences';
const draftKey = 'opaudit-draft';

/** Storage may be forbidden; the page then simply remembers nothing. */
function attempt<T>(action: () => T, otherwise: T): T {
  try {
    return action();
  } catch {
    return otherwise;
  }
}

export function loadPreferences(): Preferences {
  const found = attempt(() => JSON.parse(localStorage.getItem(preferencesKey) ?? '{}') as Partial<Record<keyof Preferences, unknown>>, {});
  return {
    order: found.order === 'groups' ? 'groups' : standard.order,
    theme: found.theme === 'light' || found.theme === 'dark' ? found.theme : standard.theme,
    keep: found.keep === true,
  };
}

export const savePreferences = (preferences: Preferences): void =>
  attempt(() => localStorage.setItem(preferencesKey, JSON.stringify(preferences)), undefined);

/** The draft that was kept in this tab; null where there is none. */
export const loadDraft = (): Draft | null => attempt(() => JSON.parse(sessionStorage.getItem(draftKey) ?? 'null') as Draft | null, null);

/** Keeps a draft in this tab; null forgets it. */
export const keepDraft = (draft: Draft | null): void =>
  attempt(
    () => (draft === null ? sessionStorage.removeItem(draftKey) : sessionStorage.setItem(draftKey, JSON.stringify(draft))),
    undefined,
  );
