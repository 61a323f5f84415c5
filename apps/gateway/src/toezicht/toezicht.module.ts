import { DynamicModule, Module } from '@nestjs/common';
import { ToezichtController } from './toezicht.controller';
import { ToezichtService, ToezichtStore } from './toezicht.service';

/** The screen of the privacy officer and the FG. */
@Module({ controllers: [ToezichtController], providers: [ToezichtService] })
export class ToezichtModule {
  static with(store: ToezichtStore): DynamicModule {
    return { module: ToezichtModule, providers: [{ provide: ToezichtStore, useValue: store }] };
  }
}
