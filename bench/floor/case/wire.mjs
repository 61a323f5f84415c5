/** What leaves: StUF by templates, a mail by nodemailer; each on a connection of its own, as the product has it for what a kept one cannot tell. */
import { request } from 'node:http';
import { createTransport } from 'nodemailer';

const NS = {
  JZ: 'http://www.stufstandaarden.nl/koppelvlak/jz0100',
  ZKN: 'http://www.egem.nl/StUF/sector/zkn/0310',
  BG: 'http://www.egem.nl/StUF/sector/bg/0310',
  StUF: 'http://www.egem.nl/StUF/StUF0301',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
};
const own = '00000099000000001000';
const ownName = 'Veilig Thuis Gooi en Vechtstreek';
const prolog = '<?xml version="1.0" encoding="UTF-8"?>\n';
const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const esc = (text) => text.replace(/[&<>"]/g, (char) => escapes[char]);
const declared = (...prefixes) => prefixes.map((prefix) => ` xmlns:${prefix}="${NS[prefix]}"`).join('');
const tijdstip = (at) => at.toISOString().replace(/\D/g, '');
const systeem = (rol, oin) =>
  `<StUF:${rol}><StUF:organisatie>${oin}</StUF:organisatie><StUF:applicatie>SCHAKEL</StUF:applicatie></StUF:${rol}>`;
const kop = (code, naar, referentie, at) =>
  `<StUF:berichtcode>${code}</StUF:berichtcode>${systeem('zender', own)}${systeem('ontvanger', naar)}` +
  `<StUF:referentienummer>${referentie}</StUF:referentienummer><StUF:tijdstipBericht>${tijdstip(at)}</StUF:tijdstipBericht>`;
const header = (functie, naar, id, at) =>
  `<JZ:stuurgegevens>${kop('Di01', naar, id, at)}<StUF:functie>${functie}</StUF:functie></JZ:stuurgegevens>`;
const envelope = (text) =>
  `${prolog}<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${text}</soap:Body></soap:Envelope>`;

export const bv03 = (referentie, cross, naar, at) =>
  envelope(
    `<StUF:Bv03Bericht${declared('StUF')}><StUF:stuurgegevens>${kop('Bv03', naar, referentie, at)}` +
      `<StUF:crossRefnummer>${esc(cross)}</StUF:crossRefnummer></StUF:stuurgegevens></StUF:Bv03Bericht>`,
  );

const field = (name, value) => (value === undefined ? '' : `<${name}>${esc(value)}</${name}>`);

function vraag(id, { verzoek, reden, persoon }, at) {
  const datum = `<BG:geboortedatum StUF:indOnvolledigeDatum="V">${persoon.geboortedatum.replaceAll('-', '')}</BG:geboortedatum>`;
  const wie =
    field('BG:inp.bsn', persoon.bsn) + field('BG:geslachtsnaam', persoon.geslachtsnaam) + field('BG:voornamen', persoon.voornamen) + datum;
  return (
    `<JZ:vcobDi01${declared('JZ', 'ZKN', 'BG', 'StUF', 'xsi')}>${header('vcobDi01', '00000099000000002000', id, at)}<JZ:object StUF:entiteittype="VVZ">` +
    `<JZ:identificatie>${verzoek}</JZ:identificatie><JZ:soortVerzoeker>05</JZ:soortVerzoeker><JZ:redenVerzoek><JZ:code>${reden}</JZ:code></JZ:redenVerzoek>` +
    `<JZ:heeftBetrekkingOp StUF:entiteittype="ZAKOBJ"><ZKN:gerelateerde StUF:entiteittype="OBJ"><ZKN:natuurlijkPersoon StUF:entiteittype="NPS">${wie}` +
    `</ZKN:natuurlijkPersoon></ZKN:gerelateerde></JZ:heeftBetrekkingOp><JZ:heeftAlsInitiator StUF:entiteittype="ZAKBTRINI">` +
    `<ZKN:gerelateerde StUF:entiteittype="BTR"><ZKN:organisatorischeEenheid StUF:entiteittype="OEH"><ZKN:identificatie>${own}</ZKN:identificatie>` +
    `<ZKN:naam>${ownName}</ZKN:naam></ZKN:organisatorischeEenheid></ZKN:gerelateerde></JZ:heeftAlsInitiator></JZ:object></JZ:vcobDi01>`
  );
}

const bij = 'JZ:verantwoordelijkVoorZichtOpDeVeiligheidBelegdBij';
const terugkoppeling = (id, { verzoek, kenmerkMelding, status, uitkomst, verantwoordelijke }, at) =>
  `<JZ:vtTerugkoppelingDi01${declared('JZ', 'ZKN', 'StUF', 'xsi')}>${header('vtTerugkoppelingDi01', '00000099000000003000', id, at)}` +
  `<JZ:object StUF:entiteittype="ZAK"><ZKN:identificatie>${verzoek}</ZKN:identificatie><ZKN:uitkomst>${uitkomst}</ZKN:uitkomst><ZKN:status>${status}</ZKN:status>` +
  `<ZKN:naarAanleidingVan StUF:entiteittype="ZAKVTM"><ZKN:gerelateerde StUF:entiteittype="VTM">${field('JZ:identificatieVtMelding', kenmerkMelding)}` +
  `<JZ:betreft StUF:entiteittype="VTMZOS"><JZ:gerelateerde StUF:entiteittype="ZOS"><${bij} StUF:entiteittype="ZOSBTR"><JZ:gerelateerde StUF:entiteittype="BTR">` +
  `${field('ZKN:naam', verantwoordelijke)}</JZ:gerelateerde></${bij}></JZ:gerelateerde></JZ:betreft></ZKN:gerelateerde></ZKN:naarAanleidingVan>` +
  `<ZKN:isUitgevoerdDoor StUF:entiteittype="ZAKBTR"><ZKN:gerelateerde StUF:entiteittype="BTR"><ZKN:naam>${ownName}</ZKN:naam><ZKN:oinNummer>${own}</ZKN:oinNummer>` +
  `</ZKN:gerelateerde></ZKN:isUitgevoerdDoor></JZ:object></JZ:vtTerugkoppelingDi01>`;

const amsterdam = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'full', timeStyle: 'short', timeZone: 'Europe/Amsterdam' });
const attendering = (_, { nummer, uiterlijk, telefoon }) => {
  const lines = [
    `Nummer: ${nummer}`,
    'Soort: regulier',
    `Reageren uiterlijk: ${amsterdam.format(new Date(uiterlijk))}`,
    `Telefoon Veilig Thuis: ${telefoon}`,
  ];
  return JSON.stringify({ onderwerp: 'Er staat een overdracht klaar', tekst: lines.join('\n') });
};

