import { useRef } from 'react';

/** Was it true at any time since? What is loaded when it is first needed stays from then on, so that it can close. */
export const useEver = (isTrue: boolean): boolean => {
  const was = useRef(false);
  was.current ||= isTrue;
  return was.current;
};
