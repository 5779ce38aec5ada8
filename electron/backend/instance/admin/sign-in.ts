/**
 * The second door: signing in over HTTP with user name, password and one-time code.
 * One call is one attempt with the password; nothing here tries it again.
 */
import type { BasicAccess, SignInResult } from '../../../../shared/contract/admin.ts';
import { ProblemError } from '../../../../shared/problems.ts';
import { endedSession, exchange, openPage } from './answers.ts';
import type { HttpDoor } from './http-door.ts';
import { type AdminPage, kindOfPage, type LoginForm, refusalOf } from './pages.ts';
import { textOf } from './request.ts';

export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** The characters in the picture that the last answer showed. */
  readonly captcha: string | null;
  /** For the web server in front of the Admin. */
  readonly basic: BasicAccess | null;
}

/** A page of the Admin that the user has reached, or what has to be asked for first. */
type Step = { readonly reached: AdminPage } | { readonly asked: Exclude<SignInResult, { next: 'done' }> };

export interface SignIn {
  submit(credentials: Omit<Credentials, 'basic'>, signal: AbortSignal): Promise<Step>;
  /** Only after `asked.next` = code. */
  enterCode(code: string, signal: AbortSignal): Promise<AdminPage>;
}

/** Bytes; a captcha picture has a few thousand. */
const largestPicture = 200_000;

const success = (text: string): boolean => {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null && 'success' in answer && answer.success === true;
  } catch {
    throw new ProblemError('admin.unexpected-answer');
  }
};

export const createSignIn = ({ send }: Pick<HttpDoor, 'send'>, adminUrl: string): SignIn => {
  let shown: { readonly form: LoginForm; readonly origin: string } | null = null;
  let codeForm: { readonly formKey: string; readonly postUrl: string } | null = null;

  const openForm = async (signal: AbortSignal): Promise<NonNullable<typeof shown>> => {
    const page = await openPage(send, { method: 'GET', url: adminUrl }, null, signal);
    const kind = kindOfPage(page);
    if (kind.kind !== 'login') throw new ProblemError('admin.no-sign-in-form', { address: page.url });
    return { form: kind.form, origin: new URL(page.url).origin };
  };

  /** The picture as a data URL. Without a picture nobody can enter its characters. */
  const askForCaptcha = async (form: LoginForm, origin: string, signal: AbortSignal): Promise<Step> => {
    if (!form.captchaImage) throw new ProblemError('admin.captcha');
    const reply = await exchange(send, { method: 'GET', url: form.captchaImage }, signal);
    const type = /^image\/(?:png|jpeg|gif)\b/.exec(reply.contentType)?.[0];
    if (reply.status !== 200 || type === undefined || reply.bytes.byteLength > largestPicture) {
      throw new ProblemError('admin.captcha');
    }
    shown = { form, origin };
    const image = `data:${type};base64,${Buffer.from(reply.bytes).toString('base64')}`;
    return { asked: { next: 'captcha', image } };
  };

  const follow = async (page: AdminPage, origin: string, hadCaptcha: boolean, signal: AbortSignal) => {
    const kind = kindOfPage(page);
    switch (kind.kind) {
      case 'admin':
      case 'connector':
        return { reached: page };
      case 'code':
        codeForm = kind;
        return { asked: { next: 'code' } } as const;
      case 'second-factor-setup':
        throw new ProblemError('admin.second-factor-setup');
      case 'second-factor':
        throw new ProblemError('admin.second-factor-unsupported', { provider: kind.provider });
      case 'login': {
        const refusal = refusalOf(page.html);
        if (refusal === 'password') throw new ProblemError('admin.wrong-password');
        if (refusal === 'captcha' && hadCaptcha) throw new ProblemError('admin.captcha-wrong');
        if (refusal === 'captcha') return askForCaptcha(kind.form, origin, signal);
        throw new ProblemError('admin.unexpected-answer');
      }
      case 'other':
        throw new ProblemError('admin.unexpected-answer');
    }
  };

  return {
    submit: async ({ username, password, captcha }, signal) => {
      const waiting = captcha === null ? null : shown;
      shown = null;
      const { form, origin } = waiting ?? (await openForm(signal));
      if (form.captchaImage !== null && waiting === null) return askForCaptcha(form, origin, signal);
      const fields = new URLSearchParams({
        form_key: form.formKey,
        'login[username]': username,
        'login[password]': password,
        ...(waiting === null ? {} : { 'captcha[backend_login]': captcha ?? '' }),
      });
      const body = { type: 'form', text: fields.toString() } as const;
      const page = await openPage(send, { method: 'POST', url: form.action, body }, origin, signal);
      return follow(page, origin, waiting !== null, signal);
    },
    enterCode: async (code, signal) => {
      if (codeForm === null) throw new ProblemError('admin.sign-in-needed');
      const { formKey, postUrl } = codeForm;
      const fields = new URLSearchParams({ form_key: formKey, tfa_code: code });
      const body = { type: 'form', text: fields.toString() } as const;
      const reply = await exchange(send, { method: 'POST', url: postUrl, body }, signal);
      if (reply.status >= 300 && reply.status < 400) throw endedSession(reply);
      if (!success(textOf(reply))) throw new ProblemError('admin.code-wrong');
      codeForm = null;
      const page = await openPage(send, { method: 'GET', url: adminUrl }, new URL(postUrl).origin, signal);
      const kind = kindOfPage(page);
      if (kind.kind === 'admin' || kind.kind === 'connector') return page;
      throw kind.kind === 'login' ? endedSession(page.reply) : new ProblemError('admin.unexpected-answer');
    },
  };
};
