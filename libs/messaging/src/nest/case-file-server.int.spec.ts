import 'reflect-metadata';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Controller, Module, Scope } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Ctx, EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import { concat, from, type Observable, of, throwError, timer } from 'rxjs';
import { mergeMap } from 'rxjs/operators';
import type { Message } from '../bus/message.js';
import { Line } from '../test-support/line.js';
import { CaseFileServer } from './case-file-server.js';
import { connectCaseFileServer, createCaseFileService } from './connect.js';
import { contextTransport } from './context-transport.js';
import { MessageContext } from './message-context.js';
import { OnEntry } from './on-entry.js';

const done: string[] = [];
const failures = new Map<string, unknown>();
const fail = (name: string): void => {
  if (failures.has(name)) throw failures.get(name);
  done.push(name);
};

@Controller()
class PlainHandlers {
  @OnEntry('test.Granted', 'eligibility')
  async granted(message: Message, context: MessageContext): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    fail(`granted ${message.revision} ${context.context}`);
  }

  @EventPattern('test.Twice')
  async first(message: Message): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 5));
    fail(`first ${message.revision}`);
  }

  @EventPattern<string>('test.Twice')
  second(@Payload() message: Message, @Ctx() context: MessageContext): void {
    fail(`second ${message.type} ${context.attempt}`);
  }

  @EventPattern('test.Stream')
  stream(message: Message): Observable<unknown> {
    const end = timer(5).pipe(mergeMap(() => (failures.has('stream') ? throwError(() => failures.get('stream')) : from([done.push(`stream ${message.revision}`)]))));
    return concat(of('begun'), end);
  }
}

@Controller({ scope: Scope.REQUEST })
class RequestScoped {
  @EventPattern('test.Scoped')
  scoped(message: Message): void {
    fail(`scoped ${message.revision}`);
  }
}

@Controller()
class OfIntake {
  @OnEntry('test.Shared', 'intake')
  shared(message: Message): void {
    fail(`intake ${message.revision}`);
  }
}

@Controller()
class OfAssignment {
  @EventPattern('test.Shared', contextTransport('assignment'))
  shared(message: Message): void {
    fail(`assignment ${message.revision}`);
  }
}

@Controller()
class Asking {
  @MessagePattern('test.Ask')
  ask(): string {
    return 'no';
  }
}

@Module({ controllers: [PlainHandlers, RequestScoped] })
class PlainModule {}

@Module({ controllers: [OfIntake, OfAssignment] })
class SharedModule {}

@Module({ controllers: [Asking] })
class AskingModule {}

