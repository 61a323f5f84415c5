import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Eta } from 'eta';
import type { FastifyRequest } from 'fastify';
import { csrfField } from '../login/csrf';
import { WebSettings } from '../settings';
import { format } from './format';
import type { Screen } from './screens';
import { Screens } from './screens';

/** Renders pages on the server. Everything that a template prints is escaped; nothing on a page needs JavaScript. */
@Injectable()
export class Pages {
  private readonly eta = new Eta({ autoEscape: true, cache: true });

  constructor(
    private readonly settings: WebSettings,
    private readonly screens: Screens,
  ) {
    this.add(join(__dirname, '..', 'templates'));
  }

  /** Makes every `<name>.eta` of a folder known as `@<name>`. Called once at start; throws on a template that does not compile. */
  add(folder: string): void {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.eta'))) {
      this.eta.loadTemplate(`@${file.slice(0, -'.eta'.length)}`, readFileSync(join(folder, file), 'utf8'));
    }
  }

  /** The whole page. The template sees `data`, `f` (how things are written), `csrf` (for `@csrf`) and what the layout needs. */
  render(request: FastifyRequest, template: string, data: object = {}): string {
    return this.eta.render(template, { ...data, f: format, frame: this.frame(request) });
  }

  private frame(request: FastifyRequest): object {
    const gebruiker = request.sessie?.gebruiker;
    const schermen = gebruiker === undefined ? [] : this.screens.of(gebruiker);
    return {
      oefenomgeving: this.settings.omgeving !== 'productie',
      beleidVastgesteld: this.settings.beleidVastgesteld,
      telefoon: this.settings.telefoon,
      gebruiker,
      schermen,
      huidig: currentOf(schermen, request.routeOptions.url ?? ''),
      csrf: { veld: csrfField, waarde: request.sessie?.csrf ?? '' },
    };
  }
}

/** The screen that a page belongs to: of `/beheer` and `/beheer/toegang` the one that says most. */
const currentOf = (schermen: readonly Screen[], url: string): string | undefined =>
  schermen
    .map(({ path }) => path)
    .filter((path) => url.startsWith(path))
    .sort((one, other) => other.length - one.length)[0];
