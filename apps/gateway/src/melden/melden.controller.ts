import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Body, Controller, Get, HttpCode, OnModuleInit, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUuid, RejectError } from '@schakel/contracts';
import { Openbaar, Pages, Pagina } from '../web';
import { formulierView } from './formulier-view';
import type { Form } from './formulier';
import { personenIn, tekst, withoutPerson, withPerson } from './formulier';
import { MeldToegang } from './meld-toegang';
import { MeldingIndienen } from './melding-indienen';
import type { VeldFout } from './melding-fouten';

/**
 * The form for professionals without a system: address, code, report, receipt. Public; the form itself only after a code that was mailed to a
 * registered organisation. What was typed is shown again only in the answer to the form that held it, and kept nowhere.
 */
@ApiExcludeController()
@Controller('melden')
export class MeldenController implements OnModuleInit {
  constructor(
    private readonly toegang: MeldToegang,
    private readonly indienen: MeldingIndienen,
    private readonly pages: Pages,
  ) {}

  onModuleInit(): void {
    this.pages.add(join(__dirname, 'templates'));
  }

  @Get()
  @Openbaar()
  @Pagina()
  start(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    return this.page(request, reply, '@melden', { fouten: [] });
  }

  @Post()
  @HttpCode(200)
  @Openbaar()
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() form: Form): Promise<void> {
    const held = this.toegang.demandForm(request);
    if (await this.toegang.ask(request, reply, held, tekst(form, 'adres'))) {
      redirect(reply, '/melden/code');
      return;
    }
    const fouten: VeldFout[] = [{ veld: 'adres', tekst: 'Vul een e-mailadres in, zoals naam@organisatie.nl' }];
    show(reply, this.page(request, reply, '@melden', { fouten }));
  }

  @Get('code')
  @Openbaar()
  @Pagina()
  code(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    return this.page(request, reply, '@melden-code', { fouten: [] });
  }

  @Post('code')
  @HttpCode(200)
  @Openbaar()
  async confirm(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() form: Form): Promise<void> {
    const held = this.toegang.demandForm(request);
    if (await this.toegang.confirm(request, reply, held, tekst(form, 'code'))) {
      redirect(reply, '/melden/formulier');
      return;
    }
    const fouten: VeldFout[] = [
      { veld: 'code', tekst: 'De code klopt niet of werkt niet meer. Controleer de code, of vraag een nieuwe aan' },
    ];
    show(reply, this.page(request, reply, '@melden-code', { fouten }));
  }

  @Get('formulier')
  @Openbaar()
  async empty(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const partij = await this.toegang.partijOf(request);
    if (!partij) {
      redirect(reply, '/melden');
      return;
    }
    show(reply, this.form(request, reply, { form: { formulier: randomUUID(), 'melder/organisatie': partij.naam } }));
  }

  @Post('formulier')
  @HttpCode(200)
  @Openbaar()
  async send(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() form: Form): Promise<void> {
    this.toegang.demandForm(request);
    const partij = await this.toegang.partijOf(request);
    if (!partij) {
      redirect(reply, '/melden');
      return;
    }
    const changed = changedBy(form, tekst(form, 'actie'));
    if (changed) {
      show(reply, this.form(request, reply, changed));
      return;
    }
    const result = await this.indienen.send(partij, form);
    if ('id' in result) redirect(reply, `/melden/ontvangen/${result.id}`);
    else show(reply, this.form(request, reply, { form, fouten: result.fouten }));
  }

  @Get('ontvangen/:id')
  @Openbaar()
  @Pagina()
  async received(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
  ): Promise<string> {
    const partij = await this.toegang.partijOf(request);
    const receipt = partij && isUuid(id) ? await this.indienen.receipt(partij, id) : undefined;
    if (!receipt) throw new RejectError('niet-gevonden');
    return this.page(request, reply, '@melden-ontvangen', { id: receipt.id, ontvangenOp: receipt.ontvangenOp });
  }

  @Post('klaar')
  @HttpCode(200)
  @Openbaar()
  async leave(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.toegang.end(reply, this.toegang.demandForm(request));
    redirect(reply, '/melden');
  }

  private form(request: FastifyRequest, reply: FastifyReply, { form, ...shown }: Vertoning): string {
    return this.page(request, reply, '@melden-formulier', { fouten: [], ...formulierView(this.indienen.codelijsten, form), ...shown });
  }

  private page(request: FastifyRequest, reply: FastifyReply, template: string, data: object): string {
    return this.pages.render(request, template, { ...data, csrf: this.toegang.csrf(request, reply) });
  }
}

/** The form as it is shown again. */
interface Vertoning {
  readonly form: Form;
  readonly fouten?: readonly VeldFout[];
  /** The person with whom somebody goes on; 0 for the heading above them all. */
  readonly naar?: number;
  /** Nothing was sent and nothing changed: Enter was pressed in a field. */
  readonly bleef?: true;
}

/** A button that changes the form and sends nothing; undefined when the form is to be sent. */
function changedBy(form: Form, actie: string): Vertoning | undefined {
  if (actie === 'versturen') return undefined;
  if (actie === 'persoon-erbij') {
    const more = withPerson(form);
    return { form: more, naar: personenIn(more) };
  }
  const gone = /^weg-(\d+)$/.exec(actie)?.[1];
  return gone ? { form: withoutPerson(form, Number(gone)), naar: 0 } : { form, bleef: true };
}

function redirect(reply: FastifyReply, path: string): void {
  void reply.redirect(path, 303);
}

function show(reply: FastifyReply, html: string): void {
  void reply.type('text/html; charset=utf-8').send(html);
}
