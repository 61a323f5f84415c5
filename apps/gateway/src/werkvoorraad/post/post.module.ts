import { Module, type DynamicModule } from '@nestjs/common';
import type { Inrichting } from '@schakel/contracts';
import { Region } from '../casussen.service';
import { PostController } from './post.controller';
import { PostService, PostStore } from './post.service';

/** Mail that no machine could read: a person reads it and says what became of it. */
@Module({})
export class PostModule {
  static with(store: PostStore, inrichting: Inrichting): DynamicModule {
    const providers = [PostService, { provide: PostStore, useValue: store }, { provide: Region, useValue: { inrichting } }];
    return { module: PostModule, controllers: [PostController], providers };
  }
}
