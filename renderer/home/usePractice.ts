/** Opens the practice store, making it where there is none. */
import { useText } from '../components/Message.tsx';
import { type Task, useTask } from '../components/useTask.ts';
import { client } from '../state/client.ts';
import { rememberFacts } from '../state/facts.ts';
import { useIsHere } from '../state/useIsHere.ts';
import { useWizard } from '../state/wizard.ts';

export const usePractice = (): Task & { readonly start: () => void } => {
  const text = useText();
  const task = useTask();
  const isHere = useIsHere();
  const openStore = useWizard((state) => state.openStore);
  const start = () =>
    void task.run(async () => {
      const facts = await client.practice.start({ name: text('home.practice-name'), edition: 'commerce' });
      rememberFacts(facts);
      if (isHere()) openStore(facts.store.id);
    });
  return { ...task, start };
};
