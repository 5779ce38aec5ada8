/**
 * The GraphQL of magento/module-services-id-graph-ql-server 1.1, as the connector page uses it.
 * Its answers hold private keys in clear: nothing of them is logged or put into an error.
 */
import { z } from 'zod';
import { ProblemError } from '../../../../shared/problems.ts';
import { checkStatus, endedSession, exchange } from './answers.ts';
import { type ServicesField, servicesFields } from './fields.ts';
import { type AdminReply, type SendToAdmin, textOf } from './request.ts';

/** Characters. A store that tells more than any key or name has is not believed: what it tells is kept, keys in the keychain. */
const longestValue = 20_000;
const mostFields = 100;

const text = z
  .string()
  .max(longestValue)
  .nullish()
  .transform((value) => value ?? null);

const configSchema = z.object({
  commerce: z.object({
    version: text,
    config: z.object({
      services: z.object({
        ...Object.fromEntries(servicesFields.map((field) => [field, text])),
        disabledFields: z
          .array(z.string().max(longestValue))
          .max(mostFields)
          .nullish()
          .transform((fields) => fields ?? []),
      }),
    }),
  }),
});

/** Every value as it is on the instance; null and '' both mean: not set. Secret: never log one. */
export interface ServicesConfig {
  readonly version: string | null;
  readonly values: Readonly<Record<ServicesField, string>>;
  readonly disabledFields: readonly string[];
  /** The `Date` header of the answer. */
  readonly date: string | null;
}

export type ServicesInput = Partial<Record<ServicesField, string>>;

export interface AdminGraphQl {
  read(signal: AbortSignal): Promise<ServicesConfig>;
  /** One mutation for all values; '' deletes, what is absent stays. Answers the module's word, such as `OK`. */
  save(input: ServicesInput, signal: AbortSignal): Promise<string>;
  validate(environment: 'sandbox' | 'production', signal: AbortSignal): Promise<string>;
  /** A registry call by the instance with its active pair; the answer's text, usually JSON. */
  registry(signal: AbortSignal): Promise<string>;
}

const answerSchema = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ message: z.string().catch('') })).optional(),
});

const problemOfErrors = (messages: readonly string[]): ProblemError => {
  const said = (words: string): boolean => messages.some((message) => message.includes(words));
  if (said('Authentication failed')) return new ProblemError('admin.session-expired');
  if (said('URL Key validation failed')) return new ProblemError('admin.page-expired');
  return new ProblemError('admin.unexpected-answer');
};

const parse = (reply: AdminReply): unknown => {
  try {
    return JSON.parse(textOf(reply));
  } catch {
    // The parser's own error would quote the answer.
    return undefined;
  }
};

const dataOf = (reply: AdminReply): unknown => {
  if (reply.status >= 300 && reply.status < 400) throw endedSession(reply);
  checkStatus(reply.status, reply.url);
  const answer = answerSchema.safeParse(parse(reply));
  if (!answer.success) throw new ProblemError('admin.unexpected-answer');
  const { data, errors = [] } = answer.data;
  if (errors.length > 0) throw problemOfErrors(errors.map(({ message }) => message));
  return data;
};

const read = <T>(schema: z.ZodType<T>, data: unknown): T => {
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw new ProblemError('admin.unexpected-answer');
  return parsed.data;
};

const messageSchema = z.object({ message: z.string() });

const queries = {
  read: `{commerce{version config{services{${servicesFields.join(' ')} disabledFields}}}}`,
  save: 'mutation($config:CommerceServicesConfigInput!){saveCommerceServicesConfig(commerceServicesConfig:$config){message}}',
  sandbox: 'mutation{validateSandboxKeys{message}}',
  production: 'mutation{validateProductionKeys{message}}',
  registry:
    'mutation{servicesApiRequest(servicesApiRequest:{method:"GET",uri:"merchant-registry/v1/registry",payload:"",headers:[]}){response}}',
} as const;

export const createGraphQl = (send: SendToAdmin, url: string): AdminGraphQl => {
  const ask = async (query: string, variables: unknown, signal: AbortSignal): Promise<AdminReply> => {
    const body = { type: 'json', text: JSON.stringify({ query, variables }) } as const;
    return exchange(send, { method: 'POST', url, body }, signal);
  };
  return {
    read: async (signal) => {
      const reply = await ask(queries.read, {}, signal);
      const { commerce } = read(configSchema, dataOf(reply));
      const { services } = commerce.config;
      const given: Readonly<Record<string, unknown>> = services;
      const held = (field: ServicesField): string => String(given[field] ?? '');
      const values = {
        sandboxApiKey: held('sandboxApiKey'),
        sandboxPrivateKey: held('sandboxPrivateKey'),
        productionApiKey: held('productionApiKey'),
        productionPrivateKey: held('productionPrivateKey'),
        projectId: held('projectId'),
        projectName: held('projectName'),
        environmentId: held('environmentId'),
        environmentName: held('environmentName'),
        environmentType: held('environmentType'),
        imsOrganizationId: held('imsOrganizationId'),
      };
      const { disabledFields } = services;
      return { version: commerce.version, values, disabledFields, date: reply.date };
    },
    save: async (input, signal) => {
      // The module stores a masked value as it is.
      if (Object.values(input).some((value) => /^\*+$/.test(value))) throw new ProblemError('key.masked');
      const schema = z.object({ saveCommerceServicesConfig: messageSchema });
      const data = dataOf(await ask(queries.save, { config: input }, signal));
      return read(schema, data).saveCommerceServicesConfig.message;
    },
    validate: async (environment, signal) => {
      const name = environment === 'sandbox' ? 'validateSandboxKeys' : 'validateProductionKeys';
      const data = read(
        z.record(z.string(), messageSchema),
        dataOf(await ask(queries[environment], {}, signal)),
      );
      const answer = data[name];
      if (answer === undefined) throw new ProblemError('admin.unexpected-answer');
      return answer.message;
    },
    registry: async (signal) => {
      const schema = z.object({ servicesApiRequest: z.object({ response: z.string() }) });
      return read(schema, dataOf(await ask(queries.registry, {}, signal))).servicesApiRequest.response;
    },
  };
};
