/** One report read and made into the casus that it opens: plain object to plain object, for this message alone. No rules, no configuration, no clock. */
import { XMLParser } from 'fast-xml-parser';
import { uuid5 } from './sealing.mjs';

const lists = new Set(['heeftBetrokken', 'staatInRelatieTot', 'isGeinformeerdAan', 'relevanteRegistratie']);
const parser = new XMLParser({ ignoreAttributes: true, removeNSPrefix: true, parseTagValue: false, isArray: (name) => lists.has(name) });
const datum = (text) => text && `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;

const adres = (node) =>
  node && {
    straat: node['gor.openbareRuimteNaam'],
    huisnummer: node['aoa.huisnummer'],
    postcode: node['aoa.postcode'],
    woonplaats: node['wpl.woonplaatsNaam'],
  };

/** What is absent in the message is undefined here, and so absent in the JSON. */
function persoon(node, id) {
  return {
    id,
    bsn: node['inp.bsn'],
    geslachtsnaam: node.geslachtsnaam,
    voornamen: node.voornamen,
    geslacht: node.geslachtsaanduiding,
    geboortedatum: datum(node.geboortedatum),
    telefoonnummers: node.telefoonnummer && [node.telefoonnummer],
    nationaliteit: node.nationaliteit,
    taal: node.taal,
    formeelAdres: adres(node.formeelVerblijfadresBinnenland),
  };
}

function betrokkene({ gerelateerde, jeugzorgrol, aanvullendeInformatieBetrokkenPersoon }, bericht, nr) {
  const relaties = gerelateerde.staatInRelatieTot?.map((relatie, at) => ({
    ...persoon(relatie.gerelateerde, uuid5(`${bericht} persoon ${nr} relatie ${at}`)),
    omschrijving: relatie.omschrijvingSocialeRelatie,
  }));
  return {
    ...persoon(gerelateerde, uuid5(`${bericht} persoon ${nr}`)),
    rol: jeugzorgrol,
    aanvullendeInformatie: aanvullendeInformatieBetrokkenPersoon,
    relaties,
    aard: 'directbetrokkene',
    bericht,
  };
}

function inhoudOf(object, situatie, geinformeerden) {
  const contact = object.contactgegevensVerdiepingOpInfo;
  return {
    sashIngevuld: object.indicatieSASHIngevuld === 'Ja',
    kenmerk: object.identificatieVtMelding,
    datumMelding: datum(object.datumMelding),
    datumIncident: datum(object.datumIncident),
    locatieIncident: object.locatieIncident,
    omschrijvingIncident: object.omschrijvingIncident,
    agenderingGewenst: object.indicatieAgenderingAfstemmingsoverlegGewenst === 'Ja',
    contactpersoon: {
      naam: contact.naamContactpersoon,
      afdeling: contact.afdeling,
      emailadressen: [contact.eMail],
      telefoonnummers: [contact.telefoonnummer],
    },
    informering: object.informering,
    ingediendDoor: { naam: object.isIngediendDoor.gerelateerde.naam },
    zorgelijkeSituatie: {
      omschrijving: situatie.omschrijvingZorgelijkeSituatie,
      relevanteRegistraties: situatie.relevanteRegistratie,
      bestaandeHulpverlening: situatie.bestaandeHulpverlening,
    },
    geinformeerden,
  };
}

const beoordeling = { soort: 'veiligheidsbeoordeling', grondslag: 'Handelingsprotocol Veilig Thuis; inspectiekader', days: 7 };
const informeren = { soort: 'informeren', grondslag: 'Wmo 2015 artikel 5.3.1', days: 28 };
export const endOfDay = (at, days) => `${new Date(at.getTime() + days * 86_400_000).toISOString().slice(0, 10)}T22:59:59.999Z`;

function termijn({ soort, grondslag, days }, bericht, start, onderwerp) {
  const id = uuid5(`${bericht} termijn ${soort} ${onderwerp ?? ''}`);
  return { id, soort, grondslag, onderwerp, start: start.toISOString(), uiterlijk: endOfDay(start, days) };
}

/** Gives the search terms first: the radar of the casus needs what they find. */
export function readMelding({ id: bericht, inhoud }) {
  const { object } = parser.parse(inhoud.toString('utf8')).vtMeldingDi01;
  const situatie = object.betreft.gerelateerde;
  const personen = situatie.heeftBetrokken.map((node, nr) => betrokkene(node, bericht, nr));
  const casus = uuid5(`${bericht} casus`);
  const kenmerk = `politiemn${object.identificatieVtMelding}`.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  const termen = personen.flatMap(({ id, bsn, geslachtsnaam, geboortedatum }) => [
    ...(bsn ? [{ soort: 'bsn', waarde: bsn, casus, persoon: id }] : []),
    {
      soort: 'naam-geboortedatum',
      waarde: `${geslachtsnaam}${geboortedatum}`.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase(),
      casus,
      persoon: id,
    },
  ]);
  termen.push({ soort: 'melding-kenmerk', waarde: kenmerk, casus, persoon: bericht });
  return { bericht, casus, object, situatie, personen, termen };
}

/** The casus in the parts in which it is stored. */
export function openCasus({ bericht, casus: id, object, situatie, personen: betrokkenen }, { ontvangenOp, now, radar }) {
  const informed = (object.isGeinformeerdAan ?? []).map((node, nr) => ({ node, persoon: uuid5(`${bericht} informed ${nr}`) }));
  const geinformeerden = informed.map(({ node, persoon: who }) => ({
    wijze: node.wijzeVanInformering,
    gereageerd: node.indicatieGereageerd === 'Ja',
    strekking: node.strekkingReactie,
    datum: datum(node.datumGeinformeerd),
    persoon: who,
  }));
  const others = informed.map(({ node, persoon: who }) => ({
    ...persoon(node.gerelateerde, who),
    rol: 'geinformeerd',
    aard: 'omstander',
    bericht,
  }));
  const termijnen = [termijn(beoordeling, bericht, ontvangenOp), ...betrokkenen.map((one) => termijn(informeren, bericht, now, one.id))];
  const op = ontvangenOp.toISOString();
  const inhoud = inhoudOf(object, situatie, geinformeerden);
  const dossier = {
    id,
    versie: 1,
    status: 'ontvangen',
    dringend: false,
    ontvangenOp: op,
    zichtOpVeiligheid: 'veilig-thuis-gv',
    meldingen: [{ bericht, partij: 'politie-mn', kenmerk: object.identificatieVtMelding, ontvangenOp: op, inhoud, twijfel: [] }],
    voorstelVragen: betrokkenen.map((one) => ({ partner: 'rvdk', persoon: one.id, reden: '01' })),
    vragen: [],
    deelcasussen: [],
    termijnen,
    notities: [],
    eerdereBesluiten: [],
    signalen: [],
    radar,
    verzonden: [],
    berichten: [bericht],
  };
  const secties = [...betrokkenen, ...others].map((one, plaats) => ({ id: one.id, plaats, persoon: one, antwoorden: [] }));
  return { dossier, secties, termijnen };
}
