import { describe, expect, it } from '@jest/globals';
import { defineEvent, type EventContract } from '@juanzong/kernel';
import { z } from 'zod';
import { ContractRegistry, type Upcaster } from './index.js';

const contract = (type: string, version: number): EventContract =>
  defineEvent({ type, version, label: { zh: '样', en: 'x' }, streams: ['case'], schema: z.object({ name: z.string().meta({ personal: 'applicant' }) }), example: { name: '' }, mustUnderstand: [], lifeCycle: false });
const lift = (type: string, from: number): Upcaster => ({ type, from, upcast: (data) => ({ ...(data as object), [`from${from}`]: true }) });

describe('the registry of event contracts', () => {
  it('lifts every stored version to the newest, step by step, and hands on what nobody declares', () => {
    const registry = new ContractRegistry([contract('a.B', 1), contract('a.B', 3)], [lift('a.B', 1), lift('a.B', 2)]);
    expect(registry.upcast('a.B', 1, {})).toEqual({ version: 3, data: { from1: true, from2: true } });
    expect(registry.upcast('a.B', 3, { x: 1 })).toEqual({ version: 3, data: { x: 1 } });
    expect(registry.upcast('other.Type', 1, 7)).toEqual({ version: 1, data: 7 });
  });

  it('knows its contracts and their personal fields', () => {
    const registry = new ContractRegistry([contract('b.X', 1), contract('a.B', 1)]);
    expect(registry.get('a.B', 1).personal).toEqual([{ path: ['name'], subject: 'applicant' }]);
    expect(registry.all().map(({ contract: { type } }) => type)).toEqual(['a.B', 'b.X']);
    expect(registry.find('a.B', 2)).toBeUndefined();
    expect(() => registry.get('a.B', 2)).toThrow(/unknown/);
    expect(() => registry.newestVersion('z.Z')).toThrow(/unknown/);
  });

  it('refuses two of the same, gaps, and steps that lead nowhere', () => {
    expect(() => new ContractRegistry([contract('a.B', 1), contract('a.B', 1)])).toThrow(/twice/);
    expect(() => new ContractRegistry([contract('a.B', 1), contract('a.B', 2)])).toThrow(/no upcaster for a.B@1/);
    expect(() => new ContractRegistry([contract('a.B', 1), contract('a.B', 3)], [lift('a.B', 1)])).toThrow(/no upcaster for a.B@2/);
    expect(() => new ContractRegistry([contract('a.B', 1)], [lift('a.B', 1)])).toThrow(/beyond/);
    expect(() => new ContractRegistry([contract('a.B', 1), contract('a.B', 2)], [lift('a.B', 1), lift('a.B', 1)])).toThrow(/twice/);
    expect(() => new ContractRegistry([], [lift('a.B', 1)])).toThrow(/unknown/);
  });
});
