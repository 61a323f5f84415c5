import type { Contactmogelijkheid, Inrichting } from '@schakel/contracts';
import type { Casus, CasusMelding, CasusPersoon, Deelcasus, GelijkenisGrond, Vooruitblik, Vraag } from '@schakel/domain';
import { forecastTermijnen, heeftBestand, isDubbelAnoniem, isOpenVraag } from '@schakel/domain';
import { doorzendingenOf } from './doorzending-view';
import { meldingRegels } from './melding-view';
import { Namen } from './namen';
import { signalenOf } from './signalen';
import * as woorden from './woorden';

/** All that the page of a casus shows, in words; the forms come beside it. */
export function casusView(
  inrichting: Inrichting,
  casus: Casus,
  now: Date,
  gelijkenissen: ReadonlyMap<string, readonly GelijkenisGrond[]> = new Map(),
) {
  const namen = new Namen(inrichting, casus);
  return {
    id: casus.id,
    versie: casus.versie,
    dringend: casus.dringend,
    status: woorden.statussen[casus.status],
    ontvangenOp: new Date(casus.ontvangenOp),
    zicht: namen.organisatie(casus.zichtOpVeiligheid),
    signalen: signalenOf(casus, namen),
    termijnen: termijnenOf(inrichting, casus, namen, now),
    personen: casus.personen.map(persoonOf),
    meldingen: casus.meldingen.map((melding) => meldingOf(melding, namen)),
    radar: casus.radar.map(({ casus: ander, persoon, sterkte }) => ({
      casus: ander,
      naam: namen.persoon(persoon),
      zeker: sterkte === 'bsn',
    })),
    anoniem: isDubbelAnoniem(inrichting, casus) ? anoniemOf(casus) : undefined,
    zelfdeIncident: [...gelijkenissen].map(([ander, gronden]) => ({
      ander,
      gronden: gronden.map((grond) => woorden.gelijkenisTeksten[grond]),
      gekoppeld: casus.koppelingen?.some((one) => one.ander === ander) ?? false,
    })),
    koppelingen: (casus.koppelingen ?? []).map(({ ander, op }) => ({ ander, op: new Date(op) })),
    doorzendingen: doorzendingenOf(casus, namen),
    vragen: casus.vragen.map((vraag) => vraagOf(casus, vraag, namen)),
    notities: casus.notities.map(({ onderwerp, tekst, op }) => ({
      onderwerp: woorden.onderwerpTeksten[onderwerp],
      tekst,
      op: new Date(op),
    })),
    besluiten: besluitenOf(casus, namen),
    deelcasussen: casus.deelcasussen.map((deel) => deelcasusOf(deel, namen)),
  };
}

/** Of a doubly anonymous melding: what was judged, if anybody did. */
const anoniemOf = ({ anoniemOordeel }: Casus) =>
  anoniemOordeel
    ? { oordeel: woorden.oordeelTeksten[anoniemOordeel.oordeel], motivering: anoniemOordeel.motivering, op: new Date(anoniemOordeel.op) }
    : {};

/** What still runs, a line for each soort and last day. A reminder is for the hub itself; a question that expired stands at the question. */
function termijnenOf(inrichting: Inrichting, casus: Casus, namen: Namen, now: Date) {
  const running = forecastTermijnen(inrichting, casus, now).filter(
    ({ soort, stand }) => !soort.endsWith('-herinnering') && !(soort === 'antwoord' && stand === 'gemist'),
  );
  const same = (one: Vooruitblik, other: Vooruitblik): boolean => one.soort === other.soort && one.uiterlijk === other.uiterlijk;
  const firsts = running.filter((termijn, at) => running.findIndex((other) => same(termijn, other)) === at);
  return firsts.map((termijn) => {
    const { soort, uiterlijk, werkdagenOver, stand } = termijn;
    const about = running.filter((other) => same(termijn, other)).flatMap(({ onderwerp }) => onderwerp ?? []);
    const over = [...new Set(about.flatMap((id) => onderwerpOf(casus, id, namen) ?? []))];
    return { soort: woorden.termijnTekst(soort), over, uiterlijk: new Date(uiterlijk), werkdagenOver, stand };
  });
}

function onderwerpOf(casus: Casus, id: string, namen: Namen): string | undefined {
  if (casus.personen.some((persoon) => persoon.id === id)) return namen.persoon(id);
  const vraag = casus.vragen.find(({ bekendheid, casusinformatie }) => bekendheid === id || casusinformatie === id);
  if (vraag) return `${namen.organisatie(vraag.partner)} over ${namen.persoon(vraag.persoon)}`;
  const overdracht = casus.deelcasussen.flatMap(({ overdrachten }) => overdrachten).find((one) => one.id === id);
  const naar = overdracht?.team ?? casus.doorzendingen?.find((one) => one.id === id)?.partij;
  return naar && namen.organisatie(naar);
}

