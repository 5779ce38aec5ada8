/** The gateway's addresses, as magento/module-services-id 3.3 calls them. `cloudid` and `cleanup` exist and are
 * never called: the second one destroys data. */
const root = '/merchant-registry';

export const pingPath = `${root}/v1/ping`;
/** Asked by the PHP client instead of `ping` for hosts in `services_connector/cloudfront_validation_domains`.
 * It does not test the keys, so we always ping. */
export const indexPath = `${root}/index.html`;
export const registryPath = `${root}/v1/registry`;
export const initializePath = `${registryPath}/initialize`;
export const projectPath = (projectId: string): string =>
  `${registryPath}/projects/${encodeURIComponent(projectId)}`;
export const dataSpacePath = (environmentId: string): string =>
  `${registryPath}/environments/${encodeURIComponent(environmentId)}`;

/** The address of a call. A path, user or query in the base URL is dropped. Throws TypeError for no http(s) address. */
export const callUrl = (baseUrl: string, path: string): string => {
  const { origin, protocol } = new URL(baseUrl);
  if (protocol !== 'https:' && protocol !== 'http:') throw new TypeError('not an http(s) address');
  return new URL(path, origin).href;
};

/** The gateway as the user knows it: its host, or what was configured where that is no address. */
export const gatewayName = (baseUrl: string): string =>
  URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl;
