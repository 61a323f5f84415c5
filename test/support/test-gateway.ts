import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createGateway } from '../../apps/gateway/src/gateway';
import type { RequestFacts } from '../../apps/gateway/src/web';
import { RequestLog } from '../../apps/gateway/src/web';
import type { WebSettings } from '../../apps/gateway/src/web';
import { MemoryAccessLog } from './memory-access-log';
import { MemorySessions } from './memory-sessions';

const veiligThuis = { rollen: ['veilig-thuis', 'teamleider', 'technisch-beheer', 'privacy-officer'], teams: [], machines: true } as const;
const gemeente = { rollen: ['lokaal-team', 'lokaal-team-leider'], teams: ['usd-huizen'], machines: false } as const;
const claims = { rollenClaim: 'rollen', teamsClaim: 'teams', groepen: [] } as const;

/** Two organisations, the second a municipality, and the parties of the local set-up that log in as machines. */
export function testSettings(issuers: { veiligThuis: string; gemeente: string }, more: Partial<WebSettings> = {}): WebSettings {
  return {
    omgeving: 'test',
    gatewayUrl: 'http://127.0.0.1:8080',
    apiVersie: '1.0.0',
    proxies: [],
    issuers: [
      { organisatie: 'veilig-thuis', naam: 'Veilig Thuis Gooi en Vechtstreek', issuer: issuers.veiligThuis, ...claims, ...veiligThuis },
      { organisatie: 'gemeente', naam: 'Gemeenten en uitvoeringsdiensten', issuer: issuers.gemeente, ...claims, ...gemeente },
    ],
    partijen: [
      { id: 'politie-mn', soort: 'politie', clients: ['politie-mn'], spreektVoor: ['00000099000000003000'] },
      { id: 'rvdk', soort: 'rvdk', clients: ['rvdk'], spreektVoor: ['00000099000000002000'] },
    ],
    oidcClientId: 'schakel-gateway',
    oidcClientSecret: 'geheim-van-de-gateway',
    sessieGeheim: 'een-geheim-van-ten-minste-32-tekens',
    sessieRustMs: 30 * 60_000,
    sessieDuurMs: 10 * 3_600_000,
    telefoon: '0800-2000',
    beleidVastgesteld: false,
    ...more,
  };
}

/** Remembers all that would be logged. */
export class RecordingLog extends RequestLog {
  readonly lines: (RequestFacts | { id: string; fault: string })[] = [];
  answered(facts: RequestFacts): void {
    this.lines.push(facts);
  }
  fault(id: string, code: string): void {
    this.lines.push({ id, fault: code });
  }
  unreadable(soort: string, id: string): void {
    this.lines.push({ id, fault: `onleesbaar: ${soort}` });
  }
}

export interface TestGateway {
  readonly app: NestFastifyApplication;
  readonly log: RecordingLog;
  readonly sessions: MemorySessions;
  readonly accessLog: MemoryAccessLog;
  /** The Cookie header of a fresh session with this role. */
  loginAs(rol: string, more?: { teams?: readonly string[]; csrf?: string; sub?: string }): Promise<string>;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export async function startTestGateway(settings: WebSettings, modules: readonly (Type | DynamicModule)[] = []): Promise<TestGateway> {
  const [log, sessions, accessLog] = [new RecordingLog(), new MemorySessions(), new MemoryAccessLog()];
  const app = await createGateway({ settings, sessions, accessLog, log, logger: silent, modules });
  await app.getHttpAdapter().getInstance().ready();
  const loginAs: TestGateway['loginAs'] = async (rol, { teams = [], csrf = 'eigen-formulier', sub = 'x' } = {}) => {
    const organisatie = rol.startsWith('lokaal-team') ? 'gemeente' : 'veilig-thuis';
    const gebruiker = {
      soort: 'gebruiker',
      id: `${organisatie}:${sub}`,
      naam: 'Test Persoon',
      organisatie,
      rollen: [rol as never],
      teams,
    } as const;
    const eind = Date.now() + settings.sessieDuurMs;
    const id = await sessions.create({ soort: 'sessie', gebruiker, csrf, eind }, new Date(eind));
    return `schakel=${encodeURIComponent(app.getHttpAdapter().getInstance().signCookie(id))}`;
  };
  return { app, log, sessions, accessLog, loginAs };
}
