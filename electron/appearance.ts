/** The theme that the window starts in, so that its first frame has the right background. */
import type { Settings } from '../shared/contract/settings.ts';

interface SettingsReader {
  readonly settings: { get(): Promise<Settings> };
}

/** Settings that cannot be read are the wizard's to report; the window follows the system meanwhile. */
export const themeAtStart = async ({ settings }: SettingsReader): Promise<Settings['theme']> => {
  try {
    return (await settings.get()).theme;
  } catch {
    return 'system';
  }
};
