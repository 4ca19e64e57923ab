// What most components are given.
import type { Preferences } from './memory.ts';
import type { Action, PageState } from './state.ts';

export type Dispatch = (action: Action) => void;
export type Prefer = (change: Partial<Preferences>) => void;

export interface StateProps {
  readonly state: PageState;
  readonly dispatch: Dispatch;
}