describe('a case file server in Nest', () => {
  const closing: (() => Promise<unknown>)[] = [];
  const errors: unknown[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    done.length = 0;
    errors.length = 0;
    failures.clear();
  });

  const plain = async (): Promise<{ line: Line; server: CaseFileServer }> => {
    const line = new Line();
    const server = new CaseFileServer(line.options({ onParked: (_, error) => errors.push(error) }));
    const service = await createCaseFileService(PlainModule, server);
    await line.relay.start();
    await service.listen();
    closing.push(() => line.stop(), () => service.close());
    return { line, server };
  };

  const run = async (line: Line, server: CaseFileServer): Promise<void> => {
    await line.relay.idle(line.store.head);
    await server.runner.idle(line.store.head);
  };

  it('calls ordinary @EventPattern methods with message and context, and skips what nobody handles', async () => {
    const { line, server } = await plain();
    line.store.append('case-a', { type: 'test.Granted' });
    line.store.append('case-a', { type: 'test.Unknown' });
    line.store.append('case-a', { type: 'test.Granted' });
    await run(line, server);
    expect(done).toEqual(['granted 0 eligibility', 'granted 2 eligibility']);
    expect(server.handledTypes).toContain('test.Twice');
  });

  it('hands the very error of a handler to retry and parking', async () => {
    const { line, server } = await plain();
    const own = new RangeError('income below zero', { cause: new Error('a bad row') });
    failures.set('granted 0 eligibility', own);
    line.store.append('case-a', { type: 'test.Granted' });
    await run(line, server);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toBe(own);
    expect(server.runner.parked()).toMatchObject([{ attempts: 3, reason: { name: 'RangeError', causes: ['Error: a bad row'] } }]);
  });

  it('awaits a stream to its end, and knows when it fails', async () => {
    const { line, server } = await plain();
    line.store.append('case-a', { type: 'test.Stream' });
    await run(line, server);
    expect(done).toEqual(['stream 0']);
    const own = new Error('broke off');
    failures.set('stream', own);
    line.store.append('case-a', { type: 'test.Stream' });
    await run(line, server);
    expect(errors).toEqual([own]);
  });

  it('runs methods of one pattern one after the other, and none after one that failed', async () => {
    const { line, server } = await plain();
    line.store.append('case-a', { type: 'test.Twice' });
    await run(line, server);
    expect(done).toEqual(['first 0', 'second test.Twice 1']);
    failures.set('first 0', new Error('no'));
    line.store.append('case-b', { type: 'test.Twice' });
    await run(line, server);
    expect(done).toHaveLength(2);
    expect(errors).toEqual([failures.get('first 0')]);
  });

  it('keeps the cause in request-scoped controllers too', async () => {
    const { line, server } = await plain();
    line.store.append('case-a', { type: 'test.Scoped' });
    failures.set('scoped 1', new Error('scoped'));
    line.store.append('case-a', { type: 'test.Scoped' });
    await run(line, server);
    expect([done, errors]).toEqual([['scoped 0'], [failures.get('scoped 1')]]);
  });

  it('parks at once what must be understood and is not', async () => {
    const { line, server } = await plain();
    line.store.append('case-a', { type: 'test.Unknown', mustUnderstand: ['eligibility'] });
    line.store.append('case-b', { type: 'test.Unknown', mustUnderstand: ['intake'] });
    await run(line, server);
    expect(server.runner.parked()).toMatchObject([{ stream: 'case-a', attempts: 1, reason: { name: 'UnhandledEntry' } }]);
  });

  it('takes a version that it does not know for a type that it does not know', async () => {
    const { line, server } = await plain();
    server.knowing((type, version) => type === 'test.Granted' && version === 1);
    server.understand('test.Unknown');
    line.store.append('case-a', { type: 'test.Granted', version: 2, mustUnderstand: ['intake'] });
    line.store.append('case-b', { type: 'test.Granted', version: 2, mustUnderstand: ['eligibility'] });
    line.store.append('case-c', { type: 'test.Unknown', mustUnderstand: ['eligibility'] });
    line.store.append('case-d', { type: 'test.Granted', mustUnderstand: ['eligibility'] });
    await run(line, server);
    expect(done).toEqual(['granted 0 eligibility']);
    expect(server.runner.parked().map(({ stream, reason }) => [stream, reason.name])).toEqual([['case-b', 'UnhandledEntry'], ['case-c', 'UnhandledEntry']]);
  });

  it('gives every context its own server, position and lanes in one application', async () => {
    const line = new Line();
    const [intake, assignment] = ['intake', 'assignment'].map((context) => new CaseFileServer(line.options({ context })));
    if (!intake || !assignment) throw new Error('unreachable');
    const app = await NestFactory.create(SharedModule, new FastifyAdapter(), { logger: false });
    connectCaseFileServer(app, intake);
    connectCaseFileServer(app, assignment);
    await line.relay.start();
    await app.startAllMicroservices();
    closing.push(() => line.stop(), () => app.close());
    failures.set('intake 0', new Error('only intake'));
    line.store.append('case-a', { type: 'test.Shared' });
    line.store.append('case-a', { type: 'test.Shared' });
    await run(line, intake);
    await run(line, assignment);
    expect(done).toEqual(['assignment 0', 'assignment 1']);
    expect([intake.runner.parked().length, assignment.runner.parked().length]).toEqual([1, 0]);
    expect(intake.runner.parked()[0]?.reason.message).toBe('only intake');
  });

  it('says so when it was connected without the filter that keeps causes', async () => {
    const line = new Line();
    const server = new CaseFileServer(line.options({ onParked: (_, error) => errors.push(error) }));
    const service = await NestFactory.createMicroservice(PlainModule, { strategy: server, logger: false });
    await line.relay.start();
    await service.listen();
    closing.push(() => line.stop(), () => service.close());
    failures.set('granted 0 eligibility', new Error('gone'));
    line.store.append('case-a', { type: 'test.Granted' });
    await run(line, server);
    expect(errors).toMatchObject([{ name: 'LostCause' }]);
  });

  it('refuses request-response methods', async () => {
    const line = new Line();
    const service = await createCaseFileService(AskingModule, new CaseFileServer(line.options()));
    await expect(service.listen()).rejects.toThrow('@MessagePattern');
  });
});
