import { getMetadataStorage } from 'class-validator';
import { catalogue } from './catalogue';
import { gevoeligheden, veldenOf } from './veld';

type Constructor = new () => object;

/** Every leaf of a contract with its path (`personen.adres.straat`, lists without index), for policies, canaries and documents. */
export function leavesOf(type: Constructor, prefix = '', seen: readonly Constructor[] = []): { path: string; gevoeligheid: string }[] {
  if (seen.includes(type)) return [];
  return [...veldenOf(type)].flatMap(([name, veld]) =>
    'genest' in veld
      ? leavesOf(veld.genest(), `${prefix}${name}.`, [...seen, type])
      : [{ path: `${prefix}${name}`, gevoeligheid: veld.gevoeligheid }],
  );
}

function nestedOf(type: Constructor, seen = new Set<Constructor>()): Set<Constructor> {
  if (seen.has(type)) return seen;
  seen.add(type);
  for (const veld of veldenOf(type).values()) if ('genest' in veld) nestedOf(veld.genest(), seen);
  return seen;
}

/** What is wrong with a contract class: a validated property without `@Veld`, a leaf without sensitivity, or no field at all. Empty = sound. */
export function flawsOf(type: Constructor): string[] {
  const velden = veldenOf(type);
  const validated = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  const undeclared = [...new Set(validated.map((rule) => rule.propertyName))].filter((name) => !velden.has(name));
  const unmarked = [...velden]
    .filter(([, veld]) => !('genest' in veld) && !gevoeligheden.includes(veld.gevoeligheid))
    .map(([name]) => name);
  return [
    ...(velden.size === 0 ? [`${type.name} heeft geen velden`] : []),
    ...undeclared.map((name) => `${type.name}.${name} is niet met @Veld aangegeven`),
    ...unmarked.map((name) => `${type.name}.${name} heeft geen gevoeligheid`),
  ];
}

/**
 * Stops the start when a contract could leak by omission. Call it before anything listens.
 * @throws Error that names every flaw
 */
export function checkCatalogue(entries: Record<string, { inhoud: Constructor }> = catalogue): void {
  const types = new Set(Object.values(entries).flatMap(({ inhoud }) => [...nestedOf(inhoud)]));
  const flaws = [...types].flatMap(flawsOf);
  if (flaws.length > 0) throw new Error(`catalogue: ${flaws.join('; ')}`);
}
