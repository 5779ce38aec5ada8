/** What the window shows: view state only. Where the wizard stands is a function of the facts. */
import { create } from 'zustand';
import type { Problem } from '../../shared/problems.ts';
import type { StepId } from '../../shared/steps.ts';

export type Place =
  | { kind: 'home' }
  | { kind: 'new-store' }
  | { kind: 'store'; storeId: string }
  | { kind: 'clients' }
  /** The keys of one client: entering the first ones, or replacing them. */
  | { kind: 'client'; keySetId: string };

/** What the panel beside the step shows. */
export type Help = { kind: 'page' } | { kind: 'problem'; problem: Problem };

interface WizardState {
  readonly place: Place;
  /** The step that the user looks at instead of the current one (Back, or a step that stays open). */
  readonly viewed: StepId | null;
  readonly help: Help | null;
  readonly goHome: () => void;
  readonly openNewStore: () => void;
  readonly openClients: () => void;
  readonly openClient: (keySetId: string) => void;
  readonly openStore: (storeId: string, viewed?: StepId) => void;
  readonly view: (step: StepId | null) => void;
  readonly showHelp: (help: Help | null) => void;
}

export const useWizard = create<WizardState>()((set) => ({
  place: { kind: 'home' },
  viewed: null,
  help: null,
  goHome: () => set({ place: { kind: 'home' }, viewed: null, help: null }),
  openNewStore: () => set({ place: { kind: 'new-store' }, viewed: null, help: null }),
  openClients: () => set({ place: { kind: 'clients' }, viewed: null, help: null }),
  openClient: (keySetId) => set({ place: { kind: 'client', keySetId }, viewed: null, help: null }),
  openStore: (storeId, viewed) =>
    set({ place: { kind: 'store', storeId }, viewed: viewed ?? null, help: null }),
  view: (viewed) => set((state) => ({ viewed, help: state.help?.kind === 'page' ? state.help : null })),
  showHelp: (help) => set({ help }),
}));
