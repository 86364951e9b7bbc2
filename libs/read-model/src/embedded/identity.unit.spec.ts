import { describe, expect, it } from '@jest/globals';
import { accountForInitdb } from './identity.js';

const root = 'root:x:0:0:root:/root:/bin/bash';
const daemon = 'daemon:x:1:2:daemon:/usr/sbin:/usr/sbin/nologin';
const nobody = 'nobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin';

describe('the account that initialises a cluster for root', () => {
  it('is nobody', () => expect(accountForInitdb([root, daemon, nobody, ''].join('\n'))).toEqual({ uid: 65534, gid: 65533 }));
  it('is any other where there is no nobody', () => expect(accountForInitdb([root, daemon].join('\n'))).toEqual({ uid: 1, gid: 2 }));
  it('is never root', () => expect(accountForInitdb(`${root}\ntoor:x:0:0::/root:/bin/sh\n`)).toBeUndefined());
  it('does not come from a line that is none', () => expect(accountForInitdb('+::::::\n# comment\nbroken:x:abc:1\n')).toBeUndefined());
});
