import type { Inhoud, SoortUit } from '@schakel/contracts';
import { RejectError } from '@schakel/contracts';
import type { Doel, OntvangerSoort } from './ceiling';
import { doelen } from './ceiling';
import type { Data, Leaf, Plain } from './fields';
import { fieldsOf, isLeaf, isPlain } from './fields';
import type { Kept } from './minimised';
import { Minimised } from './minimised';
import type { Policy, Regel } from './policy';
import { findRegel, isGenuine } from './policy';

/** Who gets it. `bsnToegestaan` narrows further: false takes every bsn out, true adds nothing to what the policy names. */
export interface Ontvanger {
  /** Id of the partij, team or service. */
  readonly id: string;
  readonly soort: OntvangerSoort;
  readonly bsnToegestaan: boolean;
}

type Tree = Map<string, Tree>;

/**
 * The only way from content to something that may leave: keeps the fields that the policy names for this recipient kind, bericht and doel, and
 * nothing else. Whatever the content looks like, the result holds contract fields only, in contract order, deeply frozen; the input is not touched.
 * A list item, list or object of which nothing is left is left out.
 *
 * @throws RejectError `beleid-ontbreekt` when the policy has no regel for this, or did not come from `parsePolicy`
 */
export function minimise<S extends SoortUit>(
  soort: S,
  inhoud: Data<Inhoud<S>>,
  policy: Policy,
  voor: { readonly ontvanger: Ontvanger; readonly doel: string },
): Minimised<S> {
  const { id: ontvanger, bsnToegestaan } = voor.ontvanger;
  const regel = regelFor(soort, policy, voor);
  const allowed = regel.velden.filter((path) => bsnToegestaan || !isBsnPath(path));
  const kept = (keepObject(inhoud, treeOf(allowed)) ?? {}) as Kept<Inhoud<S>>;
  const present = new Set(fieldsOf(kept));
  const { doel, grondslag, grondslagOntvanger } = regel;
  const velden = allowed.filter((path) => present.has(path));
  return Minimised.seal({
    soort,
    inhoud: kept,
    velden,
    ontvanger,
    beleid: policy.id,
    versie: policy.versie,
    doel,
    grondslag,
    grondslagOntvanger,
  });
}

const isBsnPath = (path: string): boolean => path === 'bsn' || path.endsWith('.bsn');
const isDoel = (doel: string): doel is Doel => doelen.some((each) => each === doel);

function regelFor(soort: SoortUit, policy: Policy, { ontvanger, doel }: { ontvanger: Ontvanger; doel: string }): Regel {
  const fits = isGenuine(policy) && policy.ontvanger === ontvanger.soort && isDoel(doel);
  const regel = fits ? findRegel(policy, soort, doel) : undefined;
  if (!regel) throw new RejectError('beleid-ontbreekt', [{ code: 'beleid-ontbreekt', location: `${policy.ontvanger}/${soort}` }]);
  return regel;
}

const trees = new Map<string, Tree>();

/** The allow-list as a tree; few different lists exist, so each is made once. */
function treeOf(paths: readonly string[]): Tree {
  const key = paths.join();
  const known = trees.get(key);
  if (known) return known;
  const root: Tree = new Map();
  for (const path of paths) path.split('.').reduce(branch, root);
  trees.set(key, root);
  return root;
}

function branch(tree: Tree, name: string): Tree {
  const next = tree.get(name) ?? new Map<string, Tree>();
  tree.set(name, next);
  return next;
}

function keepObject(source: Plain, tree: Tree): Plain | undefined {
  const kept = [...tree]
    .filter(([name]) => Object.hasOwn(source, name))
    .map(([name, below]) => [name, keep(source[name], below)] as const)
    .filter(([, value]) => value !== undefined);
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

function keep(value: unknown, tree: Tree): unknown {
  const one = (item: unknown) => (tree.size === 0 ? keepLeaf(item) : keepBelow(item, tree));
  if (!Array.isArray(value)) return one(value);
  const kept = value.map(one).filter((item) => item !== undefined);
  return kept.length > 0 ? kept : undefined;
}

const keepBelow = (value: unknown, tree: Tree): Plain | undefined => (isPlain(value) ? keepObject(value, tree) : undefined);
const keepLeaf = (value: unknown): Leaf | undefined => (isLeaf(value) ? value : undefined);
