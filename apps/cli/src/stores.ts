import { userInfo } from 'node:os';
import type { DienstStand, HerstelSoort, Stand } from '@schakel/beheer';
import { parseInrichting, gemeentenIn, uuidV7 } from '@schakel/contracts';
import { auditEvent, type AuditInput } from '@schakel/privacy';
import { reachable, readCommon, readYamlFolder, Settings, type CommonSettings } from '@schakel/runtime';
import { AuditLog } from '@schakel/store/audit';
import { herstelAlle, readStand, type Voortgang } from '@schakel/store/beheer';
import { openDatabase, type Database, type Login, type Queryable } from '@schakel/store/database';
import { ingerichtFrom, Toegang, toegangsregels, type Toegangsregel } from '@schakel/store/toegang';
import { openVault } from '@schakel/store/vault';

type Env = Readonly<Record<string, string | undefined>>;

/** Who works at this terminal, in a form that the audit log takes. In a container everybody is the same user: there the environment says who it is. */
export const actor = (env: Env): string => `opdrachtregel:${(env['BEHEERDER'] || userInfo().username).replace(/[^A-Za-z0-9._-]/g, '_')}`;

/** The doors of the store as one command uses them: each under its own login, opened when first needed. */
export class Stores {
  private readonly open = new Map<Login, Database>();
  private settings: CommonSettings | undefined;

  constructor(
    private readonly env: Env,
    private readonly clock: () => Date,
  ) {}

  /** @throws SettingError when the environment does not say where the hub's database is */
  as(login: Login): Database {
    const known = this.open.get(login);
    if (known) return known;
    const { databaseUrl, roleSecret } = this.common();
    const database = openDatabase({ databaseUrl, roleSecret, login, max: 1, applicationName: 'schakel-cli' });
    this.open.set(login, database);
    return database;
  }

  /** How the hub is, seen from here: the bus and the timers too, when the environment says where they are. @throws DatabaseError */
  async stand(): Promise<Stand> {
    return readStand(this.as('beheer'), { ...this.omgeving(), diensten: await this.diensten() });
  }

  /** Whose name is not shown. */
  omgeving(): { readonly gemeenten: readonly string[] } {
    return { gemeenten: gemeentenIn(readYamlFolder(this.common().configDir)['partijen'] ?? '') };
  }

  /** Does what the administrator decided, for each of these that still waits, and logs it. @throws DatabaseError */
  async mend(wat: HerstelSoort, ids: readonly string[], reden: string): Promise<Voortgang> {
    const db = this.as('beheer');
    const vault = await openVault(db, this.common().sleutelbestand, this.clock);
    return herstelAlle(db, new AuditLog(vault), wat, ids, { actor: actor(this.env), reden }, () => undefined);
  }

  private async diensten(): Promise<DienstStand[]> {
    const { amqpUrl, redisUrl } = this.common();
    const wanted = [
      { dienst: 'bus', url: amqpUrl },
      { dienst: 'timers', url: redisUrl },
    ] as const;
    const looked = wanted.map(async ({ dienst, url }) => {
      if (!url) return [];
      return [{ dienst, bereikbaar: (await reachable(url)()) === 'gereed', sinds: this.clock() }];
    });
    return (await Promise.all(looked)).flat();
  }

  /** Everybody who has access; that somebody looks here is written down first. @throws InrichtingError; DatabaseError */
  async toegang(actie: 'toegang-ingezien' | 'toegang-uitgevoerd'): Promise<Toegangsregel[]> {
    const { sleutelbestand, configDir } = this.common();
    const { issuers, partijen } = parseInrichting(readYamlFolder(configDir), this.env);
    const beheer = this.as('beheer');
    const door = { id: actor(this.env), rollen: [] };
    const gezien = await new Toegang(await openVault(beheer, sleutelbestand, this.clock)).list(beheer, door, actie);
    return toegangsregels(gezien, ingerichtFrom(issuers, partijen), this.clock());
  }

  /** Appends to the audit log, in the transaction of what it tells. @throws DatabaseError */
  async log(tx: Queryable, event: Omit<AuditInput, 'id' | 'op' | 'actor'>): Promise<void> {
    const op = this.clock();
    const vault = await openVault(tx, this.common().sleutelbestand, this.clock);
    await new AuditLog(vault).append(tx, [auditEvent({ ...event, id: uuidV7(op.getTime()), op, actor: actor(this.env) })]);
  }

  async close(): Promise<void> {
    await Promise.all([...this.open.values()].map((database) => database.close()));
  }

  /** @throws SettingError */
  common(): CommonSettings {
    if (this.settings) return this.settings;
    const settings = new Settings(this.env);
    this.settings = readCommon(settings);
    settings.check();
    return this.settings;
  }
}
