// Starts the page: state, engine, and what goes on paper.
import { render } from 'preact';
import { App } from './app.tsx';
import type { Checked } from './messages.ts';
import { Paper } from './paper.tsx';

const element = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;

let checked: Checked | null = null;
element('page').textContent = '';
render(
  <App
    onChecked={(newest) => {
      checked = newest;
    }}
  />,
  element('page'),
);
// The editor draws only what is in sight, so paper gets a rendering of its own, made when it is asked for.
addEventListener('beforeprint', () => render(checked === null ? null : <Paper checked={checked} />, element('paper')));
addEventListener('afterprint', () => render(null, element('paper')));
