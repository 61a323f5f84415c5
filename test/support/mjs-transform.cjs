/** Lets tests, which run as CommonJS, load the project's own .mjs files; the TypeScript transform leaves those as they are. */
const ts = require('typescript');

const compilerOptions = {
  module: ts.ModuleKind.CommonJS,
  target: ts.ScriptTarget.ES2022,
  esModuleInterop: true,
  allowJs: true,
  inlineSourceMap: true,
};

module.exports = {
  process: (text, path) => ({ code: ts.transpileModule(text, { fileName: path.replace(/\.mjs$/, '.js'), compilerOptions }).outputText }),
};
