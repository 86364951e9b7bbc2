import { assignmentContracts } from '@juanzong/assignment-contracts';
import { ContractRegistry } from '@juanzong/case-file';
import { positionNotedV1, storeFoundedV1 } from '@juanzong/common-contracts';
import { crossRegionTransferContracts } from '@juanzong/cross-region-transfer-contracts';
import { eligibilityContracts } from '@juanzong/eligibility-contracts';
import { intakeContracts } from '@juanzong/intake-contracts';
import { qualityReviewContracts } from '@juanzong/quality-review-contracts';
import { sealingContracts } from '@juanzong/sealing-contracts';

/** Everything that may stand in any stream of the platform. */
export const allContracts = () => [storeFoundedV1, positionNotedV1, ...intakeContracts, ...eligibilityContracts, ...assignmentContracts, ...crossRegionTransferContracts, ...qualityReviewContracts, ...sealingContracts];

export const platformRegistry = (): ContractRegistry => new ContractRegistry(allContracts());
