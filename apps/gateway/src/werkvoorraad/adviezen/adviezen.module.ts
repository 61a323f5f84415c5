import { Module, type DynamicModule } from '@nestjs/common';
import type { Inrichting } from '@schakel/contracts';
import { Region } from '../casussen.service';
import { OpnemenStore } from '../opnemen/opnemen.service';
import { AdviezenController } from './adviezen.controller';
import { AdviezenService } from './adviezen.service';

/** Adviezen and ondersteuning of professionals: a register without those concerned. */
@Module({})
export class AdviezenModule {
  static with(store: OpnemenStore, inrichting: Inrichting): DynamicModule {
    const providers = [AdviezenService, { provide: OpnemenStore, useValue: store }, { provide: Region, useValue: { inrichting } }];
    return { module: AdviezenModule, controllers: [AdviezenController], providers };
  }
}
