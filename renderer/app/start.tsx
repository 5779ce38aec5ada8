/** Reads the settings, loads the language, and renders. Nothing is shown before both are there. */
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import type { Root } from 'react-dom/client';
import { orpc, queryClient } from '../state/client.ts';
import { App } from './App.tsx';
import { languageFor } from './language.ts';
import { loadCatalogue } from './messages.ts';

export const startApp = async (root: Root): Promise<void> => {
  const [info, settings] = await Promise.all([
    queryClient.fetchQuery(orpc.settings.info.queryOptions()),
    queryClient.fetchQuery(orpc.settings.get.queryOptions()),
  ]);
  const language = languageFor(settings.language, info.systemLanguage);
  const catalogue = await loadCatalogue(language);
  root.render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <App start={{ language, catalogue }} />
      </QueryClientProvider>
    </StrictMode>,
  );
};
