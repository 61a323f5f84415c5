import { Reflector } from '@nestjs/core';
import type { Inrichting } from '@schakel/contracts';
import type { XmlReader } from '@schakel/ketenpartners';
import type { JournalAppender } from '@schakel/store/journal-append';
import { MemoryInbox } from '../../../test/support/memory-inbox';
import { startTestGateway, testSettings } from '../../../test/support/test-gateway';
import type { Terugkoppelingen } from './intake/meldingen.controller';
import { ToegangModule } from './beheer/toegang.module';
import type { ToegangStore } from './beheer/toegang.service';
import { BeheerModule } from './beheer/beheer.module';
import type { BeheerStore } from './beheer/beheer.service';
import { IntakeModule } from './intake/intake.module';
import { MeldenModule } from './melden/melden.module';
import { OverdrachtenModule } from './overdrachten/overdrachten.module';
import { ToezichtModule } from './toezicht/toezicht.module';
import type { ToezichtStore } from './toezicht/toezicht.service';
import { routeHandlers } from './web';
import { accessKeys } from './web/access/access';
import { AdviezenModule } from './werkvoorraad/adviezen/adviezen.module';
import { AlarmModule } from './werkvoorraad/alarm/alarm.module';
import type { AlarmStore } from './werkvoorraad/alarm/alarm.service';
import { OpnemenModule } from './werkvoorraad/opnemen/opnemen.module';
import type { OpnemenStore } from './werkvoorraad/opnemen/opnemen.service';
import type { PostStore } from './werkvoorraad/post/post.service';
import { PostModule } from './werkvoorraad/post/post.module';
import type { WerkvoorraadStore } from './werkvoorraad/werkvoorraad';
import { WerkvoorraadModule } from './werkvoorraad/werkvoorraad.module';

/** Who may call what. A route that is not here, or is open to somebody else, is a decision that somebody must take on purpose. */
const matrix: Readonly<Record<string, string>> = {
  'LoginController.choose': 'openbaar',
  'LoginController.begin': 'openbaar',
  'LoginController.back': 'openbaar',
  'LoginController.gone': 'openbaar',
  'AssetsController.asset': 'openbaar',
  'OpenapiController.openapi': 'openbaar',
  'StartController.start': 'ingelogd',
  'LoginController.leave': 'ingelogd',
  'WerkvoorraadController.called': 'rollen veilig-thuis bureaudienst bereikbaarheidsdienst',
  'CasusPageController.ask': 'rollen veilig-thuis gedragswetenschapper vertrouwensarts teamleider',
  'CasusPageController.judgeAnonymous': 'rollen gedragswetenschapper teamleider',
  'CasusPageController.sendOn': 'rollen veilig-thuis gedragswetenschapper vertrouwensarts teamleider',
  'CasusPageController.answerSentOn': 'rollen veilig-thuis gedragswetenschapper vertrouwensarts teamleider',
  'CasusPageController.koppel': 'rollen veilig-thuis gedragswetenschapper vertrouwensarts teamleider',
  'CasusPageController.decide': 'rollen veilig-thuis gedragswetenschapper vertrouwensarts teamleider',
};
const perController: Readonly<Record<string, string>> = {
  OverdrachtenController: 'rollen lokaal-team lokaal-team-leider',
  OverdrachtenApiController: 'rollen lokaal-team lokaal-team-leider',
  CasussenApiController: 'rollen veilig-thuis gedragswetenschapper vertrouwensarts teamleider',
  WerkvoorraadController: 'rollen veilig-thuis gedragswetenschapper vertrouwensarts teamleider bereikbaarheidsdienst bureaudienst',
  OpnemenController: 'rollen veilig-thuis bureaudienst bereikbaarheidsdienst',
  AdviezenController: 'rollen veilig-thuis bureaudienst bereikbaarheidsdienst',
  ConceptController: 'rollen veilig-thuis bureaudienst bereikbaarheidsdienst',
  PostController: 'rollen veilig-thuis bureaudienst bereikbaarheidsdienst',
  AlarmController: 'rollen veilig-thuis gedragswetenschapper vertrouwensarts teamleider bereikbaarheidsdienst',
  RoosterController: 'rollen teamleider functioneel-beheer bereikbaarheidsdienst',
  TerugmeldingController: 'openbaar',
  CasusPageController: 'rollen veilig-thuis gedragswetenschapper vertrouwensarts teamleider bereikbaarheidsdienst',
  DocumentenController: 'rollen veilig-thuis gedragswetenschapper vertrouwensarts teamleider bereikbaarheidsdienst',
  ToegangController: 'rollen technisch-beheer functioneel-beheer',
  BeheerController: 'rollen technisch-beheer functioneel-beheer',
  OorzaakController: 'rollen technisch-beheer functioneel-beheer',
  BerichtController: 'rollen technisch-beheer functioneel-beheer',
  ToezichtController: 'rollen privacy-officer fg',
  MeldingenController: 'partijen politie zorg veilig-thuis',
  DoorzendingenController: 'partijen veilig-thuis',
  MeldenController: 'openbaar',
  StufController: 'partijen politie zorg rvdk zvh veilig-thuis gemeente',
};

test('every route says who may call it, and it is who the matrix names', async () => {
  // The doors are never reached: only what the routes declare is read.
  const intake = IntakeModule.with({
    xml: {} as XmlReader,
    journal: {} as JournalAppender,
    reports: {} as Terugkoppelingen,
    inrichting: {} as Inrichting,
  });
  const work = WerkvoorraadModule.with({} as WerkvoorraadStore, {} as Inrichting);
  const settings = testSettings({ veiligThuis: 'http://127.0.0.1:9/vt', gemeente: 'http://127.0.0.1:9/gm' });
  const { app } = await startTestGateway(settings, [
    OverdrachtenModule.with(new MemoryInbox()),
    intake,
    MeldenModule.with({} as Parameters<typeof MeldenModule.with>[0]),
    work,
    ToegangModule.with({} as ToegangStore),
    AdviezenModule.with({} as OpnemenStore, {} as Inrichting),
    OpnemenModule.with({} as OpnemenStore, {} as Inrichting),
    AlarmModule.with({} as AlarmStore, {} as Inrichting),
    PostModule.with({} as PostStore, {} as Inrichting),
    BeheerModule.with({} as BeheerStore),
    ToezichtModule.with({} as ToezichtStore),
  ]);
  const reflector = app.get(Reflector);
  const declared = routeHandlers(app).map(({ name, target, owner }) => {
    const said = accessKeys.flatMap((key) => {
      const value = reflector.getAllAndOverride<boolean | string[] | undefined>(key, [target as () => void, owner as () => void]);
      return value === undefined ? [] : [[key.slice('toegang:'.length), ...(Array.isArray(value) ? value : [])].join(' ')];
    });
    return [name, said.join(' + ')] as const;
  });
  expect(declared.length).toBeGreaterThan(15);
  const expected = declared.map(
    ([name]) => [name, matrix[name] ?? perController[name.split('.', 1)[0] ?? ''] ?? 'not in the matrix'] as const,
  );
  expect(declared).toEqual(expected);
  await app.close();
});
