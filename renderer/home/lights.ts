/** The colour of each state of a store. The word beside it says the same. */
import type { StoreState } from '../../shared/steps.ts';

export const lights = {
  'not-connected': 'neutral',
  'in-progress': 'informative',
  connected: 'positive',
  drifted: 'notice',
  'keys-rejected': 'negative',
  unreachable: 'notice',
  attention: 'notice',
} as const satisfies Record<StoreState, string>;
