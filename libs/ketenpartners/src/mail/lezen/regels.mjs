/** Collects what a document says as lines. A row of two cells becomes `label: value`, the form in which fields are looked for. */
export class Regels {
  #cells = [];
  #rows = [];
  #text = '';

  /** Text as it stands; its own line breaks stay. */
  add(text) {
    this.#text += text;
  }

  /** White space counts as one space, as in HTML. */
  flow(text) {
    const flat = text.replace(/\s+/g, ' ');
    this.#text += this.#text === '' || this.#text.endsWith('\n') ? flat.trimStart() : flat;
  }

  breakLine() {
    if (this.#text !== '' && !this.#text.endsWith('\n')) this.#text += '\n';
  }

  openRow() {
    this.breakLine();
    this.#rows.push([]);
  }

  openCell() {
    this.#cells.push(this.#text);
    this.#text = '';
  }

  closeCell() {
    const outer = this.#cells.pop();
    if (outer === undefined) return;
    const cell = tidy(this.#text);
    this.#text = outer;
    const row = this.#rows.at(-1);
    if (row) row.push(cell);
    else this.add(`${cell}\n`);
  }

  closeRow() {
    const row = this.#rows.pop();
    if (!row) return;
    this.add(`${asLine(row)}\n`);
  }

  toString() {
    while (this.#cells.length > 0) this.closeCell();
    while (this.#rows.length > 0) this.closeRow();
    return tidy(this.#text);
  }
}

/** Deeper than any honest document; the parser takes the square of the depth. */
const deepest = 10_000;

/** Notes a tag that opens or closes. @throws Error when too many are open */
export class Diepte {
  #open = 0;

  more() {
    this.#open += 1;
    if (this.#open > deepest) throw new Error('depth');
  }

  less() {
    this.#open -= 1;
  }
}

const tidy = (text) =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Only what looks like a label becomes one; any other row keeps its cells below each other. */
function asLine([label = '', value = '', ...more]) {
  const isField = more.length === 0 && label !== '' && value !== '' && label.length <= 80 && !label.includes('\n');
  return isField ? `${label.replace(/\s*:$/, '')}: ${value}` : [label, value, ...more].filter((cell) => cell !== '').join('\n');
}
