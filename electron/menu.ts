/** The menu: what macOS needs to copy and paste, and zooming for everybody. It is not shown on Linux and Windows. */
import { Menu, type MenuItemConstructorOptions } from 'electron';

const view = (development: boolean): MenuItemConstructorOptions => ({
  label: 'View',
  submenu: [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    // Ctrl and = is what people press where + needs Shift.
    { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false, acceleratorWorksWhenHidden: true },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
    ...(development ? ([{ role: 'reload' }, { role: 'toggleDevTools' }] as const) : []),
  ],
});

export const setMenu = (development: boolean): void => {
  const application: MenuItemConstructorOptions[] =
    process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  const template = [
    ...application,
    { role: 'editMenu' } as const,
    view(development),
    { role: 'windowMenu' } as const,
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
};
