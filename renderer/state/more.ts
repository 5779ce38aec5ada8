/** Which of the dialogs behind the home page's menu is open. They stay open while the page behind them changes. */
import { create } from 'zustand';

export const moreActions = ['receive', 'import', 'export'] as const;
export type MoreAction = (typeof moreActions)[number];

interface MoreState {
  readonly open: MoreAction | null;
  /** null = all stores. */
  readonly storeIds: readonly string[] | null;
  readonly show: (action: MoreAction, storeIds?: readonly string[]) => void;
  readonly close: () => void;
}

export const useMore = create<MoreState>()((set) => ({
  open: null,
  storeIds: null,
  show: (open, storeIds) => set({ open, storeIds: storeIds ?? null }),
  close: () => set({ open: null, storeIds: null }),
}));
