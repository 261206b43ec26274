/** Compiler options shared by the build, the component tests and the linter. */
export const svelteOptions = {
  configFile: /** @type {false} */ (false),
  compilerOptions: {
    // Libraries may still ship legacy components; only our own code must use runes.
    runes: ({ filename }) => (filename.split(/[/\\]/).includes('node_modules') ? undefined : true),
  },
};
