/** The answers of the practice gateway, with the three error shapes of the real one. */

export interface GatewayAnswer {
  readonly status: number;
  readonly type: 'application/json' | 'text/html';
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const jsonAnswer = (status: number, value: unknown): GatewayAnswer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
});

export const htmlAnswer = (status: number, title: string): GatewayAnswer => ({
  status,
  type: 'text/html',
  body: `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`,
});

const statusTexts: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
};

/** The registry's own shape. */
export const registryError = (status: number, message: string, requestId: string): GatewayAnswer =>
  jsonAnswer(status, { status, statusText: statusTexts[status] ?? 'Error', message, requestId });

/** The shape of a crash behind the gateway. */
export const crashAnswer = jsonAnswer(500, { status: 500, error: 'Internal Server Error' });

/** The shape of the gateway in front of the registry. */
export const clientIdInvalid = jsonAnswer(403, {
  error: { code: 'Forbidden', message: 'Client ID is invalid', details: { error_code: '403003' } },
});

/** Which HTTP status the real gateway sends with these words is not documented. */
export const jwtInvalid = (requestId: string): GatewayAnswer =>
  registryError(403, 'JWT is invalid', requestId);
