import { hashPassword } from './password-hash.js';
import type { User, UserDirectory } from './user-directory.js';

const PASSWORD = 'changeit';
const USERS: readonly Pick<User, 'loginName' | 'fullName' | 'groups'>[] = [
  { loginName: 'admin', fullName: 'Event Store Administrator', groups: ['$admins'] },
  { loginName: 'ops', fullName: 'Event Store Operations', groups: ['$ops'] },
];

/** Writes the users of a fresh node: admin and ops, with the password changeit until it is changed. */
export async function writeInitialUsers(directory: UserDirectory): Promise<void> {
  for (const user of USERS) {
    if (directory.find(user.loginName) === undefined) await directory.write({ ...user, disabled: false, ...hashPassword(PASSWORD) }, '$UserCreated');
  }
}
