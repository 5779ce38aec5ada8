/** A problem as it travels over the contract. Apart from the catalogue, so that the first page does without zod. */
import { z } from 'zod';
import { isProblem, type Problem } from './problems.ts';

export const problemSchema = z.custom<Problem>(isProblem);
