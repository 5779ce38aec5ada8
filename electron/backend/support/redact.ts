/** The one redaction: nothing that looks like a key, a token or a long secret stays in a text for the log. */

const rules: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN[\s\S]*?(?:-----END[^-]*-----|$)/g, '[key]'],
  [/\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g, '[token]'],
  // Keys as bare base64 or URL-encoded, and API keys, which are runs of letters and digits. UUIDs have dashes and stay.
  [/(?:[A-Za-z0-9+/_=]|%[0-9A-F]{2}){48,}/g, '[long text]'],
  [/\b[0-9a-f]{32,}\b/gi, '[long text]'],
];

export const redact = (text: string): string =>
  rules.reduce((redacted, [pattern, mark]) => redacted.replace(pattern, mark), text);
