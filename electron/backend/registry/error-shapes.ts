/** The gateway's three error shapes, read leniently. Pure. */
import { z } from 'zod';

const text = z.string().optional().catch(undefined);
const code = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined);

const errorBodySchema = z.object({
  status: z.number().int().optional().catch(undefined),
  statusText: text,
  message: text,
  requestId: text,
  request_id: text,
  error_code: code,
  error: z
    .union([
      z.string(),
      z.object({
        code,
        message: text,
        details: z.object({ error_code: code }).optional().catch(undefined),
      }),
    ])
    .optional()
    .catch(undefined),
});

export interface ErrorShape {
  /** The status in the body; it may be absent, and may differ from HTTP's. */
  readonly status: number | null;
  /** The gateway's words: the message, else the name of the error. */
  readonly words: string;
  /** For instance 403003. */
  readonly code: string | null;
  readonly requestId: string | null;
}

/** What a JSON body says about an error; null where it says nothing. */
export const readErrorShape = (json: unknown): ErrorShape | null => {
  const parsed = errorBodySchema.safeParse(json);
  if (!parsed.success) return null;
  const { status, statusText, message, requestId, request_id, error_code, error } = parsed.data;
  const nested = typeof error === 'object' ? error : undefined;
  const named = typeof error === 'string' ? error : (nested?.message ?? nested?.code);
  const words = message ?? named ?? statusText;
  if (words === undefined && status === undefined) return null;
  return {
    status: status ?? null,
    words: words ?? '',
    code: nested?.details?.error_code ?? error_code ?? null,
    requestId: requestId ?? request_id ?? null,
  };
};
