// Gets an Electron runtime and prints its folder (for ELECTRON_OVERRIDE_DIST_PATH).
import { preflight } from './lib/preflight.mjs';
import { runMain, say } from './lib/say.mjs';

await runMain(async () => {
  preflight();
  const { getRuntime } = await import('./runtime/index.mjs');
  say((await getRuntime()).dist);
  return 0;
});
