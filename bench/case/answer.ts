/** ucobDi01 (StUF-Jeugdzorg 1.0.9): nobody of that name is known at the Raad. Made from the question, as the Raad would. */

const namespaces = [
  'xmlns:JZ="http://www.stufstandaarden.nl/koppelvlak/jz0100"',
  'xmlns:ZKN="http://www.egem.nl/StUF/sector/zkn/0310"',
  'xmlns:BG="http://www.egem.nl/StUF/sector/bg/0310"',
  'xmlns:StUF="http://www.egem.nl/StUF/StUF0301"',
].join(' ');

const textOf = (xml: string, name: string): string => new RegExp(`<${name}>([^<]*)<`).exec(xml)?.[1] ?? '';
const organisatie = (naam: string, oin: string): string =>
  `<ZKN:gerelateerde StUF:entiteittype="BTR"><ZKN:organisatorischeEenheid StUF:entiteittype="OEH"><ZKN:identificatie>${oin}</ZKN:identificatie>` +
  `<ZKN:naam>${naam}</ZKN:naam></ZKN:organisatorischeEenheid></ZKN:gerelateerde>`;
const systeem = (rol: string, oin: string): string =>
  `<StUF:${rol}><StUF:organisatie>${oin}</StUF:organisatie><StUF:applicatie>SCHAKEL</StUF:applicatie></StUF:${rol}>`;

/** The answer to this vcobDi01, in a SOAP 1.1 envelope. */
export function answerTo(question: string): string {
  const verzoek = textOf(question, 'StUF:referentienummer');
  const referentie = `RVDK-${verzoek.replaceAll('-', '')}`;
  const persoon = /<ZKN:natuurlijkPersoon[^>]*>(.*)<\/ZKN:natuurlijkPersoon>/s.exec(question)?.[1] ?? '';
  const stuurgegevens =
    `<StUF:berichtcode>Di01</StUF:berichtcode>${systeem('zender', '00000099000000002000')}${systeem('ontvanger', '00000099000000001000')}` +
    `<StUF:referentienummer>${referentie}</StUF:referentienummer><StUF:tijdstipBericht>20260301101500000</StUF:tijdstipBericht>` +
    `<StUF:crossRefnummer>${verzoek}</StUF:crossRefnummer><StUF:functie>ucobDi01</StUF:functie>`;
  const object =
    `<JZ:identificatie>${referentie}</JZ:identificatie><JZ:verzoekidentificatie>${textOf(question, 'JZ:identificatie')}</JZ:verzoekidentificatie>` +
    `<JZ:heeftBetrekkingOp StUF:entiteittype="ZAKOBJ"><ZKN:gerelateerde StUF:entiteittype="OBJ"><ZKN:natuurlijkPersoon StUF:entiteittype="NPS">${persoon}` +
    `</ZKN:natuurlijkPersoon></ZKN:gerelateerde><ZKN:indicatieBekend>N</ZKN:indicatieBekend></JZ:heeftBetrekkingOp>` +
    `<JZ:heeftAlsInitiator StUF:entiteittype="ZAKBTRINI">${organisatie('Veilig Thuis', '00000099000000001000')}</JZ:heeftAlsInitiator>` +
    `<JZ:heeftAlsUitvoerende StUF:entiteittype="ZAKBTRUTV">${organisatie('Raad', '00000099000000002000')}</JZ:heeftAlsUitvoerende>`;
  return (
    `<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><JZ:ucobDi01 ${namespaces}>` +
    `<JZ:stuurgegevens>${stuurgegevens}</JZ:stuurgegevens><JZ:object StUF:entiteittype="VVZ">${object}</JZ:object></JZ:ucobDi01></s:Body></s:Envelope>`
  );
}
