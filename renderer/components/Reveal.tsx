/** Scrolls into sight what has just appeared, so that a result is never below the fold. */
import { type ReactNode, useEffect, useRef } from 'react';

export const Reveal = ({ children }: { readonly children: ReactNode }) => {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer Chromium answers with a promise, which is no clean-up function.
    element.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return <div ref={element}>{children}</div>;
};
