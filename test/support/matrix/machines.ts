/** The doors of systems: HTTP with XML or JSON, SOAP, and Digikoppeling, each over its own socket. */
import { ontvanger } from '../../../apps/gateway/src/intake/digikoppeling/ontvanger';
import { DigikoppelingIntake } from '../../../apps/gateway/src/intake/digikoppeling/digikoppeling-intake';
import { inEnvelope, soapHeaders } from '../../fixtures/vragen';
import { deel, startAdapter } from '../digikoppeling';
import type { Basis, Deuren } from './basis';
import { jsonOf, onderKenmerk, xmlOf } from './basis';

/** What came in is asked for so often, in milliseconds. */
const pollMs = 50;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export async function openMachines(basis: Basis): Promise<Deuren<'http-xml' | 'http-json' | 'soap' | 'digikoppeling'>> {
  const post = async (path: string, partij: string, headers: Readonly<Record<string, string>>, body: string, status: number) => {
    const authorization = `Bearer ${await basis.issuer.sign({ client_id: partij, sub: partij })}`;
    const answer = await fetch(`${basis.url}${path}`, { method: 'POST', headers: { authorization, ...headers }, body });
    expect({ status: answer.status, text: answer.status === status ? '' : await answer.text() }).toEqual({ status, text: '' });
  };
  const adapter = await startAdapter();
  const intake = new DigikoppelingIntake(basis.acceptance, basis.intake.journal, basis.inrichting);
  const loop = ontvanger(basis.store.open('intake', 2), adapter.adapter, intake, pollMs, silent);
  loop.start();
  return {
    deuren: {
      'http-xml': onderKenmerk((bericht) => post('/v1/meldingen', 'politie-mn', typed('xml'), xmlOf(bericht), 202)),
      'http-json': onderKenmerk((bericht) => post('/v1/meldingen', 'zorg-voorbeeld', typed('json'), jsonOf(bericht), 202)),
      soap: onderKenmerk((bericht) => {
        const xml = xmlOf(bericht).replace(/^<\?xml[^>]*\?>\s*/, '');
        const functie = /<StUF:functie>(\w+)</.exec(xml)?.[1] ?? '';
        return post('/v1/stuf', 'politie-mn', soapHeaders(functie), inEnvelope(xml), 200);
      }),
      digikoppeling: onderKenmerk((bericht) => adapter.postkamer.inject({ dataSources: [deel(xmlOf(bericht))] })),
    },
    close: async () => {
      await loop.stop();
      await adapter.close();
    },
  };
}

const typed = (taal: 'xml' | 'json') => ({ 'content-type': `application/${taal}` });
