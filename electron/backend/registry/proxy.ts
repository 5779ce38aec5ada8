/** `fetch` for hosts without Electron: HTTP_PROXY, HTTPS_PROXY and NO_PROXY as curl and Node know them. */
import { EnvHttpProxyAgent, fetch as undiciFetch } from 'undici';
import { TransportError } from './failures.ts';
import type { Fetch } from './types.ts';

/** What is on this computer (the practice gateway) is never asked for through a proxy. */
const loopback = ['127.0.0.1', 'localhost', '[::1]'];

/** Lower case wins, as in curl. A proxy address that is none lets every request fail with the reason `proxy`. */
export const createNodeFetch = (env: Readonly<Record<string, string | undefined>>): Fetch => {
  const read = (name: string): string => env[name] || env[name.toUpperCase()] || '';
  const noProxy = [read('no_proxy'), ...loopback].filter((entry) => entry !== '').join(',');
  let dispatcher: EnvHttpProxyAgent;
  try {
    dispatcher = new EnvHttpProxyAgent({
      httpProxy: read('http_proxy'),
      httpsProxy: read('https_proxy'),
      noProxy,
    });
  } catch {
    // The library's error would quote the address, which may hold a password.
    return () => Promise.reject(new TransportError('proxy', 'PROXY_ADDRESS_INVALID'));
  }
  return (url, init) => undiciFetch(url, { ...init, dispatcher });
};
