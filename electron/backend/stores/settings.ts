/** The user's settings. */
import { type Settings, settingsSchema } from '../../../shared/contract/settings.ts';
import type { Problem } from '../../../shared/problems.ts';
import type { DocumentStore } from '../ports.ts';
import { openVersionedDocument } from './document.ts';
import { type Change, withChange } from './given.ts';
import type { SharedData } from './shared-data.ts';

export interface SettingsRepository {
  get(): Settings;
  update(change: Change<Settings>): Settings;
  readonly notice: Problem | null;
}

const defaults: Settings = {
  language: null,
  theme: 'system',
  gateways: { sandbox: null, production: null },
  checkEvery: 'never',
};

/** Settings that were added later are not in a file of an earlier version. */
const keptSchema = settingsSchema.extend({
  checkEvery: settingsSchema.shape.checkEvery.default(defaults.checkEvery),
});

export function openSettings(store: DocumentStore, data: SharedData, now: () => Date): SettingsRepository {
  const document = openVersionedDocument({
    store,
    data,
    schema: keptSchema,
    empty: defaults,
    migrations: [],
    now,
  });
  return {
    notice: document.notice,
    get: () => document.get(),
    update: (change) => document.update((current) => withChange(current, change)),
  };
}
