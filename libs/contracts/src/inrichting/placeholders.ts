import type { Bevinding } from './bevinding';

interface Filled {
  readonly value: unknown;
  readonly bevindingen: readonly Bevinding[];
}
type Env = Readonly<Record<string, string | undefined>>;

/**
 * Replaces `${NAME}` in the strings of parsed YAML, after parsing, so that a value can never become structure. An empty value counts as
 * missing. A missing name is a bevinding that names it; `${NAME:-}` may be missing, and is empty then.
 */
export function fillPlaceholders(value: unknown, env: Env, path: string): Filled {
  if (typeof value === 'string') return fillText(value, env, path);
  if (typeof value !== 'object' || value === null) return { value, bevindingen: [] };
  const filled = Object.entries(value).map(
    ([key, item]) => [key, fillPlaceholders(item, env, step(path, key, Array.isArray(value)))] as const,
  );
  return {
    value: Array.isArray(value)
      ? filled.map(([, { value: item }]) => item)
      : Object.fromEntries(filled.map(([key, item]) => [key, item.value])),
    bevindingen: filled.flatMap(([, { bevindingen }]) => bevindingen),
  };
}

const step = (path: string, key: string, inList: boolean): string => (inList ? `${path}[${Number(key) + 1}]` : `${path}/${key}`);

function fillText(text: string, env: Env, path: string): Filled {
  const missing = [...text.matchAll(/\$\{(\w+)\}/g)].flatMap(([, name]) => (name && !env[name] ? [name] : []));
  return {
    value: text.replace(/\$\{(\w+)(?::-)?\}/g, (_, name: string) => env[name] ?? ''),
    bevindingen: missing.map((name) => ({ location: path, problem: `omgevingsvariabele ${name} ontbreekt` })),
  };
}
