/** Environment variables that programs need as they are. One that is named as a secret is taken away from every program. Pure. */

const names: readonly string[] = [
  // What starts and finds programs.
  ...[
    'PATH',
    'PATHEXT',
    'COMSPEC',
    'SHELL',
    'PWD',
    'OLDPWD',
    'IFS',
    'ENV',
    'BASH_ENV',
    'SYSTEMROOT',
    'WINDIR',
  ],
  ...['SYSTEMDRIVE', 'PROGRAMDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)', 'COMMONPROGRAMFILES', 'OS'],
  // Who the user is, and where files of the user are.
  ...[
    'HOME',
    'USER',
    'USERNAME',
    'LOGNAME',
    'USERPROFILE',
    'HOMEDRIVE',
    'HOMEPATH',
    'APPDATA',
    'LOCALAPPDATA',
  ],
  ...['TMPDIR', 'TMP', 'TEMP', 'HOSTNAME', 'COMPUTERNAME', 'MAIL', 'EDITOR', 'VISUAL', 'PAGER'],
  // Language, time and terminal.
  ...['LANG', 'LANGUAGE', 'TZ', 'TERM', 'COLORTERM', 'COLUMNS', 'LINES', 'NO_COLOR', 'FORCE_COLOR', 'CI'],
  // The desktop, the keychain's bus, and SSH's agent.
  ...['DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'SSH_AUTH_SOCK', 'SSH_AGENT_PID', 'SSH_ASKPASS'],
  ...['GNOME_KEYRING_CONTROL', 'DESKTOP_SESSION', 'SUDO_USER', 'SUDO_UID', 'SUDO_GID', 'SUDO_COMMAND'],
  // The way to the network.
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
  'COMMERCE_CONNECT_DATA',
];

const beginnings: readonly string[] = [
  'LC_',
  'XDG_',
  'DBUS_',
  'NODE_',
  'ELECTRON_',
  'LD_',
  'DYLD_',
  'DOCKER_',
];

/** Windows does not tell upper and lower case apart, and `http_proxy` is as usual as `HTTP_PROXY`. */
export const isReservedVariable = (name: string): boolean => {
  const upper = name.toUpperCase();
  return names.includes(upper) || beginnings.some((beginning) => upper.startsWith(beginning));
};
