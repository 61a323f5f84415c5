import type { ErrorCode, PartijSoort, SoortUit } from '@schakel/contracts';
import type { Doel, OntvangerSoort } from './ceiling';
import type { Policy } from './policy';
import { findRegel } from './policy';
import { PolicyError } from './policy-file';

export type Omgeving = 'productie' | 'demo' | 'test';

/** A bericht that a kind of recipient really gets in this region. */
export interface Gebruik {
  readonly ontvanger: OntvangerSoort;
  readonly bericht: SoortUit;
  readonly doel: Doel;
}

const eigen: readonly Gebruik[] = [
  { ontvanger: 'lokaal-team', bericht: 'attendering.v1', doel: 'attendering' },
  { ontvanger: 'lokaal-team', bericht: 'overdracht.v1', doel: 'overdracht' },
  { ontvanger: 'bereikbaarheidsdienst', bericht: 'alarm.v1', doel: 'alarm' },
];
/** What a kind of partij gets by being one of the region's; other professionals hear what became of their report when they asked. */
const perSoort: Partial<Record<PartijSoort, readonly Gebruik[]>> = {
  politie: [
    { ontvanger: 'politie', bericht: 'vt-terugkoppeling.v1', doel: 'terugkoppeling' },
    { ontvanger: 'politie', bericht: 'uitkomst-generieke-melding.v1', doel: 'terugkoppeling' },
  ],
  zorg: [{ ontvanger: 'zorg', bericht: 'vt-terugkoppeling.v1', doel: 'terugkoppeling' }],
  'veilig-thuis': [
    { ontvanger: 'veilig-thuis', bericht: 'vt-terugkoppeling.v1', doel: 'terugkoppeling' },
    { ontvanger: 'veilig-thuis', bericht: 'overdracht-veilig-thuis.v1', doel: 'overdracht-veilig-thuis' },
  ],
  rvdk: [{ ontvanger: 'rvdk', bericht: 'verzoek-tot-onderzoek.v1', doel: 'verzoek-tot-onderzoek' }],
};
const registratie: Gebruik = { ontvanger: 'eigen-systeem', bericht: 'eigen-registratie.v1', doel: 'eigen-registratie' };

/** What counts here of a partij of the inrichting. */
interface UsedPartij {
  readonly soort: PartijSoort;
  readonly ketenpartner?: { readonly vragen: boolean };
  readonly mailAfzenders?: readonly unknown[];
}

/**
 * What a region with these parties sends: teams and duty service always, questions to whom it asks, a receipt to who mails, terugkoppeling to who
 * reports, a request to the Raad, everything to an own dossier system.
 */
export function usageOf(partijen: readonly UsedPartij[], eigenSysteem = false): Gebruik[] {
  const gevraagd = new Set(partijen.filter(({ ketenpartner }) => ketenpartner?.vragen).map(({ soort }) => soort));
  const vragen = [...gevraagd].flatMap((ontvanger): Gebruik[] => [
    { ontvanger, bericht: 'check-op-bekendheid.v1', doel: 'check-op-bekendheid' },
    { ontvanger, bericht: 'verzoek-casusinformatie.v1', doel: 'verzoek-casusinformatie' },
  ]);
  const mailers = new Set(partijen.filter(({ mailAfzenders = [] }) => mailAfzenders.length > 0).map(({ soort }) => soort));
  const receipts = [...mailers].map(
    (ontvanger): Gebruik => ({ ontvanger, bericht: 'ontvangstbevestiging.v1', doel: 'ontvangstbevestiging' }),
  );
  const soorten = new Set(partijen.map(({ soort }) => soort));
  const terug = [...soorten].flatMap((soort) => perSoort[soort] ?? []);
  return [...eigen, ...(eigenSysteem ? [registratie] : []), ...vragen, ...receipts, ...terug];
}

/**
 * Stops the start when something could be sent without a policy, or, outside demo and test, under one that nobody adopted.
 * @throws PolicyError `beleid-ontbreekt` or `beleid-niet-vastgesteld`, with every flaw of both
 */
export function checkPolicies(policies: readonly Policy[], gebruik: readonly Gebruik[], omgeving: Omgeving): void {
  const twice = policies.filter(({ ontvanger }, at) => policies.findIndex((each) => each.ontvanger === ontvanger) !== at);
  refuse(
    'inrichting-ongeldig',
    twice.map(({ ontvanger }) => `${ontvanger}: meer dan een verstrekkingsbeleid`),
  );
  const missing = gebruik.filter((each) => !policies.some((policy) => allows(policy, each)));
  const refused = omgeving === 'productie' ? proposed(policies, gebruik).map(({ id }) => `${id}: nog een voorstel`) : [];
  const absent = missing.map(({ ontvanger, bericht, doel }) => `${ontvanger}: geen beleid voor ${doel} met ${bericht}`);
  refuse(absent.length > 0 ? 'beleid-ontbreekt' : 'beleid-niet-vastgesteld', [...absent, ...refused]);
}

const allows = (policy: Policy, { ontvanger, bericht, doel }: Gebruik): boolean =>
  policy.ontvanger === ontvanger && findRegel(policy, bericht, doel) !== undefined;

function refuse(code: ErrorCode, flaws: readonly string[]): void {
  if (flaws.length > 0) throw new PolicyError(code, flaws);
}

/** Whether every page has to say *verstrekkingsbeleid niet vastgesteld*: something is sent under a policy that nobody adopted. */
export const hasVoorstel = (policies: readonly Policy[], gebruik: readonly Gebruik[]): boolean => proposed(policies, gebruik).length > 0;

const proposed = (policies: readonly Policy[], gebruik: readonly Gebruik[]): Policy[] =>
  policies.filter(({ status, ontvanger }) => status === 'voorstel' && gebruik.some((one) => one.ontvanger === ontvanger));
