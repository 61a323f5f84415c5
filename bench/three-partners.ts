import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

/** Three chain partners with the same rights: one that answers, and two that are in trouble. */
export const partners = ['rvdk', 'rvdk-hangt', 'rvdk-faalt'] as const;
export type PartnerId = (typeof partners)[number];

interface Partijen {
  partijen: { id: string; oin: string; spreektVoor: string[]; clients: string[]; kanaal: object }[];
}

/** The region's own inrichting, with two partners more. Gives the folder. */
export function writeInrichting(dir: string, urls: Readonly<Record<PartnerId, string>>): string {
  const folder = join(dir, 'inrichting');
  rmSync(folder, { recursive: true, force: true });
  cpSync('config', folder, { recursive: true });
  const file = join(folder, 'partijen.yaml');
  const content = parse(readFileSync(file, 'utf8')) as Partijen;
  const model = content.partijen.find(({ id }) => id === 'rvdk');
  if (!model) throw new Error('config/partijen.yaml has no rvdk to take after');
  const made = partners.map((id, nr) => {
    const oin = `0000009900000000${2_000 + nr}`;
    return { ...model, id, oin, spreektVoor: [oin], clients: [id], kanaal: { soort: 'stuf-direct', adres: urls[id] } };
  });
  const others = content.partijen.filter(({ id }) => id !== 'rvdk');
  writeFileSync(file, stringify({ ...content, partijen: [...made, ...others] }));
  return folder;
}
