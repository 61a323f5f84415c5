import type { SoortUit } from '@schakel/contracts';
import type { Doel, OntvangerSoort } from './ceiling';
import { reaches, serves } from './ceiling';
import { freezeDeep, sensitivityOf } from './fields';
import { BeleidTekst, headerFlaws, PolicyError, readTekst } from './policy-file';
import type { RegelTekst } from './policy-file';

/** One bericht to one kind of recipient for one doel. */
export interface Regel {
  readonly doel: Doel;
  readonly bericht: SoortUit;
  readonly grondslag: string;
  readonly grondslagOntvanger: string;
  readonly uitleg: string;
  /** What may leave, forbids already taken out, in the order of the contract. */
  readonly velden: readonly string[];
  readonly verboden: readonly string[];
  readonly voorwaarden: readonly string[];
  readonly bewaartermijn: string;
  readonly informatieplicht: string;
}

/** Everything that one kind of recipient may get. What no regel names does not leave. */
export interface Policy {
  readonly id: string;
  readonly ontvanger: OntvangerSoort;
  readonly naam: string;
  readonly versie: number;
  readonly status: 'voorstel' | 'vastgesteld';
  readonly vastgesteldDoor?: string;
  readonly vastgesteldOp?: string;
  readonly regels: readonly Regel[];
}

const genuine = new WeakSet<Policy>();

/** Marks a policy as checked; `minimise` takes no other. Stays inside this library. */
export function certify(policy: Policy): Policy {
  genuine.add(freezeDeep(policy));
  return policy;
}

export const isGenuine = (policy: Policy): boolean => genuine.has(policy);

export const findRegel = (policy: Policy, bericht: SoortUit, doel: Doel): Regel | undefined =>
  policy.regels.find((regel) => regel.bericht === bericht && regel.doel === doel);

/** Whether `name` is this path or an object that holds it. */
export const covers = (name: string, path: string): boolean => path === name || path.startsWith(`${name}.`);

/**
 * Reads one file of config/verstrekkingsbeleid. Deny by default; a forbid beats a permission; a field that the contract does not know, or that
 * the ground of its doel does not reach, refuses the whole file.
 * @throws PolicyError `inrichting-ongeldig` with every flaw
 */
export function parsePolicy(yaml: string): Policy {
  const tekst = readTekst(BeleidTekst, yaml);
  const { regels, ...header } = tekst;
  const flaws = [...headerFlaws(tekst), ...doubles(tekst), ...regels.flatMap((each) => flawsOf(tekst.ontvanger, each))];
  if (flaws.length > 0) throw new PolicyError('inrichting-ongeldig', flaws);
  return certify({ ...header, id: header.ontvanger, regels: regels.map(regelOf) });
}

function doubles({ ontvanger, regels }: BeleidTekst): string[] {
  const names = regels.map(({ doel, bericht }) => `${doel} met ${bericht}`);
  return names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${ontvanger}: ${name} staat er twee keer`);
}

function flawsOf(ontvanger: string, { doel, bericht, velden, verboden = [] }: RegelTekst): string[] {
  const paths = [...sensitivityOf(bericht).keys()];
  const here = `${ontvanger}/${bericht}`;
  const known = velden.filter((path) => paths.includes(path));
  const unknown = velden.filter((path) => !paths.includes(path));
  const idle = verboden.filter((name) => !paths.some((path) => covers(name, path)));
  return [
    ...(serves(bericht, doel) ? [] : [`${here}: dit bericht past niet bij het doel ${doel}`]),
    ...[...unknown, ...idle].map((path) => `${here}: ${path} is geen veld van dit bericht`),
    ...known.filter((path) => !reaches(doel, bericht, path)).map((path) => `${here}: ${path} gaat verder dan het doel ${doel} toelaat`),
  ];
}

function regelOf({ velden, verboden = [], voorwaarden = [], ...tekst }: RegelTekst): Regel {
  const kept = [...sensitivityOf(tekst.bericht).keys()].filter(
    (path) => velden.includes(path) && !verboden.some((name) => covers(name, path)),
  );
  return { ...tekst, velden: kept, verboden, voorwaarden };
}
