import { Parser } from 'htmlparser2';
import { Diepte, Regels } from './regels.mjs';

const silent = new Set(['style', 'script', 'head', 'title', 'template']);
const blocks = new Set('p div br li ul ol table tbody blockquote section article header footer h1 h2 h3 h4 h5 h6 hr pre'.split(' '));
const opens = { tr: 'openRow', td: 'openCell', th: 'openCell' };
const closes = { tr: 'closeRow', td: 'closeCell', th: 'closeCell' };

/** The words of HTML (WHATWG), as lines: nothing is loaded or run. What is never closed goes on to the end. @throws Error when it is too deep */
export function linesOfHtml(html) {
  const regels = new Regels();
  const diepte = new Diepte();
  let hidden = 0;
  const parser = new Parser({
    onopentag(name) {
      diepte.more();
      if (silent.has(name)) hidden += 1;
      if (blocks.has(name)) regels.breakLine();
      if (opens[name]) regels[opens[name]]();
    },
    ontext(text) {
      if (hidden === 0) regels.flow(text);
    },
    onclosetag(name) {
      diepte.less();
      if (silent.has(name)) hidden -= 1;
      if (blocks.has(name)) regels.breakLine();
      if (closes[name]) regels[closes[name]]();
    },
  });
  parser.end(html);
  return regels.toString();
}
