import { Module, type DynamicModule } from '@nestjs/common';
import type { Inrichting } from '@schakel/contracts';
import type { Virusscanner } from '@schakel/ketenpartners';
import { Region } from '../casussen.service';
import { Scanner } from '../scanner';
import { Onderzoek } from './onderzoek';
import { PostController } from './post.controller';
import { PostService, PostStore } from './post.service';

/** Mail that no machine could read: a person reads it and says what became of it. */
@Module({})
export class PostModule {
  static with(store: PostStore, inrichting: Inrichting, scanner?: Virusscanner): DynamicModule {
    const providers = [
      PostService,
      Onderzoek,
      { provide: Scanner, useValue: { scanner } },
      { provide: PostStore, useValue: store },
      { provide: Region, useValue: { inrichting } },
    ];
    return { module: PostModule, controllers: [PostController], providers };
  }
}
