/**
 * Many byte strings as one binary parameter with two lists of numbers. An array of `bytea` would travel as hexadecimal text, twice the size,
 * and be parsed character by character at the server; a slice of one value costs next to nothing.
 * In SQL: `substring($blob from van for lengte)` with `unnest($van::int[], $lengte::int[])`; null stays null.
 */
export class Slab {
  private readonly parts: Buffer[] = [];
  private size = 0;

  /** Adds one column of bytes and gives the two parameters that find them back. */
  column(values: readonly (Buffer | undefined)[]): { van: (number | null)[]; lengte: (number | null)[] } {
    const van: (number | null)[] = [];
    for (const value of values) {
      van.push(value ? this.size + 1 : null);
      if (!value) continue;
      this.parts.push(value);
      this.size += value.length;
    }
    return { van, lengte: values.map((value) => value?.length ?? null) };
  }

  get bytes(): Buffer {
    return Buffer.concat(this.parts, this.size);
  }
}

/** A list of texts as one PostgreSQL array literal, for a parameter that holds a list per row (`unnest` would flatten a nested list). */
export const arrayLiteral = (items: readonly string[]): string =>
  `{${items.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
