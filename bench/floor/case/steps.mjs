/** What each bericht after the report does to the casus: the decisions for these cases alone, without rules, roles or configuration. */
import { XMLParser } from 'fast-xml-parser';
import { endOfDay } from '../casus.mjs';
import { uuid5 } from '../sealing.mjs';
import { send, sendId } from './items.mjs';

const parser = new XMLParser({ ignoreAttributes: true, removeNSPrefix: true, parseTagValue: false });
const team = 'usd-huizen';

function start(dossier, { soort, onderwerp, grondslag, op, days }) {
  const id = uuid5(`${dossier.id} termijn ${soort} ${onderwerp}`);
  const termijn = { id, onderwerp, grondslag, soort, start: op.toISOString(), uiterlijk: endOfDay(op, days) };
  dossier.termijnen.push(termijn);
  return { ...termijn, casus: dossier.id };
}

function meet(dossier, op, holds) {
  const met = dossier.termijnen.filter((termijn) => !termijn.vervuldOp && holds(termijn));
  for (const termijn of met) termijn.vervuldOp = op.toISOString();
  return met.map(({ id }) => ({ id }));
}

function vraagbesluit(dossier, personen, { inhoud, op }) {
  const [{ partner, persoon, noodzaak }] = inhoud.vragen;
  const { bsn, geslachtsnaam, voornamen, geboortedatum } = personen.find(({ id }) => id === persoon);
  const bekendheid = sendId(dossier.id, 'check-op-bekendheid', persoon, 1);
  const uiterlijk = endOfDay(op, 4);
  const door = inhoud.door.id;
  dossier.vragen.push({
    id: uuid5(`${dossier.id} vraag ${persoon}`),
    partner,
    persoon,
    noodzaak,
    reden: '01',
    beslotenDoor: door,
    status: 'gesteld',
    revisie: 1,
    gesteldOp: op.toISOString(),
    uiterlijk,
    vraagcodes: ['VT-001', 'VT-006'],
    bekendheid,
    laat: false,
  });
  dossier.voorstelVragen = dossier.voorstelVragen.filter((voorstel) => voorstel.persoon !== persoon);
  dossier.status = 'informatie';
  const content = { verzoek: bekendheid, reden: '01', persoon: { bsn, geslachtsnaam, voornamen, geboortedatum } };
  const item = send(dossier, 'check-op-bekendheid', { onderwerp: persoon, inhoud: content, noodzaak, door, zonderBsn: bsn === undefined });
  const term = { onderwerp: bekendheid, grondslag: 'afspraak met de ketenpartner', op };
  const gesteld = [
    start(dossier, { ...term, soort: 'antwoord-herinnering', days: 2 }),
    start(dossier, { ...term, soort: 'antwoord', days: 4 }),
  ];
  return { audit: { actie: 'vraagbesluit', actor: door, codes: [] }, items: [item], gesteld };
}

function uitslag(dossier, personen, { tekst, op }) {
  const { verzoekidentificatie: verzoek, heeftBetrekkingOp: betrekking } = parser.parse(tekst).ucobDi01.object;
  const vraag = dossier.vragen.find(({ bekendheid }) => bekendheid === verzoek);
  const { geboortedatum } = personen.find(({ id }) => id === vraag.persoon);
  if (betrekking.gerelateerde.natuurlijkPersoon.geboortedatum !== geboortedatum.replaceAll('-', '')) throw new Error('another person');
  vraag.bekend = betrekking.indicatieBekend === 'J';
  vraag.status = 'onbekend';
  dossier.status = 'veiligheidsbeoordeling';
  const vervuld = meet(dossier, op, ({ onderwerp }) => onderwerp === verzoek);
  return { audit: { actie: 'bericht-ontvangen', actor: 'rvdk', codes: ['uitslag-check-op-bekendheid.v1'] }, vervuld };
}

function reportBack(dossier, status, verantwoordelijke, revisie) {
  const [{ bericht, kenmerk: kenmerkMelding }] = dossier.meldingen;
  const inhoud = { verzoek: uuid5(`${dossier.id} zaaknummer`), kenmerkMelding, status, uitkomst: 'overdracht', verantwoordelijke };
  const noodzaak = 'De melder hoort welke stap is gezet (Wmo 4.1.1 lid 2 g)';
  return send(dossier, 'vt-terugkoppeling', { onderwerp: bericht, revisie, inhoud, noodzaak, door: dossier.vervolgbesluit.door });
}

