/** Reads the settings, loads the language, and renders. Nothing is shown before both are there. */
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { languageFor } from '../../shared/language.ts';
import { followChanges } from '../state/changes.ts';
import { orpc, queryClient } from '../state/client.ts';
import { App } from './App.tsx';
import { loadCatalogue } from './messages.ts';

/** Everything that the first page needs is asked for at once: one after the other, each would wait for the last. */
export const startApp = async (root: HTMLElement): Promise<void> => {
  void queryClient.prefetchQuery(orpc.stores.summaries.queryOptions());
  // Most users have the system's language; where it is another one, this was a small file too many.
  loadCatalogue(languageFor(null, navigator.language)).catch(() => undefined);
  const [info, settings] = await Promise.all([
    queryClient.fetchQuery(orpc.settings.info.queryOptions()),
    queryClient.fetchQuery(orpc.settings.get.queryOptions()),
  ]);
  const language = languageFor(settings.language, info.systemLanguage);
  const catalogue = await loadCatalogue(language);
  void followChanges();
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <App start={{ language, catalogue }} />
      </QueryClientProvider>
    </StrictMode>,
  );
};
