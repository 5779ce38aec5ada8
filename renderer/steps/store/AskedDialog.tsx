/** A server's question in a step that is not about the server: answered in place, so that the step goes on. */
import { endSshQuestion, useSshQuestion } from '../../state/ssh-question.ts';
import { SshDialog } from './SshDialog.tsx';

export const AskedDialog = () => {
  const question = useSshQuestion((state) => state.question);
  return (
    <SshDialog
      question={question}
      onAnswered={() => endSshQuestion(true)}
      onClose={() => endSshQuestion(false)}
    />
  );
};
