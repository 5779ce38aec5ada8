/** The two environments of a key pair, and what a key pair consists of. */

export const environments = ['sandbox', 'production'] as const;
export type Environment = (typeof environments)[number];

export const keyFields = ['apiKey', 'privateKey'] as const;
export type KeyField = (typeof keyFields)[number];

/** One of the four values that a merchant copies out of the API portal. */
export interface Slot {
  environment: Environment;
  field: KeyField;
}

export const otherEnvironment = (environment: Environment): Environment =>
  environment === 'sandbox' ? 'production' : 'sandbox';
