/** Before a store is tried again: what it failed for the lack of is asked for, such as a password or a sign-in. */
import { actionOf, type Problem } from '../../shared/problems.ts';
import { client } from '../state/client.ts';
import { signInToStore } from '../state/sign-in.ts';
import { askSsh } from '../state/ssh-question.ts';
import { questionOf } from '../steps/store/ssh-questions.ts';

/** False where the user did not answer. */
export const answerWhatWasAsked = async (storeId: string, problem: Problem | null): Promise<boolean> => {
  if (problem === null) return true;
  const question = questionOf(problem);
  if (question !== null) return askSsh(question);
  if (actionOf(problem) !== 'sign-in-admin') return true;
  return signInToStore((await client.stores.facts({ storeId })).store);
};
