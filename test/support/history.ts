import type { Betrokkene, Inhoud, Inrichting, SoortIn } from '@schakel/contracts';
import { doorzendingReacties, uitkomsten, reacties, redenenTeruggave } from '@schakel/contracts';
import { casusIdOf, freePersonen, gezagsdragersIn, makeDecide } from '@schakel/domain';
import type { BerichtIn, Besluit, Casus, SoortZonderCasus } from '@schakel/domain';
import fc from 'fast-check';
import { inrichting, kind, meldingProfessional, moeder, oma, ulla, vader, vera, vtMelding } from './world';

/** The delivered inrichting, with the police as a ketenpartner too: so that somebody is there who reported and could be asked. */
export const wide: Inrichting = {
  ...inrichting,
  partijen: inrichting.partijen.map((partij) =>
    partij.id === 'politie-mn'
      ? { ...partij, ketenpartner: { vragen: true, vraagcodes: ['VT-003'], bsnToegestaan: false, herinneringNa: 1, antwoordtermijn: 3 } }
      : partij,
  ),
};

/** One thing that happens; numbers choose among what is there at that moment, `wrong` makes it something that should not count. */
export interface Gebeurtenis {
  readonly soort: OpCasus | 'herhaling' | 'klok';
  readonly keuze: number;
  readonly tweede: number;
  readonly wrong: boolean;
}

const soorten = [
  'vraagbesluit.v1',
  'vraagbesluit.v1',
  'uitslag-check-op-bekendheid.v1',
  'uitslag-check-op-bekendheid.v1',
  'uitkomst-casusinformatie.v1',
  'notificatie.v1',
  'afwijzing.v1',
  'bezorging.v1',
  'bezorging.v1',
  'casus-notitie.v1',
  'oordeel-anonieme-melding.v1',
  'oordeel-anonieme-melding.v1',
  'koppeling.v1',
  'doorzending.v1',
  'reactie-op-doorzending.v1',
  'reactie-op-doorzending.v1',
  'vervolgbesluit.v1',
  'vervolgbesluit.v1',
  'vervolgbesluit.v1',
  'reactie-op-overdracht.v1',
  'reactie-op-overdracht.v1',
  'reactie-op-overdracht.v1',
  'verstreken-termijn.v1',
  'vt-melding.v1',
  'herhaling',
  'klok',
] as const;

export const gebeurtenis: fc.Arbitrary<Gebeurtenis> = fc.record({
  soort: fc.constantFrom(...soorten),
  keuze: fc.nat(60),
  tweede: fc.nat(60),
  wrong: fc.integer({ min: 0, max: 5 }).map((die) => die === 0),
});

const doubtful: Betrokkene = { ...kind, id: 'twijfelkind', bsn: '123', geboortedatum: '2015', twijfel: ['bsn'] };
export const gezin: fc.Arbitrary<Betrokkene[]> = fc.subarray([kind, moeder, vader, oma, doubtful], { minLength: 1 });
export const geschiedenis = fc.record({
  personen: gezin,
  melder: fc.constantFrom('politie-mn', 'zorg-voorbeeld', 'rvdk'),
  dringend: fc.boolean(),
  anoniem: fc.integer({ min: 0, max: 5 }).map((die) => die === 0),
  gebeurtenissen: fc.array(gebeurtenis, { maxLength: 50, size: 'max' }),
});
export type Geschiedenis = typeof geschiedenis extends fc.Arbitrary<infer T> ? T : never;

export interface Moment {
  readonly voor: Casus | undefined;
  readonly bericht: BerichtIn;
  readonly now: Date;
  readonly besluit: Besluit;
}

const pick = <T>(list: readonly T[], keuze: number): T | undefined => list[keuze % Math.max(1, list.length)];

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

const anonieme = (personen: Betrokkene[]): Inhoud<'opgenomen-melding.v1'> => ({
  ...meldingProfessional(personen, { melder: { relatie: 'buurvrouw' } }),
  bron: 'telefoon',
  door: vera,
});

/** Plays a history, everything given to `decide` frozen, and returns each moment of it. */
export function play({ personen, melder, dringend, anoniem, gebeurtenissen }: Geschiedenis, region: Inrichting = wide): Moment[] {
  const decide = makeDecide(freeze(region));
  const momenten: Moment[] = [];
  let now = new Date('2026-12-21T10:00:00Z');
  const handle = (bericht: BerichtIn, casus: Casus | undefined) => {
    freeze(casus);
    momenten.push({ voor: casus, bericht: freeze(bericht), now, besluit: decide(casus, bericht, now) });
  };
  const shared = { id: 'melding', ontvangenOp: now, twijfel: [], radar: [] };
  if (anoniem) handle({ ...shared, soort: 'opgenomen-melding.v1', partij: hub, inhoud: anonieme(personen) }, undefined);
  else
    handle(
      { ...shared, soort: 'vt-melding.v1', partij: melder, inhoud: vtMelding(personen, dringend ? { sashNiveau: 'hoog' } : {}) },
      undefined,
    );
  for (const [at, wat] of gebeurtenissen.entries()) {
    const casus = momenten.at(-1)!.besluit.casus;
    if (wat.soort === 'klok') now = new Date(now.getTime() + (1 + wat.keuze) * 5 * 3_600_000);
    else if (wat.soort === 'herhaling') handle(pick(momenten, wat.keuze)!.bericht, casus);
    else handle(makeBericht(`bericht-${at}`, wat.soort, casus, wat, now), casus);
  }
  return momenten;
}

