import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type { Gebruiker, Rol } from '@schakel/contracts';

export interface Screen {
  readonly path: string;
  readonly titel: string;
  readonly rollen: readonly Rol[];
}

const veiligThuis = [
  'veilig-thuis',
  'bureaudienst',
  'bereikbaarheidsdienst',
  'gedragswetenschapper',
  'vertrouwensarts',
  'teamleider',
] as const;

/** The entrances of the hub, in the order of the menu; the first that a person may enter is where `/` leads. */
export const screens: readonly Screen[] = [
  { path: '/werkvoorraad', titel: 'Werkvoorraad', rollen: veiligThuis },
  {
    path: '/werkvoorraad/alarm',
    titel: 'Alarm',
    rollen: ['veilig-thuis', 'bereikbaarheidsdienst', 'gedragswetenschapper', 'vertrouwensarts', 'teamleider'],
  },
  { path: '/werkvoorraad/post', titel: 'Post', rollen: ['veilig-thuis', 'bureaudienst', 'bereikbaarheidsdienst'] },
  { path: '/werkvoorraad/opnemen', titel: 'Melding opnemen', rollen: ['veilig-thuis', 'bureaudienst', 'bereikbaarheidsdienst'] },
  { path: '/werkvoorraad/adviezen', titel: 'Adviezen', rollen: ['veilig-thuis', 'bureaudienst', 'bereikbaarheidsdienst'] },
  { path: '/overdrachten', titel: 'Overdrachten', rollen: ['lokaal-team', 'lokaal-team-leider'] },
  { path: '/beheer', titel: 'Beheer', rollen: ['technisch-beheer', 'functioneel-beheer'] },
  { path: '/beheer/toegang', titel: 'Toegang', rollen: ['technisch-beheer', 'functioneel-beheer'] },
  { path: '/werkvoorraad/rooster', titel: 'Rooster', rollen: ['teamleider', 'functioneel-beheer', 'bereikbaarheidsdienst'] },
  { path: '/toezicht', titel: 'Toezicht', rollen: ['privacy-officer', 'fg'] },
];

/** Which entrances this person has, of those that this gateway serves. */
@Injectable()
export class Screens {
  constructor(private readonly host: HttpAdapterHost) {}

  of(gebruiker: Gebruiker): readonly Screen[] {
    const server: FastifyInstance = this.host.httpAdapter.getInstance();
    const mine = screens.filter(({ rollen }) => rollen.some((rol) => gebruiker.rollen.includes(rol)));
    return mine.filter(({ path }) => server.hasRoute({ method: 'GET', url: path }));
  }
}
