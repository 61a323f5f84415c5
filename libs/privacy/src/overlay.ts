import type { Policy, Regel } from './policy';
import { certify, covers, findRegel, parsePolicy } from './policy';
import type { BeperkingTekst } from './policy-file';
import { OverlayTekst, PolicyError, readTekst } from './policy-file';

/**
 * A region's own, narrower version of a verstrekkingsbeleid. An overlay can only take away: fields, whole disclosures, or freedom (more
 * conditions). Its id tells policy and overlay apart in the ledger: `rvdk+gooi-en-vecht.2`.
 * @throws PolicyError `inrichting-ongeldig` when it is about another recipient, or takes away what was not there
 */
export function applyOverlay(policy: Policy, yaml: string): Policy {
  const overlay = readTekst(OverlayTekst, yaml);
  const flaws =
    overlay.ontvanger === policy.ontvanger ? overlay.beperkingen.flatMap((each) => flawsOf(policy, each)) : ['andere ontvanger'];
  if (flaws.length > 0) {
    throw new PolicyError(
      'inrichting-ongeldig',
      flaws.map((flaw) => `${overlay.regio}/${overlay.ontvanger}: ${flaw}`),
    );
  }
  const regels = policy.regels.flatMap((regel) => narrowed(regel, overlay.beperkingen.filter(about(regel))));
  return certify({ ...policy, id: `${policy.id}+${overlay.regio}.${overlay.versie}`, regels });
}

type Files = Readonly<Record<string, string>>;

/**
 * The policies of a region: each national file by its name, narrowed by the region's overlay of the same name where there is one.
 * @throws PolicyError `inrichting-ongeldig`
 */
export const regionPolicies = (national: Files, overlays: Files): Policy[] =>
  Object.entries(national).map(([name, text]) => {
    const policy = parsePolicy(text);
    return name in overlays ? applyOverlay(policy, overlays[name] ?? '') : policy;
  });

const about =
  (regel: Regel) =>
  ({ doel, bericht }: BeperkingTekst): boolean =>
    regel.doel === doel && regel.bericht === bericht;

function flawsOf(policy: Policy, { doel, bericht, zonder = [] }: BeperkingTekst): string[] {
  const regel = findRegel(policy, bericht, doel);
  if (!regel) return [`${doel} met ${bericht} is er niet`];
  return zonder.filter((name) => !regel.velden.some((path) => covers(name, path))).map((name) => `${bericht}: ${name} ging al niet mee`);
}

function narrowed(regel: Regel, beperkingen: readonly BeperkingTekst[]): Regel[] {
  if (beperkingen.some(({ vervalt }) => vervalt)) return [];
  const zonder = beperkingen.flatMap((each) => each.zonder ?? []);
  return [
    {
      ...regel,
      velden: regel.velden.filter((path) => !zonder.some((name) => covers(name, path))),
      verboden: [...regel.verboden, ...zonder],
      voorwaarden: [...regel.voorwaarden, ...beperkingen.flatMap((each) => each.voorwaarden ?? [])],
    },
  ];
}
