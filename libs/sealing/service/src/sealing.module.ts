import { type DynamicModule, Module } from '@nestjs/common';
import { SealingController } from './edge/http/sealing.controller.js';
import { PublishedSeals } from './read/published-seals.js';

/** Sealing at a glance: nobody commands it; the profile runs the `Sealer` when a day is over. What it published and whole agencies are asked for over HTTP. */
@Module({})
export class SealingModule {
  /** `folder` is where the roots are published. */
  static of(folder: string): DynamicModule {
    return { module: SealingModule, controllers: [SealingController], providers: [{ provide: PublishedSeals, useValue: new PublishedSeals(folder) }] };
  }
}
