import 'reflect-metadata';
import { CrossRegionTransferModule, ForwardingEntity, forwardingsProjection, TransferKeeper } from '@juanzong/cross-region-transfer-service';
import { DeadlineEntity } from '@juanzong/deadlines';
import { runService } from '@juanzong/profile/cluster';

await runService({
  name: 'cross-region-transfer', title: { zh: '转交', en: 'cross-region transfer' }, reacts: false, keeper: TransferKeeper,
  modules: ({ dataSource, waits }) => [CrossRegionTransferModule.of(dataSource, waits)],
  entities: [DeadlineEntity, ForwardingEntity], projections: () => [forwardingsProjection],
});
