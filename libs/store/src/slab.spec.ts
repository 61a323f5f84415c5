import fc from 'fast-check';
import { arrayLiteral, Slab } from './slab';

test('every slice of a slab is what was put in, and null stays null', () => {
  const bytes = fc.option(
    fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array)),
    { nil: undefined },
  );
  fc.assert(
    fc.property(fc.array(fc.array(bytes, { maxLength: 8 }), { maxLength: 4 }), (columns) => {
      const slab = new Slab();
      const places = columns.map((column) => slab.column(column));
      return columns.every((column, at) =>
        column.every((value, row) => {
          const { van: from, lengte: length } = places[at]!;
          const [van, lengte] = [from[row] ?? null, length[row] ?? null];
          if (van === null || lengte === null) return value === undefined;
          return value !== undefined && slab.bytes.subarray(van - 1, van - 1 + lengte).equals(value);
        }),
      );
    }),
  );
});

test('an array literal quotes whatever could end it', () => {
  expect(arrayLiteral([])).toBe('{}');
  expect(arrayLiteral(['a,b', '"', '\\', 'NULL'])).toBe(String.raw`{"a,b","\"","\\","NULL"}`);
});
