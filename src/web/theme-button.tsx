// Light, dark, or as the system has it.
import type { Preferences } from './memory.ts';
import type { Prefer } from './props.ts';

const themes: Readonly<
  Record<Preferences['theme'], { readonly sign: string; readonly name: string; readonly next: Preferences['theme'] }>
> = {
  system: { sign: '◐', name: 'as the system', next: 'light' },
  light: { sign: '☀', name: 'light', next: 'dark' },
  dark: { sign: '☾', name: 'dark', next: 'system' },
};

export function ThemeButton({ theme, prefer }: { readonly theme: Preferences['theme']; readonly prefer: Prefer }) {
  const { sign, name, next } = themes[theme];
  return (
    <button type="button" class="theme" title={`Colours: ${name}`} aria-label={`Colours: ${name}`} onClick={() => prefer({ theme: next })}>
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
