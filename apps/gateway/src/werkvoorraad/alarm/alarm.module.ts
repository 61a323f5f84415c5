import { Module, type DynamicModule } from '@nestjs/common';
import type { Inrichting } from '@schakel/contracts';
import { Region } from '../casussen.service';
import { AlarmController } from './alarm.controller';
import { AlarmService, AlarmStore } from './alarm.service';
import { RoosterController } from './rooster.controller';
import { TerugmeldingController } from './terugmelding.controller';

/** Who is woken takes an alarm up here: on a page, by a key or by a reply; and the roster that says who that is. */
@Module({})
export class AlarmModule {
  static with(store: AlarmStore, inrichting: Inrichting): DynamicModule {
    const providers = [AlarmService, { provide: AlarmStore, useValue: store }, { provide: Region, useValue: { inrichting } }];
    return { module: AlarmModule, controllers: [AlarmController, RoosterController, TerugmeldingController], providers };
  }
}
