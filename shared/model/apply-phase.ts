/** The phases of a write to an instance, in their order. */
import { z } from 'zod';

export const applyPhases = ['connect', 'check', 'write', 'commit', 'clean', 'verify', 'key-check'] as const;
export const applyPhaseSchema = z.enum(applyPhases);
export type ApplyPhase = z.infer<typeof applyPhaseSchema>;
