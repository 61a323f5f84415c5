import { Module, type DynamicModule } from '@nestjs/common';
import type { Inrichting } from '@schakel/contracts';
import { Region } from '../casussen.service';
import { ConceptController } from './concept.controller';
import { OpnemenController } from './opnemen.controller';
import { OpnemenService, OpnemenStore } from './opnemen.service';
import { ZoekenService } from './zoeken.service';

/** Meldingen by telephone, mail, letter and at the desk: a worker writes them down. */
@Module({})
export class OpnemenModule {
  static with(store: OpnemenStore, inrichting: Inrichting): DynamicModule {
    const providers = [
      OpnemenService,
      ZoekenService,
      { provide: OpnemenStore, useValue: store },
      { provide: Region, useValue: { inrichting } },
    ];
    return { module: OpnemenModule, controllers: [OpnemenController, ConceptController], providers };
  }
}
