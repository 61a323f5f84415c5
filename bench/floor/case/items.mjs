/** What may leave, cut to the fields that the verstrekkingsbeleid names for this recipient; the lists are written out, not read from configuration. */
import { uuid5 } from '../sealing.mjs';

const team = { ontvanger: 'usd-huizen', oin: '00000099000000007000', beleid: 'lokaal-team' };
const voorHetTeam = 'Wmo 2015 art. 2.3.2; Jeugdwet art. 2.3';
const kinds = {
  'check-op-bekendheid': {
    ontvanger: 'rvdk',
    oin: '00000099000000002000',
    beleid: 'rvdk',
    kanaal: 'stuf-direct',
    lane: 'verzending.rvdk.normaal',
    doel: 'check-op-bekendheid',
    grondslag: 'Wmo 2015 art. 4.1.1 lid 2, art. 5.1.6 en art. 5.3.3',
    grondslagOntvanger: 'Wmo 2015 art. 5.2.6',
    velden: ['verzoek', 'reden', 'persoon.bsn', 'persoon.geslachtsnaam', 'persoon.voornamen', 'persoon.geboortedatum'],
  },
  overdracht: {
    ...team,
    kanaal: 'postvak',
    doel: 'overdracht',
    grondslag: 'Wmo 2015 art. 4.1.1 lid 2 onder d; voor wat van de politie komt Wpg art. 7 lid 2',
    grondslagOntvanger: voorHetTeam,
    velden: [
      ...['nummer', 'team', 'dringend', 'uiterlijk', 'kop.gemeente'],
      ...['geslachtsnaam', 'voornamen', 'geboortedatum'].map((veld) => `kop.personen.${veld}`),
      ...['inhoud.samenvatting', 'inhoud.aard', 'inhoud.uitkomst'],
      ...['id', 'bsn', 'geslachtsnaam', 'voornamen', 'geslacht', 'geboortedatum', 'telefoonnummers', 'taal'].map(
        (veld) => `inhoud.personen.${veld}`,
      ),
      ...['straat', 'huisnummer', 'postcode', 'woonplaats'].map((veld) => `inhoud.personen.formeelAdres.${veld}`),
    ],
  },
  attendering: {
    ...team,
    kanaal: 'mail',
    lane: 'verzending.mail.normaal',
    doel: 'attendering',
    grondslag: 'Wmo 2015 art. 4.1.1 lid 2 onder d',
    grondslagOntvanger: voorHetTeam,
    velden: ['nummer', 'dringend', 'uiterlijk', 'herinnering', 'telefoon'],
  },
  'vt-terugkoppeling': {
    ontvanger: 'politie-mn',
    oin: '00000099000000003000',
    beleid: 'politie',
    kanaal: 'stuf-direct',
    lane: 'verzending.politie-mn.normaal',
    doel: 'terugkoppeling',
    grondslag: 'Wmo 2015 art. 4.1.1 lid 2 onder g',
    grondslagOntvanger: 'Politiewet 2012 art. 3',
    velden: ['verzoek', 'kenmerkMelding', 'status', 'uitkomst', 'verantwoordelijke'],
  },
};

export const sendId = (casus, soort, onderwerp, revisie) => uuid5(`${casus} ${kinds[soort].ontvanger} ${soort} ${onderwerp} ${revisie}`);

/** One row of the outbox with its line of the ledger; remembered in the dossier. */
export function send(dossier, soort, { onderwerp, revisie = 1, inhoud, noodzaak, door, uiterlijk, zonderBsn = false }) {
  const { velden: all, ontvanger, beleid, doel, grondslag, grondslagOntvanger, ...kind } = kinds[soort];
  const id = sendId(dossier.id, soort, onderwerp, revisie);
  const velden = zonderBsn ? all.filter((veld) => !veld.endsWith('.bsn')) : all;
  const sealed = { soort: `${soort}.v1`, inhoud, velden, ontvanger, beleid, versie: 1, doel, grondslag, grondslagOntvanger };
  dossier.verzonden.push({ id, bericht: `${soort}.v1`, ontvanger, onderwerp, revisie });
  return { id, casus: dossier.id, soort, onderwerp, revisie, uiterlijk, noodzaak, door, sealed, ...kind };
}
