/** The doors of systems: HTTP with XML or JSON, SOAP, and Digikoppeling, each over its own socket. */
import { ontvanger } from '../../../apps/gateway/src/intake/digikoppeling/ontvanger';
import { DigikoppelingIntake } from '../../../apps/gateway/src/intake/digikoppeling/digikoppeling-intake';
import { silent } from '../postbuslezer';
import { inEnvelope, soapHeaders } from '../../fixtures/vragen';
import { deel, startAdapter } from '../digikoppeling';
import type { Basis, Deuren } from './basis';
import { jsonOf, xmlOf } from './basis';

/** What came in is asked for so often, in milliseconds. */
const pollMs = 50;

export async function openMachines(basis: Basis): Promise<Deuren<'http-xml' | 'http-json' | 'soap' | 'digikoppeling'>> {
  const post = async (path: string, partij: string, headers: Readonly<Record<string, string>>, body: string, status: number) => {
    const authorization = `Bearer ${await basis.issuer.sign({ client_id: partij, sub: partij })}`;
    const answer = await fetch(`${basis.url}${path}`, { method: 'POST', headers: { authorization, ...headers }, body });
    expect({ status: answer.status, text: answer.status === status ? '' : await answer.text() }).toEqual({ status, text: '' });
  };
  const adapter = await startAdapter();
  const intake = new DigikoppelingIntake(basis.acceptance, basis.journal, basis.inrichting);
  const loop = ontvanger(basis.store.open('intake', 2), adapter.adapter, intake, pollMs, silent);
  loop.start();
  return {
    deuren: {
      'http-xml': (bericht) => post('/v1/meldingen', 'politie-mn', { 'content-type': 'application/xml' }, xmlOf(bericht), 202),
      'http-json': (bericht) => post('/v1/meldingen', 'zorg-voorbeeld', { 'content-type': 'application/json' }, jsonOf(bericht), 202),
      soap: (bericht) => {
        const xml = xmlOf(bericht).replace(/^<\?xml[^>]*\?>\s*/, '');
        const functie = /<StUF:functie>(\w+)</.exec(xml)?.[1] ?? '';
        return post('/v1/stuf', 'politie-mn', soapHeaders(functie), inEnvelope(xml), 200);
      },
      digikoppeling: async (bericht) => {
        await adapter.postkamer.inject({ dataSources: [deel(xmlOf(bericht))] });
      },
    },
    close: async () => {
      await loop.stop();
      await adapter.close();
    },
  };
}
