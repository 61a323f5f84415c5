import type { Bevinding, Drempels } from './bevinding';
import type { DienstStand, LaneStand, Stand } from './stand';

/** What the hub itself does not do. */
export function hub(stand: Stand, now: Date, drempels: Drempels): Bevinding[] {
  const late = (since: Date | null | undefined, allowedMs: number): since is Date => !!since && now.getTime() - since.getTime() > allowedMs;
  const stuck = stand.lanes.filter(({ oudste }) => late(oudste, drempels.wachtrijMs));
  // A back-up that was never made is late since the beginning. Of a waarschuwer that never ran, the relay beside it tells.
  const { begin, waarschuwer, 'back-up': backup = begin } = stand.hartslagen;
  return [
    ...stand.diensten.filter(({ bereikbaar }) => !bereikbaar).map(dienstWeg),
    ...(stand.relayLeidt ? [] : [relay(stand, now)]),
    ...stuck.map(wachtrij),
    ...(late(stand.onverzegeld.oudste, drempels.onverzegeldMs) ? [onverzegeld(stand.onverzegeld.aantal, stand.onverzegeld.oudste)] : []),
    ...(late(waarschuwer, drempels.waarschuwerMs) ? [waarschuwerStil(waarschuwer)] : []),
    ...(late(backup, drempels.backupMs) ? [backupOud(backup, backup === begin)] : []),
  ];
}

const act = { ernst: 'handelen' } as const;

const namen = {
  bus: 'wachtrijdienst (RabbitMQ)',
  timers: 'wekkerdienst (Redis)',
  digikoppeling: 'Digikoppeling-adapter (ebms-admin)',
} as const;
const later = 'Start de dienst opnieuw. Meldingen komen intussen gewoon binnen, maar gaan later verder.';
const doeBij = {
  bus: later,
  timers: later,
  digikoppeling:
    'Kijk of ebms-admin draait en of het wachtwoord nog klopt. Tot die tijd komen meldingen langs Digikoppeling niet binnen: bel de politie als het langer dan een uur duurt. Er gaat niets verloren.',
} as const;
const dienstWeg = ({ dienst, sinds }: DienstStand): Bevinding => ({
  ...act,
  soort: 'dienst-weg',
  onderwerp: dienst,
  sinds,
  wat: `De ${namen[dienst]} antwoordt niet.`,
  doe: doeBij[dienst],
});

/** Waiting for the relay began when the oldest that is not on the bus could have gone. */
const relay = ({ lanes }: Stand, now: Date): Bevinding => {
  const waiting = lanes.filter(({ open, opDeBus }) => open > opDeBus).map(({ oudste }) => oudste.getTime());
  return {
    ...act,
    soort: 'relay-staat-stil',
    onderwerp: 'relay',
    sinds: new Date(Math.min(now.getTime(), ...waiting)),
    wat: 'Geen enkel proces zet werk op de wachtrij.',
    doe: 'Kijk of de workers draaien en start ze opnieuw.',
  };
};

/** A long queue that moves drains by itself. */
const wachtrij = ({ lane, open, oudste, perMinuut }: LaneStand): Bevinding => {
  const about = { soort: 'wachtrij-staat-stil', onderwerp: lane, aantal: open, sinds: oudste } as const;
  if (perMinuut) {
    const doe = 'U hoeft niets te doen. De wachtrij loopt vanzelf leeg; kijk over een uur opnieuw.';
    return { ...about, ernst: 'let-op', wat: `Wachtrij ${lane} loopt achter: ${open} open, ${perMinuut} per minuut.`, doe };
  }
  return {
    ...act,
    ...about,
    wat: `Wachtrij ${lane} staat stil.`,
    doe: 'Kijk of de workers draaien. Draaien ze, lees dan in hun logboek waarom deze wachtrij niet verder gaat.',
  };
};

const onverzegeld = (aantal: number, sinds: Date): Bevinding => ({
  ...act,
  soort: 'audit-onverzegeld',
  onderwerp: 'audit log',
  aantal,
  sinds,
  wat: `Regels van de audit log die nog niet verzegeld zijn: ${aantal}.`,
  doe: 'Kijk of de workers draaien. Waarschuw de privacy officer als het niet vanzelf overgaat.',
});

const waarschuwerStil = (sinds: Date): Bevinding => ({
  ...act,
  soort: 'waarschuwer-stil',
  onderwerp: 'waarschuwer',
  sinds,
  wat: 'De hub waarschuwt niemand meer als er iets misgaat.',
  doe: 'Kijk of de workers draaien. Kijk tot die tijd zelf elk uur op deze pagina.',
});

const backupOud = (sinds: Date, nooit: boolean): Bevinding => ({
  ...act,
  soort: 'back-up-oud',
  onderwerp: 'back-up',
  sinds,
  wat: nooit ? 'Er is nog nooit een back-up gemaakt.' : 'De laatste back-up is te oud.',
  doe: 'Maak nu een back-up en zoek uit waarom dat niet vanzelf ging.',
});
