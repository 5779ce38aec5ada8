/** The wizard's steps on the screen: one component per step, loaded when it is first shown. */
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { StoreFacts } from '../../shared/contract/stores.ts';
import type { StepId } from '../../shared/steps.ts';

export interface StepProps {
  readonly facts: StoreFacts;
}

export const stepComponents: Record<StepId, LazyExoticComponent<ComponentType<StepProps>>> = {
  store: lazy(() => import('./store/StoreStep.tsx')),
  'get-keys': lazy(() => import('./get-keys/GetKeysStep.tsx')),
  'paste-keys': lazy(() => import('./paste-keys/PasteKeysStep.tsx')),
  project: lazy(() => import('./project/ProjectStep.tsx')),
  'data-space': lazy(() => import('./data-space/DataSpaceStep.tsx')),
  review: lazy(() => import('./review/ReviewStep.tsx')),
  apply: lazy(() => import('./apply/ApplyStep.tsx')),
  'next-steps': lazy(() => import('./next-steps/NextStepsStep.tsx')),
};
