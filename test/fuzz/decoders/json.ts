import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse as parseForm } from 'node:querystring';
import { promisify } from 'node:util';
import { twijfelIn, uuidV5, validate } from '@schakel/contracts';
import { leesMelding, nummerPersonen } from '@schakel/domain';
import { asMail, EbmsAdapter } from '@schakel/ketenpartners';
import { readMelding } from '../../../apps/gateway/src/intake/json-acceptance';
import { voorbeeldMelding } from '../../../apps/gateway/src/intake/voorbeeld-melding';
import { formulierView } from '../../../apps/gateway/src/melden/formulier-view';
import { meldingFrom, withoutPerson, withPerson, type Form } from '../../../apps/gateway/src/melden/formulier';
import { AlarmTerugmelding } from '../../../apps/gateway/src/werkvoorraad/verzoeken';
import { deliveredInrichting } from '../../support/inrichting';
import { afterAcceptance, type Decoder } from '../law';
import { canary } from '../tokens';

const { codelijsten } = deliveredInrichting();
const id = uuidV5('rij');
const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const limits = { limitMs: 3_000, share: 1 };

/** As the door reads it, and as afhandeling reads what the door took. */
function readJson(bytes: Buffer): readonly string[] {
  const melding = readMelding(bytes);
  afterAcceptance(() => leesMelding('melding-professional.v1', nummerPersonen(melding, id)));
  return twijfelIn(melding, codelijsten);
}

const meldingDecoder: Decoder = {
  ...limits,
  naam: 'melding-professional',
  seeds: [json(voorbeeldMelding), json({ ...voorbeeldMelding, kenmerk: canary }), Buffer.from('{}')],
  read: (bytes) => Promise.resolve(readJson(bytes)),
};

const form = (fields: Readonly<Record<string, string>>): Buffer => Buffer.from(new URLSearchParams(fields).toString());
const formDecoder: Decoder = {
  ...limits,
  naam: 'the public form',
  seeds: [
    form({
      personen: '2',
      'zorgelijkeSituatie/betrokkenen[1]/geslachtsnaam': canary,
      'zorgelijkeSituatie/betrokkenen[2]/geboortedatum': '27-3-2019',
    }),
    form({
      personen: '1',
      'melder/naam': canary,
      acuteOnveiligheid: 'ja',
      datumMelding: '1-1-2026',
      'zorgelijkeSituatie/situatieschets': 'tekst',
    }),
  ],
  read: (bytes) => {
    const sent = { ...parseForm(bytes.toString('utf8'), '&', '=', { maxKeys: 0 }) } as Form;
    for (const each of [sent, withPerson(sent), withoutPerson(sent, 1)]) formulierView(codelijsten, each);
    return Promise.resolve(readJson(json(meldingFrom(sent, codelijsten, id))));
  },
};

const alarmDecoder: Decoder = {
  ...limits,
  naam: 'what the provider of calls tells',
  seeds: [json({ gebeurtenis: 'toets', kenmerk: id, toets: '1' }), json({ gebeurtenis: 'antwoord', van: '+31600000000', tekst: canary })],
  read: (bytes) => {
    const body = parsed(bytes);
    if (body !== undefined) validate(AlarmTerugmelding, body);
    return Promise.resolve([]);
  },
};

/** What is no JSON the web server refuses before anything of ours sees it. */
function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

const ebms = {
  properties: { messageId: id, messageStatus: canary, fromParty: { partyId: 'urn:osb:oin:00000099000000008000' } },
  dataSources: [{ name: `${canary}.xml`, contentType: 'application/xml', content: Buffer.from('<a/>').toString('base64') }],
};

/** The adapter beside the hub, as a server that answers with whatever bytes. */
export async function digikoppelingDecoder(): Promise<Decoder> {
  let answer: Buffer = Buffer.alloc(0);
  const server: Server = createServer((_, response) => response.setHeader('content-type', 'application/json').end(answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const adapter = new EbmsAdapter({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  return {
    ...limits,
    naam: 'Digikoppeling',
    seeds: [json(ebms), json([{ messageId: id, type: 'RECEIVED' }])],
    read: async (bytes) => {
      answer = bytes;
      const message = await adapter.message(id).catch((error: unknown) => error);
      if (message && typeof message === 'object' && 'dataSources' in message) asMail(message as never, 'uitleg');
      await adapter.events(['RECEIVED'], 10);
      if (message instanceof Error) throw message;
      return [];
    },
    close: async () => {
      await promisify(server.close.bind(server))();
    },
  };
}

export const jsonDecoders: readonly Decoder[] = [meldingDecoder, formDecoder, alarmDecoder];
