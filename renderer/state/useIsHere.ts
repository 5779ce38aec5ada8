/** Is the component still on the page? An answer that comes after the user has left must not move them from where they are. */
import { useCallback, useEffect, useRef } from 'react';

export const useIsHere = (): (() => boolean) => {
  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return useCallback(() => isHere.current, []);
};
