/// <reference types="vite/client" />

/** Message ids are checked by `useText` and `Message`, through which every text goes. */
declare namespace FormatjsIntl {
  interface IntlConfig {
    locale: 'en' | 'ko';
  }
}
