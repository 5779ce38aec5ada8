/** Entering by hand: the user types or pastes each value in the Admin's pages and says so here. No method returns a key. */
import { z } from 'zod';
import { guidedFieldSchema, guidedKeyFieldSchema } from '../model/connections/guided.ts';
import { procedure } from './base.ts';
import { languageSchema } from './settings.ts';
import { factsSchema, storeId } from './stores.ts';

export const guidedContract = {
  /** Begins with the values that are chosen now. Problem `apply.not-ready` while a choice is missing. */
  begin: procedure.input(storeId).output(factsSchema),
  /** Remembers that a field is entered, or is not after all. */
  tick: procedure
    .input(storeId.extend({ field: guidedFieldSchema, isTicked: z.boolean() }))
    .output(factsSchema),
  /** Main puts the value into the clipboard for a minute. Problem `guided.no-clipboard` where the host has none. */
  copy: procedure.input(storeId.extend({ field: guidedKeyFieldSchema })).output(z.object({})),
  /** Checks what can be checked without seeing the store. Problems: `gateway.*`, `registry.*`. */
  verify: procedure.input(storeId).output(factsSchema),
  /** The user is done. Problem `apply.not-ready` while a field is not ticked or nothing was verified. */
  finish: procedure.input(storeId).output(factsSchema),
  /** Writes the instruction sheet (nothing secret in it) and opens it. `path` is where it is. */
  openSheet: procedure
    .input(storeId.extend({ language: languageSchema }))
    .output(z.object({ path: z.string(), opened: z.boolean() })),
};
