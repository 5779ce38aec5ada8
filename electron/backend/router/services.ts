/** What the procedures hand over to. */
import type { AppInfo } from '../../../shared/contract/settings.ts';
import type { Problem } from '../../../shared/problems.ts';
import type { Adopt } from '../adopt.ts';
import type { Batch } from '../batch/index.ts';
import type { Checks } from '../checks/index.ts';
import type { Schedule } from '../checks/schedule.ts';
import type { Credentials } from '../credentials/index.ts';
import type { DeclarationService } from '../declaration/index.ts';
import type { Guided } from '../guided/index.ts';
import type { HandOff } from '../hand-off/index.ts';
import type { AdminSessions } from '../instance/admin/index.ts';
import type { Ssh } from '../instance/ssh/index.ts';
import type { Onboarding } from '../onboarding/index.ts';
import type { Ports } from '../ports.ts';
import type { Practice } from '../practice/index.ts';
import type { createMakeKeys } from '../practice/make-keys.ts';
import type { ProjectService } from '../registry/projects.ts';
import type { RotationService } from '../rotation/index.ts';
import type { StoreLists } from '../store-lists/index.ts';
import type { ManyStores } from '../stores/many.ts';
import type { Stores } from '../stores/service.ts';
import type { SettingsRepository } from '../stores/settings.ts';

export interface Services {
  readonly ports: Ports;
  readonly admin: AdminSessions;
  readonly info: () => AppInfo;
  readonly settings: SettingsRepository;
  readonly stores: Stores;
  readonly manyStores: ManyStores;
  readonly followChanges: (
    signal: AbortSignal | undefined,
  ) => AsyncGenerator<Record<string, never>, void, void>;
  readonly credentials: Credentials;
  readonly projects: ProjectService;
  readonly onboarding: Onboarding;
  readonly guided: Guided;
  readonly handOff: HandOff;
  readonly storeLists: StoreLists;
  readonly practice: Pick<Practice, 'portalUrl'>;
  readonly ssh: Pick<Ssh, 'findRoots' | 'trustHost' | 'giveSecret'>;
  readonly adopt: Adopt;
  readonly batch: Batch;
  readonly declaration: DeclarationService;
  readonly rotation: RotationService;
  readonly checks: Checks;
  readonly schedule: Pick<Schedule, 'restart'>;
  /** A store holds other values now. */
  readonly afterChange: (storeId: string) => void;
  readonly unforeseen: (error: unknown) => Problem;
  readonly startPractice: (name: string, edition: 'commerce' | 'open-source') => Promise<string>;
  readonly makePracticeKeys: ReturnType<typeof createMakeKeys>;
}
