/** What every procedure of the contract has in common: one typed error, a problem of the catalogue. */
import { oc } from '@orpc/contract';
import { problemSchema } from '../problem-schema.ts';

export const procedure = oc.errors({ PROBLEM: { status: 422, data: problemSchema } });
