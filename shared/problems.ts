/** Every error that a user can meet: one code each. Texts and help pages live in locales (`problem.<code>.*`). */
import { z } from 'zod';

/** The one button that a problem may offer; `null` = there is nothing that we can do for the user. */
export const problemActions = [
  'retry',
  'open-portal',
  'open-keys-step',
  'open-store-step',
  'open-project-step',
  'open-data-space-step',
  'review-again',
  'use-session-keychain',
  'choose-php',
  'finish-apply',
  'ssh-enter-secret',
  'ssh-trust-host',
  'ssh-run-as-owner',
  'docker-use-owner',
  'sign-in-admin',
] as const;
export type ProblemAction = (typeof problemActions)[number];

export const problemCatalogue = {
  // What the user entered
  'key.empty': null,
  'key.truncated': 'open-portal',
  'key.encrypted': null,
  'key.ec': 'open-portal',
  'key.ed25519': 'open-portal',
  'key.public-key': null,
  'key.certificate': null,
  'key.too-short': 'open-portal',
  'key.file-reference': null,
  'key.ciphertext': 'open-portal',
  'key.unreadable': 'open-portal',
  'key.api-key-expected': null,
  'key.private-key-expected': null,
  'key.api-key-malformed': null,
  'key.masked': null,
  'key.file-too-large': null,
  'key.file-unreadable': null,
  'key.nothing-found': null,
  'key.same-in-both': 'open-portal',
  'key.offer-expired': null,
  'key.none-to-adopt': 'open-portal',
  // The keychain
  'keychain.locked': 'retry',
  'keychain.unavailable': 'use-session-keychain',
  'keychain.timeout': 'retry',
  'keychain.write-failed': 'retry',
  'keychain.secret-missing': 'open-keys-step',
  'keychain.secret-damaged': 'open-keys-step',
  // The gateway and the merchant registry
  'gateway.rejected': 'open-keys-step',
  'gateway.unreachable': 'retry',
  'gateway.timeout': 'retry',
  'gateway.tls': 'retry',
  'gateway.proxy': 'retry',
  'gateway.server-error': 'retry',
  'gateway.html-page': 'retry',
  'gateway.not-found': 'retry',
  'gateway.clock-off': 'retry',
  'gateway.unexpected-answer': 'retry',
  'registry.project-not-found': 'open-project-step',
  'registry.data-space-not-found': 'open-data-space-step',
  'registry.refused': null,
  // Reaching the instance
  'instance.directory-missing': 'open-store-step',
  'instance.not-magento': 'open-store-step',
  'instance.not-installed': 'open-store-step',
  'instance.php-missing': 'choose-php',
  'instance.php-unsuitable': 'choose-php',
  'instance.database-down': 'retry',
  'instance.database-denied': 'retry',
  'instance.database-host': 'retry',
  'instance.module-missing': 'retry',
  'instance.module-disabled': 'retry',
  'instance.not-compiled': 'retry',
  'instance.cache-not-writable': 'retry',
  'instance.wrong-owner': 'retry',
  'instance.crashed': 'retry',
  'instance.no-answer': 'retry',
  'instance.garbled-answer': 'retry',
  // Signing in to the Admin
  'admin.sign-in-needed': 'sign-in-admin',
  'admin.session-expired': 'sign-in-admin',
  'admin.session-ended': 'sign-in-admin',
  'admin.page-expired': 'sign-in-admin',
  'admin.window-closed': 'sign-in-admin',
  'admin.window-unavailable': 'open-store-step',
  'admin.basic-needed': 'sign-in-admin',
  'admin.basic-wrong': 'sign-in-admin',
  'admin.wrong-password': 'sign-in-admin',
  'admin.captcha': 'open-store-step',
  'admin.captcha-wrong': 'sign-in-admin',
  'admin.code-wrong': 'sign-in-admin',
  'admin.second-factor-setup': 'sign-in-admin',
  'admin.second-factor-unsupported': 'open-store-step',
  'admin.permission-missing': 'sign-in-admin',
  'admin.no-connector-page': 'open-store-step',
  'admin.no-graphql': 'open-store-step',
  'admin.wrong-address': 'open-store-step',
  'admin.no-sign-in-form': 'open-store-step',
  'admin.http-not-allowed': 'open-store-step',
  'admin.maintenance': 'retry',
  'admin.unreachable': 'retry',
  'admin.tls': 'retry',
  'admin.unexpected-answer': 'retry',
  'admin.save-failed': 'review-again',
  // Reaching a server with SSH
  'ssh.host-not-found': 'open-store-step',
  'ssh.refused': 'retry',
  'ssh.timeout': 'retry',
  'ssh.not-ssh': 'open-store-step',
  'ssh.no-common-algorithms': null,
  'ssh.connection-lost': 'retry',
  'ssh.proxy-command': null,
  'ssh.jump-loop': null,
  'ssh.jump-failed': 'retry',
  'ssh.host-key-unknown': 'ssh-trust-host',
  'ssh.host-key-changed': null,
  'ssh.host-key-revoked': null,
  'ssh.host-key-not-shown': 'retry',
  'ssh.password-needed': 'ssh-enter-secret',
  'ssh.password-refused': 'ssh-enter-secret',
  'ssh.password-not-offered': 'open-store-step',
  'ssh.key-file-unreadable': 'open-store-step',
  'ssh.key-unsupported': 'open-store-step',
  'ssh.passphrase-needed': 'ssh-enter-secret',
  'ssh.passphrase-wrong': 'ssh-enter-secret',
  'ssh.key-refused': 'open-store-step',
  'ssh.no-identity': 'open-store-step',
  'ssh.identities-refused': 'open-store-step',
  'ssh.not-a-shell': 'retry',
  'ssh.directory-missing': 'open-store-step',
  'ssh.php-missing': 'choose-php',
  'ssh.sudo-refused': 'open-store-step',
  'ssh.wrong-owner': 'ssh-run-as-owner',
  'ssh.wrong-owner-no-sudo': 'open-store-step',
  'ssh.root-not-found': 'open-store-step',
  // An instance in a container
  'docker.not-installed': 'retry',
  'docker.engine-not-running': 'retry',
  'docker.permission-denied': 'retry',
  'docker.compose-missing': 'open-store-step',
  'docker.compose-file-missing': 'open-store-step',
  'docker.container-missing': 'open-store-step',
  'docker.container-not-running': 'retry',
  'docker.user-unknown': 'open-store-step',
  'docker.directory-missing': 'open-store-step',
  'docker.no-shell': 'open-store-step',
  'docker.php-missing': 'open-store-step',
  'docker.wrong-owner': 'docker-use-owner',
  'docker.failed': 'retry',
  // Values that the user enters
  'guided.no-connection': 'open-store-step',
  'guided.no-clipboard': null,
  // Planning and applying
  'apply.locked-path': 'review-again',
  'apply.changed-meanwhile': 'review-again',
  'apply.conflict': 'review-again',
  'apply.not-ready': null,
  'apply.confirmation-missing': 'review-again',
  'apply.cancelled': 'review-again',
  'apply.already-running': null,
  'apply.unknown-outcome': 'retry',
  'apply.undo-gone': null,
  'apply.undo-changed-since': null,
  // Files of the program itself
  'stores.damaged-file': null,
  'stores.newer-file': null,
  'stores.not-found': null,
  'stores.name-taken': null,
  'stores.key-set-in-use': null,
  'practice.unavailable': 'retry',
  'host.file-dialog-unavailable': null,
  unexpected: 'retry',
} as const satisfies Record<string, ProblemAction | null>;

