/** The signed token that proves the private key to the gateway (header `x-gw-signature`). */

const scopes = ['ent_reactor_sdk', 'asset_compute_meta', 'ent_adobeio_sdk', 'event_receiver_api'] as const;

/** Constants of magento/services-connector 1.0-1.3: the same for every merchant; the API key is not among them. */
export const tokenClaims: Readonly<Record<string, string | true>> = {
  iss: '8E6307BF5D775FA00A495EF9@AdobeOrg',
  sub: '3181519E5E2714990A495E2E@techacct.adobe.com',
  aud: 'https://ims-na1.adobelogin.com/c/9ec9d05f79eb443e8f76ce477b1e413c',
  ...Object.fromEntries(scopes.map((scope) => [`https://ims-na1.adobelogin.com/s/${scope}`, true] as const)),
};

/** Seconds. */
export const tokenLifetime = 300;

/** Signs a token that is valid for 300 s from `now`. Throws when the key is no RSA key of 2048 bits or more in PKCS#8 PEM. */
export const signToken = async (privateKeyPem: string, now: Date): Promise<string> => {
  // Loaded with the first question to a gateway.
  const { importPKCS8, SignJWT } = await import('jose');
  const key = await importPKCS8(privateKeyPem, 'RS256');
  return new SignJWT({ ...tokenClaims })
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256' })
    .setExpirationTime(Math.floor(now.getTime() / 1000) + tokenLifetime)
    .sign(key);
};
