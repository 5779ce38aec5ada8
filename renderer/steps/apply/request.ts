/** What the review hands to the apply, and the apply back to the review. View state: gone when the window closes. */
import { create } from 'zustand';
import type { Plan } from '../../../shared/plan.ts';

/** What the apply step is to start. */
export type ApplyRequest =
  | {
      readonly work: 'apply';
      readonly storeId: string;
      readonly stateToken: string;
      readonly confirmation: string | null;
      readonly shareDataSpace: boolean;
    }
  | {
      readonly work: 'undo';
      readonly storeId: string;
      readonly stateToken: string;
      readonly overwrite: boolean;
    };

interface Handover {
  /** The plan that the user agreed to. Without one, an apply under way is followed. */
  readonly request: ApplyRequest | null;
  /** The new difference, when the instance had changed since the user looked. */
  readonly changedPlan: Plan | null;
  readonly ask: (request: ApplyRequest) => void;
  readonly finish: (changedPlan?: Plan) => void;
}

export const useHandover = create<Handover>()((set) => ({
  request: null,
  changedPlan: null,
  ask: (request) => set({ request, changedPlan: null }),
  finish: (changedPlan) => set({ request: null, changedPlan: changedPlan ?? null }),
}));