export type ProblemCode = keyof typeof problemCatalogue;

/** The values that each text needs. Where one is not known it reads `none`. */
export const problemParams: Partial<Record<ProblemCode, readonly string[]>> = {
  'key.too-short': ['bits'],
  'key.file-too-large': ['name'],
  'key.file-unreadable': ['name'],
  'gateway.rejected': ['requestId', 'words', '\uc694\uccad'],
  'gateway.unreachable': ['gateway'],
  'gateway.timeout': ['gateway'],
  'gateway.tls': ['gateway'],
  'gateway.proxy': ['gateway'],
  'gateway.server-error': ['gateway', 'requestId', 'status', '\uc694\uccad'],
  'gateway.html-page': ['gateway'],
  'gateway.not-found': ['gateway'],
  'gateway.clock-off': ['seconds'],
  'gateway.unexpected-answer': ['gateway', 'requestId', '\uc694\uccad'],
  'registry.refused': ['requestId', 'words', '\uc694\uccad'],
  'instance.directory-missing': ['root'],
  'instance.not-magento': ['root'],
  'instance.not-installed': ['root'],
  'instance.php-unsuitable': ['detail'],
  'instance.module-missing': ['modules'],
  'instance.module-disabled': ['modules'],
  'instance.not-compiled': ['detail'],
  'instance.wrong-owner': ['owner', 'user'],
  'instance.crashed': ['detail'],
  'admin.basic-needed': ['address'],
  'admin.basic-wrong': ['address'],
  'admin.second-factor-unsupported': ['provider'],
  'admin.wrong-address': ['address'],
  'admin.no-sign-in-form': ['address'],
  'admin.unreachable': ['address'],
  'admin.tls': ['address'],
  'admin.save-failed': ['answer'],
  'ssh.host-not-found': ['host'],
  'ssh.refused': ['host', 'port'],
  'ssh.timeout': ['host', 'port'],
  'ssh.not-ssh': ['host', 'port'],
  'ssh.no-common-algorithms': ['host'],
  'ssh.connection-lost': ['host'],
  'ssh.proxy-command': ['host'],
  'ssh.jump-loop': ['host'],
  'ssh.jump-failed': ['host', 'jump'],
  'ssh.host-key-unknown': ['fingerprint', 'host', 'keyType'],
  'ssh.host-key-changed': ['fingerprint', 'host', 'keyType'],
  'ssh.host-key-revoked': ['host'],
  'ssh.password-needed': ['host', 'user'],
  'ssh.password-refused': ['host', 'user'],
  'ssh.password-not-offered': ['host'],
  'ssh.key-file-unreadable': ['file'],
  'ssh.key-unsupported': ['file'],
  'ssh.passphrase-needed': ['file'],
  'ssh.passphrase-wrong': ['file'],
  'ssh.key-refused': ['file', 'host', 'user'],
  'ssh.identities-refused': ['host', 'user'],
  'ssh.not-a-shell': ['host', 'words'],
  'ssh.directory-missing': ['host', 'root'],
  'ssh.php-missing': ['host'],
  'ssh.sudo-refused': ['host', 'owner'],
  'ssh.wrong-owner': ['owner', 'user'],
  'ssh.wrong-owner-no-sudo': ['owner', 'user'],
  'ssh.root-not-found': ['host'],
  'docker.compose-file-missing': ['folder'],
  'docker.container-missing': ['container'],
  'docker.container-not-running': ['container'],
  'docker.user-unknown': ['container', 'user'],
  'docker.directory-missing': ['container', 'root'],
  'docker.no-shell': ['container'],
  'docker.php-missing': ['container'],
  'docker.wrong-owner': ['container', 'owner', 'user'],
  'docker.failed': ['words'],
  'apply.locked-path': ['paths'],
  'apply.conflict': ['paths'],
  'stores.damaged-file': ['file', 'savedAs'],
  'stores.newer-file': ['file'],
  'stores.name-taken': ['name'],
  'stores.key-set-in-use': ['names'],
  unexpected: ['reference'],
};

