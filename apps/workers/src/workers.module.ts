import { Module, type DynamicModule } from '@nestjs/common';
import { Afhandeling } from './afhandeling/afhandeling';
import { AfhandelingController } from './afhandeling/afhandeling.controller';
import { Verzender } from './verzending/verzender';
import { VerzendingController } from './verzending/verzending.controller';

/** Everything that happens after something came in: what the bus wakes. Loops of their own (relay, terms, seal) stand beside it in `parts`. */
@Module({ controllers: [AfhandelingController, VerzendingController] })
export class WorkersModule {
  static with(afhandeling: Afhandeling, verzender: Verzender): DynamicModule {
    const providers = [
      { provide: Afhandeling, useValue: afhandeling },
      { provide: Verzender, useValue: verzender },
    ];
    return { module: WorkersModule, providers };
  }
}
