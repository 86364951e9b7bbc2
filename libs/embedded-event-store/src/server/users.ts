import { type handleUnaryCall, status, type UntypedServiceImplementation } from '@grpc/grpc-js';
import type { Message } from 'google-protobuf';
import type { Caller } from '../security/caller.js';
import { hashPassword, isPassword } from '../security/password-hash.js';
import { type User, UserDirectory, type UserEvent } from '../security/user-directory.js';
import { accessDenied, CallError, invalidArgument, unavailable } from './call-error.js';
import { users } from './protocol.js';
import type { ServiceContext } from './service-context.js';

const LOGIN_NAME = /^[\x21-\x39\x3b-\x7e]{1,200}$/;

/** `Users`: administrators create users, set passwords and lock them out; everybody changes their own password. */
export function usersHandlers(context: ServiceContext): UntypedServiceImplementation {
  const directory = new UserDirectory(context.storage);

  const known = (loginName: string): User => {
    const user = directory.find(loginName);
    if (user === undefined) throw new CallError(status.NOT_FOUND, `User '${loginName}' is not found.`, { exception: 'user-not-found', 'login-name': loginName });
    return user;
  };
  const change = async (user: User, type: UserEvent): Promise<void> => { await directory.write(user, type); };

  return {
    create: handler<InstanceType<typeof users.CreateReq>>(context, () => new users.CreateResp(), async (request, caller) => {
      administrator(caller);
      const options = request.getOptions();
      const loginName = options?.getLoginName() ?? '';
      if (options === undefined || !LOGIN_NAME.test(loginName)) throw invalidArgument('The login name must be printable ASCII without a colon');
      const user = { loginName, fullName: options.getFullName(), groups: options.getGroupsList(), disabled: false, ...hashPassword(options.getPassword()) };
      if (!await directory.write(user, '$UserCreated')) {
        throw new CallError(status.ALREADY_EXISTS, `User '${loginName}' already exists.`, { exception: 'user-conflict', 'login-name': loginName });
      }
    }),
    resetPassword: handler<InstanceType<typeof users.ResetPasswordReq>>(context, () => new users.ResetPasswordResp(), async (request, caller) => {
      administrator(caller);
      const options = request.getOptions();
      await change({ ...known(options?.getLoginName() ?? ''), ...hashPassword(options?.getNewPassword() ?? '') }, '$PasswordChanged');
    }),
    changePassword: handler<InstanceType<typeof users.ChangePasswordReq>>(context, () => new users.ChangePasswordResp(), async (request, caller) => {
      const options = request.getOptions();
      const user = known(options?.getLoginName() ?? '');
      const own = caller.name === user.loginName || caller.roles.has('$admins');
      if (!own || !isPassword(options?.getCurrentPassword() ?? '', user)) throw accessDenied();
      await change({ ...user, ...hashPassword(options?.getNewPassword() ?? '') }, '$PasswordChanged');
    }),
    disable: handler<InstanceType<typeof users.DisableReq>>(context, () => new users.DisableResp(), async (request, caller) => {
      administrator(caller);
      await change({ ...known(request.getOptions()?.getLoginName() ?? ''), disabled: true }, '$UserUpdated');
    }),
    enable: handler<InstanceType<typeof users.EnableReq>>(context, () => new users.EnableResp(), async (request, caller) => {
      administrator(caller);
      await change({ ...known(request.getOptions()?.getLoginName() ?? ''), disabled: false }, '$UserUpdated');
    }),
  };
}

function administrator(caller: Caller): void {
  if (!caller.roles.has('$admins')) throw accessDenied();
}

function handler<Request>(
  { access, openCalls }: ServiceContext, answer: () => Message, work: (request: Request, caller: Caller) => Promise<void>,
): handleUnaryCall<Request, Message> {
  return (call, callback) => {
    const run = async (): Promise<void> => {
      if (openCalls.isClosing) throw unavailable();
      await work(call.request, access.callerOf(call.metadata));
    };
    run().then(() => { callback(null, answer()); }, (error: unknown) => { callback(error instanceof Error ? error : new Error(String(error))); });
  };
}
