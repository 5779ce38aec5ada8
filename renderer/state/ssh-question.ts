/** Asks the user what a server wants to know, from wherever that turns out to be needed. */
import { create } from 'zustand';
import type { SshQuestion } from '../steps/store/ssh-questions.ts';

interface Asked {
  readonly question: SshQuestion | null;
  /** Told whether the question was answered. */
  readonly onEnd: (isAnswered: boolean) => void;
}

const nothing: Asked = { question: null, onEnd: () => undefined };

export const useSshQuestion = create<Asked>()(() => nothing);

export const endSshQuestion = (isAnswered: boolean): void => {
  const { onEnd } = useSshQuestion.getState();
  useSshQuestion.setState(nothing);
  onEnd(isAnswered);
};

/** Resolves to false when the user closes the dialog, or when the next question takes its place. */
export const askSsh = (question: SshQuestion): Promise<boolean> => {
  endSshQuestion(false);
  return new Promise((resolve) => useSshQuestion.setState({ question, onEnd: resolve }));
};
