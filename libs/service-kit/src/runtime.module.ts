import { type DynamicModule, Global, Module } from '@nestjs/common';
import { SERVICE_RUNTIME, type ServiceRuntime } from './service-runtime.js';

/** Gives every service the process's one runtime. */
@Global()
@Module({})
export class RuntimeModule {
  static of(runtime: ServiceRuntime): DynamicModule {
    return { module: RuntimeModule, providers: [{ provide: SERVICE_RUNTIME, useValue: runtime }], exports: [SERVICE_RUNTIME] };
  }
}
