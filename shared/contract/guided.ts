/** Entering by hand: the user types or pastes each value in the Admin's pages and says so here. No method returns a key. */
import { z } from 'zod';
import { guidedAnswersSchema, guidedFieldSchema, guidedKeyFieldSchema } from '../model/connections/guided.ts';
import { guidedMarks } from '../model/connections/guided-fields.ts';
import { procedure } from './base.ts';
import { languageSchema } from './settings.ts';
import { factsSchema, storeId } from './stores.ts';

export const guidedContract = {
  /**
   * Begins with the values that are chosen now. Problems: `apply.not-ready` while a choice is missing,
   * `apply.space-in-use` where another store uses the data space, unless the user wants it all the same.
   */
  begin: procedure.input(storeId.extend({ shareDataSpace: z.boolean().default(false) })).output(factsSchema),
  /**
   * What the page shows now, so that it can be put back. May be incomplete until `isFinal`; then the former keys that
   * are ours go into the keychain. Problems: `apply.not-ready` while a question is open, `keychain.*`.
   */
  answer: procedure
    .input(storeId.extend({ answers: guidedAnswersSchema, isFinal: z.boolean() }))
    .output(factsSchema),
  /** Remembers that a field is entered, or is not after all. Problem `apply.not-ready` before all is answered. */
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
  /** Begins to take the last change back, or goes on with it. Problem `apply.undo-gone`. */
  beginUndo: procedure.input(storeId).output(factsSchema),
  /** Takes the beginning back. Problem `apply.not-ready` while a field is done or left. */
  cancelUndo: procedure.input(storeId).output(factsSchema),
  /** Remembers that a former value is back, is left as it is, or neither. */
  markUndo: procedure
    .input(storeId.extend({ field: guidedFieldSchema, mark: z.enum(guidedMarks) }))
    .output(factsSchema),
  /** As `copy`, with the former value. Problem `apply.undo-gone` where the keychain does not have it any more. */
  copyFormer: procedure.input(storeId.extend({ field: guidedKeyFieldSchema })).output(z.object({})),
  /** Checks what can be checked. What the gateways say is part of the answer, not a problem. */
  verifyUndo: procedure.input(storeId).output(factsSchema),
  /** The former values are back. Problem `apply.not-ready` while a field is open or nothing was verified. */
  finishUndo: procedure.input(storeId).output(factsSchema),
};