const heading = ({ geslachtsnaam, voornamen, geboortedatum }) => ({ geslachtsnaam, voornamen, geboortedatum });
const shown = ({ id, bsn, geslachtsnaam, voornamen, geslacht, geboortedatum, telefoonnummers, taal, formeelAdres }) => ({
  id,
  bsn,
  geslachtsnaam,
  voornamen,
  geslacht,
  geboortedatum,
  telefoonnummers,
  taal,
  formeelAdres,
});

function overdracht(dossier, personen, { samenvatting, aard, door }, { id, nummer, uiterlijk }) {
  const naar = personen.filter(({ aard: soort }) => soort === 'directbetrokkene');
  const kop = { gemeente: 'Huizen', personen: naar.map(heading) };
  const inhoud = { samenvatting, aard, uitkomst: 'overdracht', personen: naar.map(shown) };
  return send(dossier, 'overdracht', {
    onderwerp: id,
    uiterlijk,
    inhoud: { nummer, team, dringend: false, uiterlijk, kop, inhoud },
    door: door.id,
    noodzaak: 'Overdracht volgens het vervolgbesluit (Wmo 4.1.1 lid 2 d)',
    zonderBsn: naar.every(({ bsn }) => bsn === undefined),
  });
}

function vervolgbesluit(dossier, personen, { id: bericht, inhoud, op }) {
  const { uitkomst, aard, samenvatting, toelichting, door } = inhoud;
  const wie = [...inhoud.deelcasussen[0].personen].sort();
  const id = uuid5(`${dossier.id} deelcasus ${wie.join(' ')}`);
  const nummer = sendId(dossier.id, 'overdracht', id, 1);
  const uiterlijk = endOfDay(op, 5);
  const offer = { id: nummer, team, revisie: 1, aangebodenOp: op.toISOString(), uiterlijk, reacties: [] };
  dossier.status = 'besloten';
  dossier.voorstelVragen = [];
  dossier.vervolgbesluit = { bericht, uitkomst, aard, samenvatting, toelichting, door: door.id, op: op.toISOString() };
  dossier.deelcasussen.push({
    id,
    personen: wie,
    gemeente: 'Huizen',
    status: 'aangeboden',
    procesregisseur: dossier.zichtOpVeiligheid,
    overdrachten: [offer],
  });
  const vervuld = meet(dossier, op, ({ soort }) => soort === 'veiligheidsbeoordeling');
  const mail = { nummer, dringend: false, uiterlijk, herinnering: false, telefoon: '0800-2000' };
  const items = [
    overdracht(dossier, personen, inhoud, { id, nummer, uiterlijk }),
    send(dossier, 'attendering', {
      onderwerp: nummer,
      inhoud: mail,
      uiterlijk,
      noodzaak: 'Het team weet dat er een overdracht wacht',
      door: 'regel',
    }),
    reportBack(dossier, 'uitkomst veiligheidsbeoordeling', 'Veilig Thuis Gooi en Vechtstreek', 1),
  ];
  const term = { onderwerp: nummer, grondslag: 'afspraak met het team', op };
  const gesteld = [
    start(dossier, { ...term, soort: 'acceptatie', days: 5 }),
    start(dossier, { ...term, soort: 'acceptatie-herinnering', days: 2 }),
  ];
  return { audit: { actie: 'vervolgbesluit', actor: door.id, codes: [uitkomst] }, items, gesteld, vervuld };
}

function reactie(dossier, _, { id: bericht, inhoud, op }) {
  const { overdracht: nummer, revisie, door } = inhoud;
  const deelcasus = dossier.deelcasussen.find(({ overdrachten }) => overdrachten.some(({ id }) => id === nummer));
  const offer = deelcasus.overdrachten.find(({ id }) => id === nummer);
  offer.reacties.push({ bericht, revisie, reactie: 'acceptatie', door: door.id, op: op.toISOString() });
  Object.assign(offer, { revisie: revisie + 1, behandelaar: door.naam });
  Object.assign(deelcasus, { status: 'opgepakt', procesregisseur: team });
  Object.assign(dossier, { status: 'overgedragen', zichtOpVeiligheid: team });
  const vervuld = meet(dossier, op, ({ onderwerp }) => onderwerp === nummer);
  const items = [reportBack(dossier, 'overdracht', 'Uitvoeringsdienst Sociaal Domein Huizen', 2)];
  const postvak = [{ id: nummer, revisie: revisie + 1, behandelaar: door.naam }];
  return { audit: { actie: 'reactie-op-overdracht', actor: door.id, codes: ['acceptatie'] }, items, vervuld, postvak };
}

export const steps = { vraagbesluit, 'uitslag-check-op-bekendheid': uitslag, vervolgbesluit, 'reactie-op-overdracht': reactie };
