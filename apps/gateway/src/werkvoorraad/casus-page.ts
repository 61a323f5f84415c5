import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { RejectError } from '@schakel/contracts';
import type { Casus } from '@schakel/domain';
import { gebruikerOf, Pages, Redenen } from '../web';
import { CasussenService, Region } from './casussen.service';
import { beslissers, hasRol, oordelaars } from './rollen';
import { casusView } from './view/casus-view';
import type { Form } from './view/form';
import { textOf } from './view/form';
import { formulierenOf } from './view/formulieren';
import { veldFouten } from './view/veldfouten';
import { veranderdSinds } from './view/veranderd';

/** What brought somebody to the page: a form that was refused, or a bericht that was handled. */
export interface Aanleiding {
  readonly ingevuld?: Form;
  readonly error?: RejectError;
  readonly bericht?: string;
}

/** Renders the page of a casus. */
@Injectable()
export class CasusPage {
  constructor(
    private readonly casussen: CasussenService,
    private readonly region: Region,
    private readonly redenen: Redenen,
    private readonly pages: Pages,
  ) {}

  /** Logs that this person opens the casus, with the reason of the session, and shows it. @throws RejectError `reden-ontbreekt`, `niet-gevonden` */
  async render(request: FastifyRequest, id: string, { ingevuld, error, bericht }: Aanleiding): Promise<string> {
    const { inrichting } = this.region;
    const casus = await this.casussen.open(gebruikerOf(request), id, this.redenen.of(request, id));
    const now = new Date();
    const formulieren = formulierenOf(inrichting, casus, ingevuld, now);
    const beslist = hasRol(gebruikerOf(request).rollen, beslissers);
    return this.pages.render(request, '@casus', {
      onleesbaar: casus.onleesbaar.length,
      casus: casusView(inrichting, casus, now, await this.casussen.gelijkenissen(casus)),
      oordeelt: hasRol(gebruikerOf(request).rollen, oordelaars),
      mag: { koppelen: beslist },
      formulieren: beslist ? formulieren : { notitie: formulieren.notitie, documenten: formulieren.documenten },
      ingevuld: { tekst: (name: string) => textOf(ingevuld, name) ?? '' },
      fouten: error && ingevuld ? veldFouten(error.fouten.length > 0 ? error.fouten : [{ code: error.code, location: '' }], ingevuld) : [],
      veranderd: error?.code === 'verouderde-versie' ? veranderdSinds(casus, Number(textOf(ingevuld, 'versie'))) : [],
      uitslag: bericht === undefined ? undefined : uitslagOf(casus, bericht),
    });
  }
}

/** A bericht that is not in the casus had no effect: another one came first. */
const uitslagOf = ({ berichten }: Casus, bericht: string): string =>
  berichten.includes(bericht)
    ? 'Verwerkt: dit staat nu in de casus.'
    : 'Niet verwerkt: de casus veranderde terwijl u bezig was. Kijk of het nog nodig is en probeer het opnieuw.';
