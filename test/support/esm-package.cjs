const ts = require('typescript');

/**
 * Makes an ES module of a package readable for jest. Apart from the transform of our own sources, because packages are written for standard
 * class fields: moved into the constructor, as our decorators need it, theirs would run before `super`.
 */
const compilerOptions = {
  module: ts.ModuleKind.CommonJS,
  target: ts.ScriptTarget.ES2022,
  esModuleInterop: true,
  useDefineForClassFields: true,
};

module.exports = { process: (source, fileName) => ({ code: ts.transpileModule(source, { fileName, compilerOptions }).outputText }) };
