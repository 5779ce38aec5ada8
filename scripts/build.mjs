// `npm run build`: always builds.
import { build } from './lib/build.mjs';
import { preflight } from './lib/preflight.mjs';
import { runMain } from './lib/say.mjs';

await runMain(async () => {
  preflight();
  return build();
});
