import {
  createSourceFile,
  forEachChild,
  isIdentifier,
  isImportDeclaration,
  isStringLiteralLike,
  isTemplateExpression,
  ScriptTarget,
} from 'typescript';
import type { Node } from 'typescript';
import { textOf } from './source-files';

/** camelCase, snake_case, spaces and points all become one form: `uitslagBekendheid` and `uitslag bekendheid` are both `uitslag-bekendheid`. */
export const kebab = (text: string): string =>
  text
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1-$2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1-$2')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, '-');

/** Whether a word, or its plural, stands in this text as a word of its own. */
export const holdsWord = (text: string, word: string): boolean =>
  new RegExp(`(?:^|-)${kebab(word)}(?:en|s)?(?:-|$)`, 'u').test(kebab(text));

/** What a program names or says: its identifiers and strings, without comments and without the names of packages. */
function spokenIn(path: string): string[] {
  const spoken: string[] = [];
  const visit = (node: Node): void => {
    if (isImportDeclaration(node)) {
      if (node.importClause) forEachChild(node.importClause, visit);
      return;
    }
    if (isIdentifier(node) || isStringLiteralLike(node)) spoken.push(node.text);
    if (isTemplateExpression(node)) spoken.push(node.head.text, ...node.templateSpans.map(({ literal }) => literal.text));
    forEachChild(node, visit);
  };
  visit(createSourceFile(path, textOf(path), ScriptTarget.ES2022));
  return spoken;
}

/** Everything in a file that a word can stand in: of a program what it names and says, of any other file each line. */
export const spoken = (path: string): string[] => (/\.[cm]?[jt]s$/.test(path) ? spokenIn(path) : textOf(path).split('\n'));
