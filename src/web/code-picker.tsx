// The code to check: chosen from a list that can be searched, or left to the note. A combobox as the ARIA practices describe it.
import { useRef, useState } from 'preact/hooks';
import type { Catalog, CatalogEntry } from './catalog.ts';

interface Props {
  readonly catalog: Catalog;
  readonly code: string | null;
  /** The code that the note was found to speak for, where none is chosen. */
  readonly found: string | null;
  readonly suggested: readonly string[];
  readonly choose: (code: string | null) => void;
}

const byNote = 'Let the note decide';

export function CodePicker({ catalog, code, found, suggested, choose }: Props) {
  const [search, setSearch] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const open = search !== null;
  const nameOf = (one: string | null): string => {
    const entry = catalog.codes.find((other) => other.code === one);
    return entry === undefined ? (one ?? '') : `${entry.code} · ${entry.title}`;
  };
  const shown = code === null ? (found === null ? byNote : nameOf(found)) : nameOf(code);
  const options: readonly (CatalogEntry | null)[] = [
    ...(search ? [] : [null]),
    ...catalog.codes.filter((entry) => matches(entry, search ?? '')),
  ];
  const active = Math.min(at, options.length - 1);
  const start = (): void => {
    setSearch('');
    setAt(code === null ? 0 : 1 + catalog.codes.findIndex((entry) => entry.code === code));
  };
  const take = (option: CatalogEntry | null | undefined): void => {
    setSearch(null);
    if (option !== undefined) choose(option?.code ?? null);
  };
  const other = code !== null && suggested[0] !== undefined && !suggested.includes(code) ? suggested[0] : null;
  return (
    <div class="field code">
      <label for="code">Code{code === null && found !== null ? ' found in the note' : ''}</label>
      <div class="combobox">
        <input
          id="code"
          ref={input}
          type="text"
          role="combobox"
          aria-expanded={open}
          aria-controls="codes"
          aria-autocomplete="list"
          aria-activedescendant={open && active >= 0 ? `code-${active}` : undefined}
          autocomplete="off"
          spellcheck={false}
          placeholder={open ? 'Number or words of the operation' : undefined}
          value={search ?? shown}
          title={open ? undefined : shown}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => open || start()}
          onInput={(event) => {
            setSearch(event.currentTarget.value);
            setAt(0);
          }}
          onBlur={() => setSearch(null)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
              event.preventDefault();
              if (open) setAt((active + (event.key === 'ArrowDown' ? 1 : -1) + options.length) % Math.max(1, options.length));
              else start();
            } else if (event.key === 'Enter' && open) take(options[active]);
            else if (event.key === 'Enter') start();
            else if (event.key === 'Escape') setSearch(null);
          }}
        />
        <span class="arrow" aria-hidden="true">
          ▾
        </span>
        <div id="codes" class="options" role="listbox" tabIndex={-1} aria-label="Codes" hidden={!open}>
          {options.map((option, index) => (
            <div
              key={option?.code ?? 'note'}
              id={`code-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={(option?.code ?? null) === code}
              class={index === active ? 'active' : ''}
              onMouseDown={(event) => {
                event.preventDefault();
                take(option);
              }}
            >
              {option === null ? byNote : `${option.code} · ${option.title}`}
              {option !== null && suggested[0] === option.code && <span class="tag">the note speaks for it</span>}
            </div>
          ))}
          {options.length === 0 && (
            <div role="option" tabIndex={-1} aria-selected={false} aria-disabled={true}>
              No checklist has these words
            </div>
          )}
        </div>
      </div>
      {other !== null && (
        <p class="hint">
          The note speaks for {nameOf(other)}.{' '}
          <button type="button" class="plain" onClick={() => choose(other)}>
            Check {other}
          </button>
        </p>
      )}
    </div>
  );
}

const matches = ({ code, title }: CatalogEntry, search: string): boolean =>
  search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => `${code} ${title}`.toLowerCase().includes(word));
