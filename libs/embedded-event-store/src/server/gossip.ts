import { randomUUID } from 'node:crypto';
import type { handleUnaryCall } from '@grpc/grpc-js';
import type { Empty } from '@eventstore/db-client/generated/shared_pb.js';
import type { ClusterInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import { gossip, shared } from './protocol.js';

const TICKS_PER_MILLISECOND = 10_000n;

/**
 * `Gossip.Read`, for `esdb+discover` and for several hosts: one member, Leader, alive, under the address by which the
 * client reached it, since that is the name its certificate is checked against. Open to everybody.
 */
export function gossipHandler(): handleUnaryCall<Empty, ClusterInfo> {
  const instance = randomUUID();
  return (call, callback) => {
    const member = new gossip.MemberInfo();
    member.setInstanceId(new shared.UUID().setString(instance));
    member.setTimeStamp(String(BigInt(Date.now()) * TICKS_PER_MILLISECOND));
    member.setState(gossip.MemberInfo.VNodeState.LEADER);
    member.setIsAlive(true);
    member.setHttpEndPoint(endPoint(call.getHost()));
    callback(null, new gossip.ClusterInfo().setMembersList([member]));
  };
}

function endPoint(authority: string): InstanceType<typeof gossip.EndPoint> {
  const at = authority.lastIndexOf(':');
  const address = authority.slice(0, at).replace(/^\[(.*)\]$/, '$1');
  return new gossip.EndPoint().setAddress(address).setPort(Number(authority.slice(at + 1)));
}
