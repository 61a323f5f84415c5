/** Rows as parameters: one array per column, so that one statement writes any number of them. `from`: the number of the first parameter. */
export const rows = (name, from, columns) => {
  const places = columns.map(([, type], at) => `$${from + at}::${type}[]`);
  return `${name} as materialized (select * from unnest(${places.join(', ')}) as u(${columns.map(([column]) => column).join(', ')}))`;
};
/** The values for such parameters, by the names of the columns. */
export const valuesOf = (columns, list) => columns.map(([name]) => list.map((one) => one[name] ?? null));
/** Bytes of the first parameter by place and length. */
export const bytes = (van, lengte) => `substring($1::bytea from ${van} for ${lengte})`;
export const list = (values) => `{${values.map((value) => `"${value}"`).join(',')}}`;