const codecs = { 'check-op-bekendheid.v1': vraag, 'vt-terugkoppeling.v1': terugkoppeling, 'attendering.v1': attendering };
/** The bytes of the first attempt. */
export const encode = (id, { soort, inhoud }, at) =>
  Buffer.from((soort === 'attendering.v1' ? '' : prolog) + codecs[soort](id, inhoud, at));

function post(url, functie, draad) {
  const body = Buffer.from(envelope(draad.toString('utf8').slice(prolog.length)));
  const soapaction = `"www.stufstandaarden.nl/koppelvlak/jz0100/${functie}"`;
  const headers = { 'content-type': 'text/xml; charset=utf-8', accept: 'text/xml', soapaction, 'content-length': body.length };
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', headers, agent: false }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => (Buffer.concat(chunks).includes('Bv03Bericht') ? resolve() : reject(new Error('no Bv03'))));
    });
    call.on('error', reject).end(body);
  });
}

function mail(url, id, draad) {
  const { onderwerp, tekst } = JSON.parse(draad.toString('utf8'));
  return createTransport({ url }).sendMail({
    from: 'schakel@veilig-thuis.example',
    to: 'usd@huizen.example',
    subject: `OEFENOMGEVING ${onderwerp}`,
    text: tekst,
    messageId: `<${id}@veilig-thuis.example>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
}

const { RVDK_URL, POLITIE_URL, SMTP_URL } = process.env;
const ways = {
  'check-op-bekendheid.v1': (_, draad) => post(RVDK_URL, 'vcobDi01', draad),
  'vt-terugkoppeling.v1': (_, draad) => post(POLITIE_URL, 'vtTerugkoppelingDi01', draad),
  'attendering.v1': (id, draad) => mail(SMTP_URL, id, draad),
};
/** Resolves when the other side confirmed it. */
export const deliver = (id, { soort }, draad) => ways[soort](id, draad);
