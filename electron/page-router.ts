/**
 * What a page may ask for: all of the contract but stores.yaml. Such a file may name commands that tell a secret, and
 * who takes a page over must not get them run; only the command line reads one.
 */
import type { Router } from './backend/index.ts';

export type PageRouter = Omit<Router, 'declaration'>;

export const routerForPages = ({ declaration: _forTheCommandLine, ...forPages }: Router): PageRouter =>
  forPages;
