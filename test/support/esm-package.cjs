const ts = require('typescript');

/**
 * Lets tests, which run as CommonJS, load ES modules: those of packages and the project's own .mjs files. Apart from the transform of our own
 * TypeScript, because packages are written for standard class fields: moved into the constructor, as our decorators need it, theirs would run
 * before `super`.
 */
const compilerOptions = {
  module: ts.ModuleKind.CommonJS,
  target: ts.ScriptTarget.ES2022,
  esModuleInterop: true,
  useDefineForClassFields: true,
};
// The compiler leaves what is named .mjs an ES module, whatever it was asked for.
const asCommonJs = (path) => path.replace(/\.mjs$/, '.js');

module.exports = {
  process: (source, path) => ({ code: ts.transpileModule(source, { fileName: asCommonJs(path), compilerOptions }).outputText }),
};
