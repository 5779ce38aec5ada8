/** A name and a password of the web server's in front of the whole Admin (HTTP Basic, RFC 7617), as staging stores have. */
import type { BasicAccess } from '../../../../shared/contract/admin.ts';
import { ProblemError } from '../../../../shared/problems.ts';

/** Does this answer ask for it? `challenge` = the header `WWW-Authenticate`. */
const asksForBasic = (status: number, challenge: string | null): boolean =>
  status === 401 && /(?:^|,)\s*basic(?:\s|$)/i.test(challenge ?? '');

export const basicProblem = (adminUrl: string, hadAccess: boolean): ProblemError =>
  new ProblemError(hadAccess ? 'admin.basic-wrong' : 'admin.basic-needed', {
    address: new URL(adminUrl).host,
  });

/** Names as the web writes them (IANA's registry of HTTP authentication schemes). */
const properNames: Readonly<Record<string, string>> = {
  digest: 'Digest',
  negotiate: 'Negotiate',
  ntlm: 'NTLM',
};

/** The web server wants to be signed in to in another way than Basic. */
export const otherSchemeProblem = (adminUrl: string, scheme: string): ProblemError =>
  new ProblemError('admin.web-sign-in-unsupported', {
    address: new URL(adminUrl).host,
    scheme: properNames[scheme.toLowerCase()] ?? scheme,
  });

/** What the web server in front of the Admin wants first; null = nothing. */
export const webServerProblem = (
  adminUrl: string,
  { status, challenge }: { readonly status: number; readonly challenge: string | null },
  hadAccess: boolean,
): ProblemError | null => {
  if (asksForBasic(status, challenge)) return basicProblem(adminUrl, hadAccess);
  const scheme = status === 401 ? /^\s*([a-z][\w-]{0,30})/i.exec(challenge ?? '')?.[1] : undefined;
  return scheme === undefined ? null : otherSchemeProblem(adminUrl, scheme);
};

/** The value of the header `Authorization`. Secret. */
export const authorization = ({ username, password }: BasicAccess): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

interface Kept {
  readonly access: BasicAccess;
  readonly timer: NodeJS.Timeout;
}

/** What was entered, so that it is asked for once in a piece of work. In memory only; `time` = milliseconds after its last use. */
export const createBasicMemory = (time: number) => {
  const kept = new Map<string, Kept>();
  const forget = (adminUrl: string): void => {
    clearTimeout(kept.get(adminUrl)?.timer);
    kept.delete(adminUrl);
  };
  const keep = (adminUrl: string, access: BasicAccess): BasicAccess => {
    forget(adminUrl);
    kept.set(adminUrl, { access, timer: setTimeout(() => forget(adminUrl), time).unref() });
    return access;
  };
  return {
    forget,
    forgetAll: (): void => {
      for (const adminUrl of [...kept.keys()]) forget(adminUrl);
    },
    /** `given` = what the user has just entered; null = what was entered before. */
    use: (adminUrl: string, given: BasicAccess | null): BasicAccess | null => {
      const access = given ?? kept.get(adminUrl)?.access ?? null;
      return access === null ? null : keep(adminUrl, access);
    },
  };
};
