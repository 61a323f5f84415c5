import { isLoopback } from './environment';
import type { Omgeving, Settings } from './environment';

/** How the hub reaches the Digikoppeling adapter beside it. `ca`, `sleutel` and `certificaat` are paths of PEM files. */
export interface DigikoppelingSettings {
  readonly url: string;
  readonly gebruiker: string | undefined;
  readonly wachtwoord: string | undefined;
  readonly ca: string | undefined;
  readonly sleutel: string | undefined;
  readonly certificaat: string | undefined;
  /** Of the message ids that the hub makes. It never changes. */
  readonly domein: string;
  /** How long to rest between two questions whether something happened. */
  readonly intervalMs: number;
}

/** Undefined where no adapter is named. Call `settings.check()` afterwards. */
export function readDigikoppeling(settings: Settings, omgeving: Omgeving): DigikoppelingSettings | undefined {
  if (settings.optional('DIGIKOPPELING_URL') === undefined) return undefined;
  const url = settings.url('DIGIKOPPELING_URL');
  const gebruiker = settings.optional('DIGIKOPPELING_GEBRUIKER');
  const sleutel = settings.optional('DIGIKOPPELING_SLEUTEL');
  const intervalMs = Number(settings.optional('DIGIKOPPELING_INTERVAL_MS') ?? 2_000);
  settings.demand(Number.isInteger(intervalMs) && intervalMs >= 100, 'DIGIKOPPELING_INTERVAL_MS is geen geheel getal vanaf 100');
  settings.demand(isSafe(url, omgeving), 'DIGIKOPPELING_URL is geen https, en geen adres van deze machine');
  return {
    url,
    gebruiker,
    wachtwoord: gebruiker === undefined ? undefined : settings.text('DIGIKOPPELING_WACHTWOORD'),
    ca: settings.optional('DIGIKOPPELING_CA'),
    sleutel,
    certificaat: sleutel === undefined ? undefined : settings.text('DIGIKOPPELING_CERTIFICAAT'),
    domein: settings.text('DIGIKOPPELING_DOMEIN'),
    intervalMs,
  };
}

/** Outside production everything stays on this machine. */
function isSafe(url: string, omgeving: Omgeving): boolean {
  if (!URL.canParse(url)) return true;
  const { protocol, hostname } = new URL(url);
  return isLoopback(hostname) || (omgeving === 'productie' && protocol === 'https:');
}
