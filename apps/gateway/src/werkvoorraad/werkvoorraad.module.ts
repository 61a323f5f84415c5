import { Module, type DynamicModule } from '@nestjs/common';
import type { Inrichting } from '@schakel/contracts';
import type { Virusscanner } from '@schakel/ketenpartners';
import { CasusPage } from './casus-page';
import { CasusPageController } from './casus-page.controller';
import { CasussenApiController } from './casussen-api.controller';
import { CasussenService, Region } from './casussen.service';
import { DocumentenController } from './documenten.controller';
import { DocumentenService } from './documenten.service';
import { Scanner } from './scanner';
import { WerkvoorraadStore } from './werkvoorraad';
import { WerkvoorraadController } from './werkvoorraad.controller';

/** The work of Veilig Thuis: the list, the file, questions and the vervolgbesluit. */
@Module({})
export class WerkvoorraadModule {
  static with(store: WerkvoorraadStore, inrichting: Inrichting, scanner?: Virusscanner): DynamicModule {
    const providers = [
      CasussenService,
      CasusPage,
      DocumentenService,
      { provide: Scanner, useValue: { scanner } },
      { provide: WerkvoorraadStore, useValue: store },
      { provide: Region, useValue: { inrichting } },
    ];
    const controllers = [WerkvoorraadController, CasusPageController, CasussenApiController, DocumentenController];
    return { module: WerkvoorraadModule, controllers, providers };
  }
}