type OpCasus = Exclude<SoortIn, SoortZonderCasus>;
type Maker<S extends SoortIn> = (casus: Casus, wat: Gebeurtenis, personen: readonly Betrokkene[]) => { partij: string; inhoud: Inhoud<S> };
const hub = wide.hub.partij;
const andereRegio = 'veilig-thuis-utrecht';
const door = (wrong: boolean) => (wrong ? ulla : vera);
const versieOf = (casus: Casus, wrong: boolean) => (wrong ? casus.versie - 1 : casus.versie);

const makers: { [S in OpCasus]: Maker<S> } = {
  'vt-melding.v1': () => ({ partij: 'politie-mn', inhoud: vtMelding([kind]) }),
  'generieke-melding.v1': () => ({ partij: 'politie-mn', inhoud: { zorgelijkeSituatie: { betrokkenen: [kind] } } }),
  'zorgmelding.v1': () => ({ partij: 'politie-mn', inhoud: { zorgelijkeSituatie: { betrokkenen: [kind] } } }),
  'melding-professional.v1': () => ({ partij: 'zorg-voorbeeld', inhoud: meldingProfessional([kind]) }),
  'opgenomen-melding.v1': () => ({ partij: hub, inhoud: { ...meldingProfessional([kind]), bron: 'telefoon', door: vera } }),
  'vraagbesluit.v1': (casus, { keuze, tweede, wrong }) => {
    const any = { partner: pick(wide.partijen, tweede)!.id, persoon: pick(casus.personen, keuze)!.id };
    const asked = keuze % 3 === 0 ? [any] : casus.voorstelVragen.filter((_, at) => (tweede >> at) % 2 === 0);
    const vragen = asked.map(({ partner, persoon }) => ({ partner, persoon, noodzaak: 'nodig' }));
    return { partij: hub, inhoud: { casus: casus.id, versie: versieOf(casus, wrong), vragen, door: door(wrong) } };
  },
  'uitslag-check-op-bekendheid.v1': (casus, { keuze, tweede, wrong }) => {
    const vraag = pick(casus.vragen, keuze);
    const inhoud = { verzoek: vraag?.bekendheid ?? 'onbekend', kenmerk: 'k', bekend: tweede % 3 > 0, persoon: wrong ? vader : { id: 'x' } };
    return { partij: wrong ? 'zorg-voorbeeld' : (vraag?.partner ?? 'rvdk'), inhoud };
  },
  'uitkomst-casusinformatie.v1': (casus, { keuze, tweede, wrong }) => {
    const vraag = pick(casus.vragen, keuze);
    const antwoorden = [{ code: pick(['VT-001', 'VT-003', 'VT-006'], tweede)!, tekst: `antwoord ${tweede % 4}` }];
    const verzoek = (wrong ? vraag?.bekendheid : vraag?.casusinformatie) ?? 'onbekend';
    return { partij: vraag?.partner ?? 'rvdk', inhoud: { verzoek, kenmerk: 'k', bekend: true, persoon: { id: 'x' }, antwoorden } };
  },
  'notificatie.v1': (casus, { keuze, wrong }) => {
    const verzoek = casus.verzonden.filter(({ bericht }) => bericht === 'verzoek-tot-onderzoek.v1').at(-1)?.id ?? 'onbekend';
    const persoon = wrong ? vader : kind;
    return {
      partij: keuze % 7 === 0 ? 'zorg-voorbeeld' : 'rvdk',
      inhoud: { verzoek, status: 'Intake afgerond', ongeboren: false, persoon },
    };
  },
  'afwijzing.v1': (casus, { keuze, wrong }) => {
    const sent = pick(casus.verzonden, keuze);
    return {
      partij: wrong ? 'zorg-voorbeeld' : (sent?.ontvanger ?? hub),
      inhoud: { verzending: sent?.id ?? 'onbekend', foutcode: 'StUF046' },
    };
  },
  'bezorging.v1': (casus, { keuze, tweede, wrong }) => ({
    partij: wrong ? 'rvdk' : hub,
    inhoud: { verzending: pick(casus.verzonden, keuze)?.id ?? 'onbekend', uitkomst: tweede % 3 > 0 ? 'onzeker' : 'bezorgd' },
  }),
  'casus-notitie.v1': (casus, { keuze, wrong }) => {
    const onderwerp = keuze % 4 === 0 ? ('anonimiteit-toegezegd' as const) : ('contactmoment' as const);
    return { partij: hub, inhoud: { casus: casus.id, versie: versieOf(casus, wrong), onderwerp, door: door(wrong) } };
  },
  'oordeel-anonieme-melding.v1': (casus, { keuze, wrong }) => {
    const said = { oordeel: keuze % 3 > 0 ? ('onderzoeken' as const) : ('niet-onderzoeken' as const), motivering: 'omdat' };
    return { partij: hub, inhoud: { casus: casus.id, versie: casus.versie, ...said, rol: 'teamleider', door: door(wrong) } };
  },
  'koppeling.v1': (casus, { keuze, wrong }) => ({
    partij: hub,
    inhoud: { casus: casus.id, ander: keuze % 5 === 0 ? casus.id : `casus-${keuze % 3}`, door: door(wrong) },
  }),
  'doorzending.v1': (casus, { keuze, wrong }) => ({
    partij: hub,
    inhoud: {
      casus: casus.id,
      versie: versieOf(casus, wrong),
      partij: keuze % 5 === 0 ? 'rvdk' : andereRegio,
      reden: 'woont daar',
      door: door(keuze % 7 === 0),
    },
  }),
  'reactie-op-doorzending.v1': (casus, { keuze, tweede, wrong }) => {
    const doorzending = pick(casus.doorzendingen ?? [], keuze)?.id ?? 'elders';
    const said = { casus: casus.id, doorzending, reactie: pick(doorzendingReacties, tweede)! };
    const gesprek = { naam: 'Testcollega', functie: 'teamleider', op: '2026-12-21T09:00:00Z' };
    if (keuze % 2 === 0) return { partij: wrong ? 'rvdk' : andereRegio, inhoud: said };
    return { partij: hub, inhoud: { ...said, reden: 'gebeld', gesprek, door: door(wrong) } };
  },
  'vervolgbesluit.v1': (casus, { keuze, tweede, wrong }) => {
    const ids = freePersonen(casus).map(({ id }) => id);
    const cut = tweede % (ids.length + 1);
    const parts = [ids.slice(0, cut), ids.slice(cut)].filter((part) => part.length > 0);
    const uitkomst = keuze % 3 > 0 ? 'overdracht' : pick(uitkomsten, keuze)!;
    const team = pick(wide.routing.teams, keuze)!.id;
    const deelcasussen = uitkomst === 'overdracht' ? { deelcasussen: parts.map((personen) => ({ personen, team })) } : {};
    const gezagsdragers = gezagsdragersIn(casus).map(({ id }) => ({ persoon: id, geinformeerd: tweede % 4 > 0 }));
    const said = { samenvatting: 'Eigen', gezagsdragers, ...(tweede % 5 === 0 ? {} : { toelichting: 'reden' }) };
    return {
      partij: hub,
      inhoud: { casus: casus.id, versie: versieOf(casus, wrong), uitkomst, ...deelcasussen, ...said, door: door(wrong) },
    };
  },
  'reactie-op-overdracht.v1': (casus, { keuze, tweede, wrong }) => {
    const overdracht = pick(
      casus.deelcasussen.flatMap(({ overdrachten }) => overdrachten),
      keuze,
    );
    const reactie = tweede % 2 === 0 ? 'acceptatie' : pick(reacties, tweede)!;
    const revisie = Math.max(1, (overdracht?.revisie ?? 1) - (wrong ? 1 : 0));
    const said = { tekst: 'tekst', ...(reactie === 'teruggave' ? { reden: pick(redenenTeruggave, keuze)! } : {}) };
    return {
      partij: 'gemeente-huizen',
      inhoud: { casus: casus.id, overdracht: overdracht?.id ?? 'elders', revisie, reactie, ...said, door: ulla },
    };
  },
  'verstreken-termijn.v1': (casus, { keuze }) => {
    const termijn = pick(casus.termijnen, keuze);
    return { partij: hub, inhoud: { casus: casus.id, termijn: termijn?.id ?? 'elders', soort: termijn?.soort ?? 'elders' } };
  },
};

function makeBericht(id: string, soort: OpCasus, casus: Casus, wat: Gebeurtenis, now: Date): BerichtIn {
  const { partij, inhoud } = (makers[soort] as Maker<SoortIn>)(casus, wat, casus.personen);
  return { id, soort, partij, ontvangenOp: now, inhoud, twijfel: [], radar: [] };
}

export const casusId = casusIdOf('melding');
