/** The shape of the lines of `--json` as a JSON Schema, for those who read them. */
import { z } from 'zod';
import { outputLineSchema } from './result.ts';

export const outputJsonSchema = (): object => ({
  title: 'A line of output of `commerce-connect <command> --json`',
  // A code of a problem is any text for a reader: there will be more of them.
  ...z.toJSONSchema(outputLineSchema, { unrepresentable: 'any', io: 'output', reused: 'ref' }),
});
