import { Module, type DynamicModule } from '@nestjs/common';
import { MeldenController } from './melden.controller';
import { MeldParts, MeldToegang } from './meld-toegang';
import { MeldDeur, MeldingIndienen } from './melding-indienen';

/** The public form. It appends to the journal as any door does, and reads back nothing but its own receipts. */
@Module({})
export class MeldenModule {
  static with(parts: MeldParts & MeldDeur): DynamicModule {
    const providers = [{ provide: MeldParts, useValue: parts }, { provide: MeldDeur, useValue: parts }, MeldToegang, MeldingIndienen];
    return { module: MeldenModule, controllers: [MeldenController], providers };
  }
}
