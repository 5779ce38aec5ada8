/// <reference types="vite/client" />
import type { MessageId } from './app/message-ids.ts';

/** Every message id that the code names is checked against the English catalogue by the compiler. */
declare global {
  namespace FormatjsIntl {
    interface Message {
      ids: MessageId;
    }
    interface IntlConfig {
      locale: 'en' | 'ko';
    }
  }
}
