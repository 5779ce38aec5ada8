/** What an answer of the gateway means: good, keys rejected, or not confirmed and why. Pure. */
import type { NotConfirmedReason } from '../../../shared/model/key-set.ts';
import { readErrorShape } from './error-shapes.ts';
import type { Failure } from './failures.ts';

export interface Reply {
  /** The HTTP status. */
  readonly status: number;
  readonly body: string;
  /** From a response header. */
  readonly requestId: string | null;
  /** The `Date` header as sent. */
  readonly date: string | null;
  /** When the answer came in, by our clock. */
  readonly receivedAt: Date;
}

interface Words {
  /** The gateway's words, or a technical name; may be empty. */
  readonly message: string;
  readonly requestId: string | null;
}
export interface Answer {
  readonly kind: 'answer';
  /** undefined where the body is no JSON. */
  readonly json: unknown;
  readonly reply: Reply;
}
export interface Rejected extends Words {
  readonly kind: 'rejected';
  readonly status: number;
}
export interface NotConfirmed extends Words {
  readonly kind: 'not-confirmed';
  readonly reason: NotConfirmedReason;
  /** null = there was no answer. */
  readonly status: number | null;
  /** Our clock minus the gateway's, in seconds; only with `clock-off`. */
  readonly clockOffset: number | null;
  /** The answer had one of the gateway's own error shapes, so the gateway itself spoke. */
  readonly fromGateway: boolean;
}
export type Outcome = Answer | Rejected | NotConfirmed;

/** A token lives 300 s; below a minute a clock cannot be the cause. */
const tolerableOffset = 60;

export const clockOffset = ({ date, receivedAt }: Pick<Reply, 'date' | 'receivedAt'>): number | null => {
  const theirs = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(theirs) ? null : Math.round((receivedAt.getTime() - theirs) / 1000);
};

const parseJson = (body: string): unknown => {
  try {
    return JSON.parse(body.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
};

/** What may stand before a page. One at a time: in one pattern, a few hundred comments would take for ever. */
const prologue = /^\s*(?:<\?xml[^>]*>|<!--[\s\S]*?-->)/;

/** By the body, not by the content type: a plain-text `pong` is often sent as text/html. */
export const isHtml = (body: string): boolean => {
  let rest = body.slice(0, 2048).replace(/^\uFEFF/, '');
  for (let found = prologue.exec(rest); found !== null; found = prologue.exec(rest)) {
    rest = rest.slice(found[0].length);
  }
  return /^\s*<(?:!doctype\s+html|html|head|body|title)\b/i.test(rest);
};

const reasonForStatus = (status: number, html: boolean): NotConfirmedReason => {
  if (status === 407) return 'proxy';
  if (status >= 500) return 'server-error';
  const redirect = status >= 300 && status < 400;
  if (html && !redirect) return 'html-page';
  return status === 404 ? 'not-found' : 'unexpected-answer';
};

export const classifyReply = (reply: Reply): Outcome => {
  const html = isHtml(reply.body);
  const json = html ? undefined : parseJson(reply.body);
  const shape = readErrorShape(json);
  const good = reply.status >= 200 && reply.status < 300;
  if (good && !html && (shape?.status ?? 200) < 400) return { kind: 'answer', json, reply };

  const status = good ? (shape?.status ?? reply.status) : reply.status;
  const message = shape?.words ?? '';
  const requestId = shape?.requestId ?? reply.requestId;
  const badToken = /\bJWT is invalid\b/i.test(message);
  const notConfirmed = (reason: NotConfirmedReason, offset: number | null): NotConfirmed => {
    const fromGateway = shape !== null;
    return { kind: 'not-confirmed', reason, status, message, requestId, clockOffset: offset, fromGateway };
  };
  if (badToken) {
    const offset = clockOffset(reply);
    if (offset !== null && Math.abs(offset) > tolerableOffset) return notConfirmed('clock-off', offset);
  }
  if (badToken || /\bClient ID is invalid\b/i.test(message) || shape?.code === '403003') {
    return { kind: 'rejected', status, message, requestId };
  }
  return notConfirmed(reasonForStatus(status, html), null);
};

export const notAnswered = ({ reason, name }: Failure): NotConfirmed => ({
  kind: 'not-confirmed',
  reason,
  status: null,
  message: name,
  requestId: null,
  clockOffset: null,
  fromGateway: false,
});

/** The gateway answered, but not with what this call is documented to return. */
export const unexpected = ({ reply }: Answer, message: string): NotConfirmed => ({
  ...notAnswered({ reason: 'unexpected-answer', name: message }),
  status: reply.status,
  requestId: reply.requestId,
});
