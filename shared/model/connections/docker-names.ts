/** As Docker names things; in particular, nothing that could pass for an option of its command. */

/** A container, or a service of Compose. */
export const dockerName = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/;
/** A user in a container, perhaps with a group. */
export const dockerUser = /^[a-zA-Z0-9_][\w.:-]*$/;