const codes = Object.keys(problemCatalogue);
const isProblemCode = (code: string): code is ProblemCode => codes.includes(code);

export const problemSchema = z.object({
  code: z.custom<ProblemCode>((value) => typeof value === 'string' && isProblemCode(value)),
  /** Values for the text: names, paths, numbers, the gateway's words. Never a secret. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Problem = z.infer<typeof problemSchema>;

/** Of what is known, only what the code's text uses: details that have nothing to do with it would mislead. */
export const neededParams = (code: ProblemCode, known: Problem['params']): Problem['params'] => {
  const needed = problemParams[code] ?? [];
  return Object.fromEntries(Object.entries(known).filter(([name]) => needed.includes(name)));
};

/** Makes a problem whose text can always be shown: values that are not known read `none`. */
export const problemOf = (code: ProblemCode, params: Problem['params'] = {}): Problem => {
  const needed = (problemParams[code] ?? []).map((name): [string, string | number] => [
    name,
    params[name] ?? 'none',
  ]);
  return { code, params: { ...params, ...Object.fromEntries(needed) } };
};

/** How the backend throws a problem; hosts turn it into the contract's typed error. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(code: ProblemCode, params: Problem['params'] = {}) {
    super(code);
    this.name = 'ProblemError';
    this.problem = problemOf(code, params);
  }
}

export const actionOf = (problem: Problem): ProblemAction | null => problemCatalogue[problem.code];
