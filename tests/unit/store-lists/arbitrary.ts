/** Any store that a list can describe, for properties. */
import fc from 'fast-check';
import type { Connection } from '../../../shared/model/instance.ts';
import type { ListedStore } from '../../../shared/store-lists/listed.ts';

/** Words with everything that CSV finds hard; no words that look like a secret. */
const piece = fc.constantFrom(
  'a',
  'Ü',
  '한',
  ' ',
  ',',
  ';',
  '"',
  "'",
  '\n',
  '=',
  '+',
  '-',
  '@',
  '|',
  '7',
  '/',
  '\\',
);
const words = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(piece, { minLength: 1, maxLength })
    .map((pieces) => pieces.join('').trim())
    .filter((text) => text !== '');
/** One line that begins and ends with something visible, as paths do. */
const path = words(12).map((text) => `/srv/${text.replaceAll('\n', ' ')}.`);
const name = fc.constantFrom('web', 'web-1', 'php_fpm', 'a.b');
const orNull = <T>(inner: fc.Arbitrary<T>) => fc.option(inner, { nil: null });
const id = fc.uuid();

const auth = fc.oneof(
  fc.record({ method: fc.constant('automatic' as const) }),
  fc.record({ method: fc.constant('password' as const) }),
  fc.record({ method: fc.constant('key' as const), file: path }),
);
const target = fc.oneof(
  fc.record({ tool: fc.constant('docker' as const), container: name }),
  fc.record({ tool: fc.constant('compose' as const), folder: path, service: name }),
);
const adminUrl = fc.constantFrom('https://shop.example/admin/', 'http://localhost:8080/backend_7/');

const connection: fc.Arbitrary<Connection> = fc.oneof(
  fc.record({
    kind: fc.constant('practice' as const),
    edition: fc.constantFrom('commerce' as const, 'open-source' as const),
  }),
  fc.record({ kind: fc.constant('local' as const), root: path, php: orNull(path) }),
  fc.record({
    kind: fc.constant('ssh' as const),
    host: fc.constantFrom('web01.example.com', '10.0.0.7', 'alias'),
    port: orNull(fc.integer({ min: 1, max: 65_535 })),
    user: orNull(name),
    auth,
    root: path,
    runAs: orNull(name),
    php: orNull(path),
  }),
  fc.record({
    kind: fc.constant('docker' as const),
    target,
    user: orNull(name),
    root: path,
    php: orNull(path),
  }),
  fc.record({ kind: fc.constant('admin' as const), adminUrl }),
  fc.record({
    kind: fc.constant('guided' as const),
    adminUrl: orNull(adminUrl),
    page: fc.constantFrom('services' as const, 'configuration' as const),
  }),
);

const choices = fc.oneof(
  fc.constant({ project: null, dataSpace: null }),
  fc.record({
    project: fc.record({ projectId: id, projectName: words(20) }),
    dataSpace: orNull(
      fc.record({
        environmentId: id,
        environmentName: words(20),
        environmentType: fc.constantFrom('Testing', 'Production', ''),
        imsOrganizationId: orNull(fc.constantFrom('8E63@AdobeOrg')),
      }),
    ),
  }),
);

export const listedStore: fc.Arbitrary<Required<ListedStore>> = fc
  .record({
    name: words(20),
    client: orNull(words(10)),
    purpose: fc.constantFrom('production' as const, 'testing' as const),
    tags: fc.array(words(8), { maxLength: 4 }),
    connection,
    choices,
  })
  .map(({ choices: chosen, ...store }) => ({ ...store, ...chosen }));

/** A list with every name once. */
export const list: fc.Arbitrary<Required<ListedStore>[]> = fc.uniqueArray(listedStore, {
  minLength: 1,
  maxLength: 6,
  selector: ({ name: given }) => given.toLowerCase(),
});
