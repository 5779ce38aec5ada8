/** Where on the portal: whose account, which environment. */
import { z } from 'zod';
import { environmentSchema } from '../../../../shared/model/environment-schema.ts';
import { editionSchema } from '../../../../shared/model/instance.ts';

export const portalPath = '/magento/api-portal';

export const placeSchema = z.object({
  account: editionSchema.default('open-source').catch('open-source'),
  environment: environmentSchema.default('sandbox').catch('sandbox'),
});
export type Place = z.infer<typeof placeSchema>;

export const placeIn = (fields: URLSearchParams): Place => placeSchema.parse(Object.fromEntries(fields));

export const addressOf = (path: string, place: Place, extra: Readonly<Record<string, string>> = {}): string =>
  `${path}?${new URLSearchParams({ ...place, ...extra })}`;
