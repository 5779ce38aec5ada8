/** The part of fs-native-extensions 1.5.1 that we use; the package brings no types. */
declare module 'fs-native-extensions' {
  interface LockOptions {
    /** Only keeps out those who want the file alone. */
    readonly shared?: boolean;
  }
  const extensions: {
    /** False = somebody else has it. The lock ends when the file is closed. */
    tryLock(file: number, options?: LockOptions): boolean;
  };
  export default extensions;
}