function persoonOf(persoon: CasusPersoon) {
  const { rol, aard, twijfel = [], aanvullendeInformatie, overigeZorgMinderjarige, relaties = [], schuiladres } = persoon;
  const { onveilig, regels } = bereikenOf(persoon.contactmogelijkheden ?? []);
  const { gewijzigdeVelden = [], nietMeerGenoemd } = persoon;
  return {
    persoon,
    rol: `${woorden.rolTekst(rol)} (${woorden.aardTeksten[aard]})`,
    twijfel: twijfel.map(woorden.veldTekst),
    schuiladres: schuiladres !== undefined,
    onveilig,
    extra: [
      ...regels,
      ...(gewijzigdeVelden.length > 0
        ? [['Veranderd door een verbeterde melding', gewijzigdeVelden.map(woorden.veldTekst).join(', ')]]
        : []),
      ...(nietMeerGenoemd ? [['Let op', 'de verbeterde melding noemt deze persoon niet meer']] : []),
      ...(aanvullendeInformatie ? [['Aanvullend', aanvullendeInformatie]] : []),
      ...(overigeZorgMinderjarige ? [['Overige zorg', overigeZorgMinderjarige]] : []),
      ...relaties.map(({ omschrijving, geslachtsnaam, voornamen }) => [
        'Relatie',
        [omschrijving, [voornamen, geslachtsnaam].filter(Boolean).join(' ')].filter(Boolean).join(': '),
      ]),
    ],
  };
}

/** What is not safe comes first and is said in so many words: whoever calls may reach the other. */
function bereikenOf(mogelijkheden: readonly Contactmogelijkheid[]) {
  const tekst = ({ wijze, adres, toelichting }: Contactmogelijkheid): string => [wijze, adres, toelichting].filter(Boolean).join(', ');
  const [veilig, niet] = [mogelijkheden.filter((each) => each.veiligBereikbaar), mogelijkheden.filter((each) => !each.veiligBereikbaar)];
  return { onveilig: niet.map(tekst), regels: veilig.map((each) => ['Veilig te bereiken', tekst(each)]) };
}

const meldingOf = (melding: CasusMelding, namen: Namen) => ({
  partij: namen.organisatie(melding.partij),
  vervangen: melding.vervangenDoor !== undefined,
  kenmerk: melding.kenmerk,
  ontvangenOp: new Date(melding.ontvangenOp),
  twijfel: [...new Set(melding.twijfel.map(woorden.twijfelTekst))],
  regels: meldingRegels(melding.inhoud, namen),
  document: heeftBestand(melding) ? melding.bericht : undefined,
  overgetypt: melding.inhoud.opname?.poststuk !== undefined,
});

function vraagOf(casus: Casus, vraag: Vraag, namen: Namen) {
  return {
    partner: namen.organisatie(vraag.partner),
    persoon: namen.persoon(vraag.persoon),
    stand: woorden.vraagTeksten[vraag.status],
    wacht: isOpenVraag(vraag),
    laat: vraag.laat,
    uiterlijk: new Date(vraag.uiterlijk),
    noodzaak: vraag.noodzaak,
    antwoorden: casus.antwoorden
      .filter((antwoord) => antwoord.vraag === vraag.id)
      .map(({ code, tekst, laat }) => ({ vraag: namen.vraagcode(code), tekst, laat })),
  };
}

const besluitenOf = ({ vervolgbesluit, eerdereBesluiten }: Casus, namen: Namen) =>
  [...(vervolgbesluit ? [vervolgbesluit] : []), ...eerdereBesluiten.toReversed()].map(
    ({ uitkomst, aard, samenvatting, toelichting, op }) => ({
      uitkomst: woorden.uitkomstTeksten[uitkomst],
      aard: aard.map((code) => namen.aardGeweld(code)),
      samenvatting,
      toelichting,
      op: new Date(op),
    }),
  );

const deelcasusOf = ({ personen, gemeente, status, procesregisseur, overdrachten }: Deelcasus, namen: Namen) => ({
  personen: personen.map((id) => namen.persoon(id)),
  gemeente,
  stand: woorden.deelcasusTeksten[status],
  procesregisseur: namen.organisatie(procesregisseur),
  overdrachten: overdrachten.map(({ id, team, aangebodenOp, uiterlijk, behandelaar, reacties }) => ({
    id,
    team: namen.organisatie(team),
    aangebodenOp: new Date(aangebodenOp),
    uiterlijk: status === 'aangeboden' ? new Date(uiterlijk) : undefined,
    behandelaar,
    reacties: reacties.map(({ reactie, reden, tekst, op }) => ({
      reactie: woorden.reactieTeksten[reactie],
      reden: reden && woorden.teruggaveTekst(reden),
      tekst,
      op: new Date(op),
    })),
  })),
});
