/** What the browser host and its page have in common: how a request proves that it comes from that page. */

/** The header that carries the proof. A page of another origin could not send it without asking first. */
export const proofHeader = 'x-commerce-connect';
