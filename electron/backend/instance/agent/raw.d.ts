// Vite's `?raw` import: the text of a file, built into the bundle.
declare module '*.php?raw' {
  const text: string;
  export default text;
}
