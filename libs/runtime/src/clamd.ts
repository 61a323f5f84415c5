import type { Settings } from './environment';

/** Where the virus scanner listens; undefined where there is none. Call `settings.check()` afterwards. */
export function readClamd(settings: Settings): string | undefined {
  const clamd = settings.optional('CLAMD_URL');
  const isAddress = clamd === undefined || /^(tcp:\/\/[^\s/]+:\d{1,5}|unix:\/\/\/\S+)$/.test(clamd);
  settings.demand(isAddress, 'CLAMD_URL is geen tcp://host:poort of unix:///pad');
  return clamd;
}
