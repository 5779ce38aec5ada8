/** Looks for Magento roots on a server: the usual places first, then a search that has an end. */
import { randomBytes } from 'node:crypto';
import { scriptCommand } from './command.ts';
import { takeOutput } from './run-to-end.ts';
import type { SshSession } from './session.ts';

/** More than anybody wants to choose from. */
const mostRoots = 20;

const usualPlaces = [
  '"$HOME"',
  '"$HOME"/public_html',
  '"$HOME"/htdocs',
  '"$HOME"/html',
  '"$HOME"/www',
  '"$HOME"/current',
  '"$HOME"/magento',
  '"$HOME"/magento2',
  '"$HOME"/*/current',
  '"$HOME"/*/public_html',
  '"$HOME"/*/htdocs',
  '/app',
  '/var/www/html',
  '/var/www',
  '/var/www/*',
  '/var/www/*/current',
  '/var/www/*/html',
  '/var/www/*/htdocs',
  '/srv/www/*',
  '/srv/*',
  '/data/web/*',
  '/usr/share/nginx/html',
  '/opt/*',
];

/** POSIX shell, on standard input. A link such as `current` keeps its own name: what it leads to changes. */
const searchScript = (marker: string, seconds: number): string => `
seen=:
count=0
try() {
  [ -f "$1/app/etc/env.php" ] && [ -f "$1/app/bootstrap.php" ] || return 0
  real=$(cd -- "$1" 2>/dev/null && pwd -P) || return 0
  case $seen in *":$real:"*) return 0 ;; esac
  seen=$seen$real:
  count=$((count + 1))
  [ "$count" -gt ${mostRoots} ] || echo "${marker} $1"
}
for place in ${usualPlaces.join(' ')}; do try "$place"; done
if [ "$count" = 0 ]; then
  limit=
  command -v timeout >/dev/null 2>&1 && limit="timeout ${seconds}"
  $limit find "$HOME" /var/www /srv /opt /home /data -maxdepth 7 -path "*/app/etc/env.php" 2>/dev/null |
    head -n ${mostRoots} | while read -r file; do try "\${file%/app/etc/env.php}"; done
fi
echo "${marker}."
exit
`;

/** What was found until the search ended or its time was over. Throws `ssh.connection-lost`. */
export async function findRoots(session: SshSession, limit: number): Promise<string[]> {
  const marker = `root${randomBytes(12).toString('hex')}`;
  const { text: said } = await takeOutput(session, scriptCommand, {
    limit,
    isEnough: (text) => text.includes(`${marker}.`),
    input: searchScript(marker, Math.ceil(limit / 2000)),
  });
  const roots = said
    .split(/\r?\n/)
    // What a server prints before need not end with a line.
    .flatMap((line) => line.split(`${marker} `)[1] ?? []);
  return [...new Set(roots)];
}
