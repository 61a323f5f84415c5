/** The canary proof: every field of every persona is a marker, and nothing of it is anywhere that the policy does not allow. */
import { randomUUID } from 'node:crypto';
import { markersOf, persona, withMarkers } from '../fixtures/personas';
import type { Teksten } from '../fixtures/vt-melding.cjs';
import { allowedBy, findCanaries, kanariesOf, marker, type Kanarie } from '../support/canary';
import {
  answered,
  askAll,
  casusOf,
  casusOnce,
  decide,
  expectStatus,
  melding,
  openCasus,
  overdrachtAan,
  overdrachtsbesluit,
  quiet,
  report,
  rvdkKnows,
  takeUp,
} from '../support/journey';
import { shippedFor } from '../support/policies';
import { sharedHub } from '../support/test-hub';
import { Traces } from '../support/traces';

jest.setTimeout(180_000);

const directbetrokkenen = ['moeder-huizen', 'dochter-huizen', 'volwassene-hilversum'];
/** Nobody is ever asked about her, and no team gets her. */
const omstander = 'grootmoeder-blaricum';

const tekstvelden = [
  'locatieIncident',
  'omschrijvingIncident',
  'informering',
  'omschrijvingZorgelijkeSituatie',
  'aanvullendeInformatie',
  'bestaandeHulpverlening',
  'tijdelijkHuisverbod',
  'aanhouding',
  'aangifte',
  'eergerelateerdGeweld',
] as const satisfies readonly (keyof Teksten)[];

/** A new set for each journey, so that one journey's leak is never taken for the other's. */
function texts() {
  const politie = Object.fromEntries(tekstvelden.map((veld) => [veld, marker('politie', veld)]));
  const contact = { naam: marker('politie', 'contact.naam'), eMail: `${marker('politie', 'contact.mail', 20)}@politie.example` };
  const antwoorden = { 'VT-001': marker('rvdk', 'VT-001'), 'VT-006': marker('rvdk', 'VT-006') };
  const besluit = {
    noodzaak: marker('besluit', 'noodzaak'),
    notitie: marker('besluit', 'notitie'),
    inhoud: { samenvatting: marker('besluit', 'samenvatting') },
    toelichting: marker('besluit', 'toelichting'),
  };
  return { politie, contact, antwoorden, besluit };
}

/** Fields by the names of the contracts; what persons of one household share counts once. */
function personKanaries(id: string): Kanarie[] {
  const { bsn, geslachtsnaam, voornamen, telefoonnummer, geboortedatum, straat, postcode } = markersOf(persona(id));
  const datum = geboortedatum!.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  const own = { bsn, geslachtsnaam, voornamen, telefoonnummers: telefoonnummer, geboortedatum: datum, formeelAdres: { straat } };
  return kanariesOf(id, id === 'dochter-huizen' ? own : { ...own, formeelAdres: { straat, postcode } });
}

describe.each(['embedded', 'full'] as const)('the whole road, %s', (mode) => {
  it('ends with both teams, and leaves nothing of anybody where the policy does not allow it', async () => {
    const hub = sharedHub(mode);
    const traces = await Traces.follow(hub);
    const { politie, contact, antwoorden, besluit } = texts();
    await rvdkKnows(hub, { [directbetrokkenen[0]!]: { bekend: 'J', antwoorden }, [directbetrokkenen[1]!]: { bekend: 'J', delayMs: 300 } });

    const personen = [...directbetrokkenen, omstander].map((id) => ({ persoon: withMarkers(persona(id)) }));
    const identificatie = marker('politie', 'kenmerk', 30);
    const { id } = await report(hub, melding({ referentienummer: randomUUID(), identificatie, personen, teksten: politie, contact }));
    const casus = await openCasus(hub, await casusOf(hub, id));
    expect(casus.voorstelVragen).toHaveLength(3);
    await askAll(hub, casus, besluit.noodzaak);
    const judged = await answered(hub, casus.id);
    const medewerker = await hub.user('v.vermeer');
    const notitie = { versie: judged.versie, onderwerp: 'contactmoment', tekst: besluit.notitie };
    expectStatus(await medewerker.post(`/v1/casussen/${casus.id}/notities`, notitie), 202);
    const noted = await casusOnce(hub, casus.id, ({ notities }) => {
      expect(notities).toHaveLength(1);
    });
    const { samenvatting } = besluit.inhoud;
    const verzoek = { ...overdrachtsbesluit(noted), samenvatting, toelichting: besluit.toelichting };
    expect((await decide(hub, casus.id, { ...verzoek, samenvatting: '' })).status).toBe(400);
    expectStatus(await decide(hub, casus.id, verzoek), 202);
    const decided = await casusOnce(hub, casus.id, ({ deelcasussen }) => {
      expect(deelcasussen).toHaveLength(2);
    });
    await takeUp(hub, 'u.usd', overdrachtAan(decided, 'usd-huizen'));
    const taken = await takeUp(hub, 'h.hilver', overdrachtAan(decided, 'sociaal-plein-hilversum'));
    expect(taken.inhoud?.samenvatting).toBe(samenvatting);
    await casusOnce(hub, casus.id, ({ status }) => {
      expect(status).toBe('overgedragen');
    });
    await quiet(hub, casus.id);

    const kanaries = [
      ...[...directbetrokkenen, omstander].flatMap(personKanaries),
      ...kanariesOf('politie', { ...politie, contactpersoon: contact, kenmerk: identificatie }),
      ...kanariesOf('rvdk', antwoorden),
      ...kanariesOf('besluit', besluit),
    ];
    const sources = await traces.sources();
    await traces.close();
    const about = sources.map((bron) => (bron.kanaal === 'rvdk' ? { ...bron, over: directbetrokkenen } : bron));
    const allowed = new Map([
      ['rvdk', allowedBy(shippedFor('rvdk'))],
      ['politie', allowedBy(shippedFor('politie'), ['vt-terugkoppeling.v1'])],
      ['lokaal-team', allowedBy(shippedFor('lokaal-team'), ['overdracht.v1'])],
    ]);
    const { lekken, toegestaan } = findCanaries(kanaries, about, allowed);
    expect(lekken).toEqual([]);
    expect([...new Set(toegestaan.map(({ kanaal }) => kanaal))].sort()).toEqual(['lokaal-team', 'politie', 'rvdk']);
    expect(new Set(sources.map(({ kanaal }) => kanaal))).toEqual(
      new Set([
        'alarm',
        'mail',
        'rvdk',
        'politie',
        'bevestiging',
        'lokaal-team',
        'antwoord',
        'fout',
        'metrics',
        'log',
        'opslag',
        ...(mode === 'full' ? ['redis', 'wachtrij'] : []),
      ]),
    );
  });
});
