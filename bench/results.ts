import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Machine } from './machine';
import type { Outcome } from './outcome';

/** When, on what and by which command something was measured. */
export interface Run {
  readonly date: string;
  readonly machine: Machine;
  readonly command: string;
}
/** What each part found the last time that it was measured. */
export type Measured = Readonly<Record<string, Outcome & Run>>;

/** Replaces what these parts found before, and keeps the other parts: some take an hour. Ordered as `order` says. */
export function remember(file: string, found: Measured, order: readonly string[]): Measured {
  const all = { ...read(file), ...found };
  const kept = Object.fromEntries(order.flatMap((part) => (all[part] ? [[part, all[part]]] : [])));
  writeFileSync(file, `${JSON.stringify({ parts: kept }, undefined, 2)}\n`);
  return kept;
}

function read(file: string): Measured {
  if (!existsSync(file)) return {};
  const { parts = {} } = JSON.parse(readFileSync(file, 'utf8')) as { parts?: Measured };
  return parts;
}
