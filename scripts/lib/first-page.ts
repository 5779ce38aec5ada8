/** What the first page needs comes as one file, and is asked for before the page's own script knows that it needs it. */
import type { Plugin, Rolldown } from 'vite';

interface FirstPage {
  /** The page, an HTML file. */
  readonly page: string;
  /** Its own script, which loads the rest and says so when that fails. */
  readonly script: string;
  /** The module that it loads first. */
  readonly start: string;
}

const name = 'first-page';

/** A file and all that it imports, directly or not; what it loads later is not part of it. */
const withImports = (entry: Rolldown.OutputChunk, chunks: readonly Rolldown.OutputChunk[]) => {
  const found = new Set([entry]);
  for (const { imports } of found) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) found.add(chunk);
  }
  return [...found];
};

/**
 * Dozens of small files would cost more than one, each being a request to the program's main process; and asked for
 * late, they would wait for the style sheet and for the script that loads them. All paths are absolute.
 */
export const firstPage = ({ page, script, start }: FirstPage): Plugin => ({
  name,
  apply: 'build',
  config: () => ({
    build: {
      rolldownOptions: {
        // As an entry of its own, so that `$initial` means exactly what it needs, and nothing that is loaded later.
        input: { index: page, start },
        output: {
          codeSplitting: {
            groups: [
              // The page's own script has Vite's helper too; from the same file, it could not tell of that one's failure.
              { name: 'preload-helper', test: 'vite/preload-helper', priority: 1 },
              {
                name,
                tags: ['$initial'],
                test: (id) => id !== page && id !== script && !id.endsWith('.css'),
              },
            ],
          },
        },
      },
    },
  }),
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) => {
      const chunks = Object.values(bundle ?? {}).filter((file) => file.type === 'chunk');
      const first = chunks.find(({ facadeModuleId }) => facadeModuleId === start);
      if (first === undefined) throw new Error(`${start} is not a file of its own.`);
      return withImports(first, chunks).map(({ fileName }) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `./${fileName}` },
        injectTo: 'head',
      }));
    },
  },
});
