import { describe, expect, it } from '@jest/globals';
import { connectionOf } from './connection-of.js';

describe('a connection from a URL', () => {
  it('has host, port, user, password and database, decoded', () => {
    expect(connectionOf('postgres://juanzong:p%40ss@db.example:6432/read%20models')).toEqual({ host: 'db.example', port: 6432, user: 'juanzong', password: 'p@ss', database: 'read models' });
    expect(connectionOf('postgresql://u@[::1]/d')).toEqual({ host: '::1', port: 5432, user: 'u', password: '', database: 'd' });
  });

  it('is encrypted as the mode says', () => {
    expect(connectionOf('postgres://u:p@h/d?sslmode=require').ssl).toEqual({ rejectUnauthorized: false });
    expect(connectionOf('postgres://u:p@h/d?sslmode=verify-full').ssl).toEqual({ rejectUnauthorized: true });
    expect(connectionOf('postgres://u:p@h/d?sslmode=disable').ssl).toBeUndefined();
  });

  it('is refused without repeating a password', () => {
    for (const wrong of ['', 'mysql://u:secret@h/d', 'postgres://u:secret@h', 'postgres://h/d', 'u:secret@h/d']) {
      let said = '';
      try {
        connectionOf(wrong);
      } catch (error) {
        said = String(error);
      }
      expect(said).toContain('postgres://user');
      expect(said).not.toContain('secret');
    }
  });
});
